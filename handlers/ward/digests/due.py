"""The weekly digest, at each reader's moment, once."""

from collections.abc import Iterator
from functools import partial

from handlers.context import Work
from handlers.reminders.reminder import DueNotice, Piece, Reminder
from handlers.reminders.rules import Night
from handlers.rights.access import Actor
from handlers.screens.notices import Key
from handlers.screens.screen import Screen
from handlers.ward.digests import rules, texts
from handlers.ward.digests.pages import digest
from handlers.ward.digests.readers import Reader, readers
from handlers.ward.digests.views import View, view_of
from storage.digests import DigestSnapshot, weekly_ids
from storage.people import Person

TEXT, PICTURE, SHEET = "text", "picture", "sheet"


def digests_due(work: Work) -> Iterator[DueNotice]:
    """For everybody whose weekly moment has come, or was missed less than three days ago, and whose unit's figures have
    been taken (chores.py).
    """
    found = readers(work)
    known = weekly_ids(work.db, min(reader.week for reader in found)) if found else {}
    for reader in found:
        digest_id = known.get((reader.unit_id, reader.week))
        if digest_id is not None:
            make = partial(_pieces, work, digest_id, reader)
            yield DueNotice(reader.person_id, f"digest:{digest_id}", TEXT, make, reader.moment + rules.LIFETIME)


def _pieces(work: Work, digest_id: int, reader: Reader, person: Person) -> list[Piece]:
    """The message, then the picture, then the workbook; nothing for who may see none of it."""
    view = _view(work, digest_id, person)
    if view is None:
        return []
    moment = texts.moment_words(view.figures.at)
    picture = Screen(texts.PICTURE_CAPTION.format(moment=moment))
    sheet = Screen(texts.SHEET_CAPTION.format(moment=moment))
    pieces = [Piece(TEXT, digest.digest_page(view), about=view.subjects), Piece(PICTURE, picture, photo=view.recipe)]
    return [*pieces, Piece(SHEET, sheet, document=view.sheet_recipe)] if reader.above else pieces


def _view(work: Work, digest_id: int, person: Person) -> View | None:
    return view_of(work, Actor.of(person), work.db.get_one(DigestSnapshot, digest_id))


def _may_still_see(work: Work, key: Key) -> bool:
    person = work.db.get_one(Person, key.person_id)
    return _view(work, int(key.subject.removeprefix("digest:")), person) is not None


# It tells of this moment's figures.
DUE = (Reminder("digest", digests_due, still=_may_still_see, night=Night.LEAVE_LATER),)
