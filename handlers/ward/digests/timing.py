"""When one's own digest comes: a small form of a day and an hour, or not at all."""

from datetime import datetime, time
from typing import Any

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from handlers.forms.form import Finish, Form, Outcome, Reject
from handlers.forms.questions.asking import Option
from handlers.forms.questions.choice import OneOf
from handlers.language.dates import read_moment
from handlers.rights.access import Action, may_somewhere
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from handlers.settings.section import WEEKDAYS, Weekday
from handlers.ward.digests import rules, texts
from storage import audit
from storage.preferences import DIGEST_TIME, prefer, preference

TIMES = ("06:30", "07:30", "12:00", "17:00", "19:00", "20:30")


class Timing(FormData):
    weekday: Weekday = "monday"
    hour: time | None = None


def _allowed(context: Context, draft: Draft[Timing]) -> bool:
    return may_somewhere(context.actor, Action.SEE_DIGEST)


def _ask_day(context: Context, draft: Draft[Timing]) -> Markup:
    chosen = preference(context.db, context.person.id, DIGEST_TIME)
    own = rules.own_setting(chosen, context.policy.digest)
    return texts.ASK_TIMING_DAY.format(now=texts.timing_words(own) if own is not None else texts.TIMING_NEVER)


def _days(context: Context, draft: Draft[Timing]) -> list[tuple[str, str]]:
    return list(zip(WEEKDAYS, texts.TIMING_DAYS, strict=True))


def _turn_off(context: Context, draft: Draft[Timing]) -> Outcome:
    return _keep(context, {"on": False}, texts.TIMING_SAVED_OFF)


def _ask_hour(context: Context, draft: Draft[Timing]) -> Markup:
    return texts.ASK_TIMING_HOUR.format(day=texts.TIMING_DAYS_LONG[WEEKDAYS.index(draft.data.weekday)])


def _times(context: Context, draft: Draft[Timing]) -> list[tuple[time, str]]:
    return [(time.fromisoformat(label), label) for label in TIMES]


def _save(context: Context, draft: Draft[Timing]) -> Outcome:
    assert draft.data.hour is not None
    chosen = {"on": True, "weekday": draft.data.weekday, "time": draft.data.hour.isoformat("minutes")}
    own = rules.own_setting(chosen, context.policy.digest)
    assert own is not None
    return _keep(context, chosen, texts.TIMING_SAVED.format(when=texts.timing_words(own)))


def _keep(context: Context, chosen: dict[str, Any], summary: Markup) -> Outcome:
    prefer(context.db, context.person.id, DIGEST_TIME, chosen)
    audit.record(context.db, context.person.id, Action.SEE_DIGEST, "digest_time", context.now)
    return Finish(Screen(summary))


class Hour(OneOf[Timing]):
    """One of a few hours, or any other, typed."""

    def read(self, context: Context, draft: Draft[Timing], words: str) -> Outcome:
        moment = read_moment(words, datetime.combine(context.work.today, time(), context.work.zone))
        if moment is None or moment.time is None:
            return Reject(shared.TIME_NOT_READ)
        return self.keep(context, draft, moment.time)


TIMING = Form(
    kind="digest_time",
    title=texts.TIMING_TITLE,
    data=Timing,
    allowed=_allowed,
    about=lambda context, draft: texts.TIMING_TITLE,
    table=(
        OneOf(
            "day",
            _ask_day,
            field="weekday",
            offers=_days,
            typed=False,
            a_row=4,
            options=(Option("never", texts.TIMING_OFF, _turn_off),),
        ),
        Hour("hour", _ask_hour, offers=_times, a_row=3, then=_save),
    ),
)
