"""Sending the weekly digest: at each one's moment, once, to those above the cells, those in charge, and secretaries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from handlers.context import Work
from handlers.rights.access import Actor
from handlers.screens.notices import Notice, notify, written_about
from handlers.screens.quiet_hours import wait_for_morning
from handlers.screens.screen import Screen
from handlers.ward.digests import pages, rules, texts
from handlers.ward.digests.figures import take_weekly
from handlers.ward.digests.unprepared import late_in
from handlers.ward.digests.views import View, view_of
from storage.accounts import roles_of_joined
from storage.digests import DigestSnapshot, weekly_ids
from storage.people import Person, RoleName, Unit, UnitKind
from storage.preferences import DIGEST_TIME, preferences_named
from storage.units import places_in_tree

KIND = "digest"
_OF_UNITS = (RoleName.WARD_COMMITTEE, RoleName.WARD_BUILDING)
_OF_CELLS = (RoleName.IN_CHARGE, RoleName.SECRETARY)


@dataclass(frozen=True)
class Reader:
    """Somebody who gets a unit's digest, and when this week's was due. `above`: not only as a cell's secretary."""

    person_id: int
    unit_id: int
    moment: datetime
    above: bool

    @property
    def week(self) -> date:
        return rules.weekly_period(self.moment.date()).span.first


def send_digests(work: Work) -> int:
    """Write the digest to everybody whose weekly moment has come (or was missed less than three days ago) and who has
    not got it. Those of one unit whose week ends on the same day get the same figures, taken for the first of them.
    Returns to how many people it was written.
    """
    readers = sorted(_readers(work), key=lambda one: (one.moment, one.person_id))
    if not readers:
        return 0
    known = weekly_ids(work.db, min(reader.week for reader in readers))
    subjects = [subject_of(digest_id) for digest_id in known.values()]
    got = {(one.subject, one.person_id) for one in written_about(work.db, subjects, [KIND])}
    sent = 0
    for reader in readers:
        digest_id = known.get((reader.unit_id, reader.week))
        if digest_id is None:
            digest_id = known[reader.unit_id, reader.week] = _take(work, reader)
        if (subject_of(digest_id), reader.person_id) not in got:
            sent += _send(work, reader, digest_id)
    return sent


def _take(work: Work, reader: Reader) -> int:
    unit = work.db.get_one(Unit, reader.unit_id)
    return take_weekly(work.db, unit, reader.moment, work.now, work.zone, late_in(work)).id


def _send(work: Work, reader: Reader, digest_id: int) -> bool:
    person = work.db.get_one(Person, reader.person_id)
    view = view_of(work, Actor.of(person), work.db.get_one(DigestSnapshot, digest_id))
    return view is not None and _tell(work, person, view, reader)


def _readers(work: Work) -> Iterator[Reader]:
    """Who is to have got a digest by now, each once for a unit: whoever had joined before the moment."""
    chosen = preferences_named(work.db, DIGEST_TIME)
    above: dict[tuple[int, int], bool] = {}
    joined_at: dict[int, datetime] = {}
    for person_id, unit_id, is_above, joined in _holders(work):
        above[person_id, unit_id] = above.get((person_id, unit_id), False) or is_above
        joined_at[person_id] = joined
    for (person_id, unit_id), is_above in above.items():
        setting = rules.own_setting(chosen.get(person_id), work.policy.digest)
        moment = rules.due_moment(work.now, setting, work.zone) if setting is not None else None
        if moment is not None and joined_at[person_id] <= moment:
            yield Reader(person_id, unit_id, moment, is_above)


def _holders(work: Work) -> Iterator[tuple[int, int, bool, datetime]]:
    """(person, whose digest, whether for more than their own cell, when they joined) for each role that gives one."""
    holding = _holding_units(work)
    for person_id, role, unit_id, at in roles_of_joined(work.db, (*_OF_UNITS, *_OF_CELLS)):
        if unit_id in holding:
            yield person_id, holding[unit_id], role != RoleName.SECRETARY, at


def _holding_units(work: Work) -> dict[int, int]:
    """For each unit in use whose digest it is: its own, or, for one below a ward, the ward's."""
    units = places_in_tree(work.db)
    found = {}
    for unit_id in units:
        above: int | None = unit_id
        while above in units and units[above][0] not in (UnitKind.WARD, UnitKind.CITY):
            above = units[above][1]
        found[unit_id] = above if above is not None and above in units else unit_id
    return found


def _tell(work: Work, person: Person, view: View, reader: Reader) -> bool:
    """The message, then the picture, then the workbook. Returns whether the person can be reached."""
    moment = texts.moment_words(view.figures.at)
    notices = [
        _notice(work, "text", pages.digest_page(view), view, reader.moment),
        _notice(work, "picture", Screen(texts.PICTURE_CAPTION.format(moment=moment)), view, reader.moment),
    ]
    if reader.above:
        notices.append(_notice(work, "sheet", Screen(texts.SHEET_CAPTION.format(moment=moment)), view, reader.moment))
    return all(notify(work, person, notice) for notice in notices)


def _notice(work: Work, slot: str, screen: Screen, view: View, moment: datetime) -> Notice:
    expires = moment + rules.LIFETIME
    return Notice(
        kind=KIND,
        subject=subject_of(view.digest_id),
        slot=slot,
        screen=screen,
        not_before=wait_for_morning(work.now, expires, work.policy.quiet_hours, work.zone),
        expires_at=expires,
        photo=view.recipe if slot == "picture" else None,
        document=view.sheet_recipe if slot == "sheet" else None,
    )


def subject_of(digest_id: int) -> str:
    return f"digest:{digest_id}"
