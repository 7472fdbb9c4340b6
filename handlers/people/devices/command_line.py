"""`chibo devices`: which devices speak for a person, and cutting one off."""

from handlers.context import Work
from handlers.language.dates import long_moment
from handlers.people.devices import texts
from handlers.people.devices.removing import channel_name, remove
from handlers.people.joining.command_line import InviteReport, about_person, the_one_called
from storage.accounts import bindings_of


def list_called(work: Work, words: str) -> InviteReport:
    person = the_one_called(work, words)
    if isinstance(person, InviteReport):
        return person
    found = bindings_of(work.db, person.id)
    if not found:
        return InviteReport(True, (about_person(texts.CALLED_NONE, person),))
    lines = [
        texts.LINE.format(
            number=number,
            channel=channel_name(one.account),
            since=long_moment(one.consent_at, work.zone),
            used=long_moment(one.account.last_used_at, work.zone) if one.account.last_used_at else texts.NEVER,
            here="",
        )
        for number, one in enumerate(found, 1)
    ]
    return InviteReport(True, (about_person(texts.CALLED, person), *map(str, lines)))


def remove_called(work: Work, words: str, number: int | None) -> InviteReport:
    """Cut off the `number`-th device of the list (None: all). Whoever calls commits."""
    person = the_one_called(work, words)
    if isinstance(person, InviteReport):
        return person
    found = bindings_of(work.db, person.id)
    wanted = [one for at, one in enumerate(found, 1) if number in (None, at)]
    if not wanted:
        line = texts.CALLED_NO_SUCH.format(number=number, code=person.code) if found else ""
        return InviteReport(False, (line or about_person(texts.CALLED_NONE, person),))
    for one in wanted:
        remove(work, one, None)
    return InviteReport(True, (about_person(texts.CALLED_REMOVED, person, count=str(len(wanted))),))
