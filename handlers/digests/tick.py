"""Sending the weekly digest: at its moment, once, to those of the ward committee and those in charge of its cells."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select

from handlers.access import Actor
from handlers.context import Work
from handlers.digests import pages, rules, texts
from handlers.digests.figures import take_weekly
from handlers.digests.views import View, view_of
from handlers.notices import Notice, notify
from handlers.quiet import wait_for_morning
from handlers.screens import Screen
from storage.digests import weekly_snapshot
from storage.people import Binding, Person, RoleName, Unit, UnitKind, cells_below, holders_in, holders_of, units_of_kind

KIND = "digest"


def send_digests(work: Work) -> int:
    """If a weekly moment has come (or was missed less than three days ago): take the figures of each ward that has
    none for that week, and write its digest to everybody who gets it. Returns to how many people it was written.

    Whether it was done is known by the snapshot, which is of the same transaction as what is written to people.
    """
    moment = rules.due_moment(work.now, work.practice.digest, work.zone)
    if moment is None:
        return 0
    return sum(_send(work, ward, moment) for ward in units_of_kind(work.session, UnitKind.WARD))


def _send(work: Work, ward: Unit, moment: datetime) -> int:
    week = rules.weekly_period(moment.date()).span.first
    if weekly_snapshot(work.session, ward.id, week) is not None:
        return 0
    snapshot = take_weekly(work.session, ward, moment, work.now, work.zone)
    views = ((person, view_of(work, Actor.of(person), snapshot)) for person in _readers(work, ward, moment))
    return sum(_tell(work, person, view, moment) for person, view in views if view is not None)


def _readers(work: Work, ward: Unit, moment: datetime) -> Iterable[Person]:
    """Who gets the ward's digest, each once. Whoever joined after its moment was not there to get it."""
    found = holders_of(work.session, ward.id, RoleName.WARD_COMMITTEE, RoleName.WARD_BUILDING)
    cells = [cell.id for cell in cells_below(work.session, ward.id)]
    found += [person for _, person in holders_in(work.session, cells, [RoleName.IN_CHARGE])]
    people = {person.id: person for person in found}
    joined = select(Binding.person_id).where(Binding.person_id.in_(people)).group_by(Binding.person_id)
    before = work.session.scalars(joined.having(func.min(Binding.consent_at) <= moment))
    return [people[person_id] for person_id in sorted(before)]


def _tell(work: Work, person: Person, view: View, moment: datetime) -> bool:
    """The message, then the picture. Returns whether the person can be reached."""
    caption = texts.PICTURE_CAPTION.format(moment=texts.moment_words(view.figures.at))
    message = _notice(work, "text", pages.digest_page(work, view), view, moment)
    picture = _notice(work, "picture", Screen(caption), view, moment)
    return notify(work, person, message) and notify(work, person, picture)


def _notice(work: Work, slot: str, screen: Screen, view: View, moment: datetime) -> Notice:
    expires = moment + rules.LIFETIME
    return Notice(
        kind=KIND, subject=subject_of(view.digest_id), slot=slot, screen=screen,
        not_before=wait_for_morning(work.now, expires, work.practice.quiet_hours, work.zone), expires_at=expires,
        photo=view.recipe if slot == "picture" else None,
    )  # fmt: skip


def subject_of(digest_id: int) -> str:
    return f"digest:{digest_id}"
