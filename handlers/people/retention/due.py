"""Owners of forms that nobody goes on with are told some days before the forms go."""

from collections.abc import Iterator
from functools import partial

from handlers.context import Work
from handlers.forms.feature import Feature
from handlers.language.dates import long_date
from handlers.people.retention import texts
from handlers.people.retention.chores import CHORES
from handlers.people.retention.facts import KIND, slot_of, subject_of, untouched
from handlers.people.retention.rules import Fate
from handlers.reminders.reminder import DueNotice, Reminder
from handlers.screens.notices import Key
from handlers.screens.screen import Screen
from storage.drafts import DraftRow, DraftState
from storage.people import Person


def drafts_due(work: Work) -> Iterator[DueNotice]:
    for one in untouched(work):
        if one.fate is Fate.WARN:
            make = partial(_screen, work, one.draft)
            yield DueNotice(one.draft.person_id, subject_of(one.draft), slot_of(one.draft), make)


def _screen(work: Work, draft: DraftRow, owner: Person) -> Screen:
    keep, warning = work.policy.retention.drafts, work.policy.retention.drafts_warning
    until = max(draft.updated_at + keep, work.now + warning).astimezone(work.zone).date()
    since = draft.updated_at.astimezone(work.zone).date()
    return Screen(texts.ABANDONED.format(since=long_date(since), until=long_date(until)))


def _is_still_untouched(work: Work, key: Key) -> bool:
    draft = work.db.get(DraftRow, int(key.subject.removeprefix("draft:")))
    return draft is not None and draft.state in (DraftState.LIVE, DraftState.PARKED) and slot_of(draft) == key.slot


DUE = (Reminder(KIND, drafts_due, still=_is_still_untouched),)

FEATURE = Feature(due=DUE, chores=CHORES)
