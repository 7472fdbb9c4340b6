"""When one's own digest comes: a small form of a day and an hour, or not at all."""

from datetime import datetime, time

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Form, Next, Outcome, Reject, Step, button
from handlers.language.dates import read_moment
from handlers.rights.access import Action, may_somewhere
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from handlers.settings import WEEKDAYS
from handlers.ward.digests import rules, texts
from storage import audit
from storage.preferences import DIGEST_TIME, prefer, preference

KIND = "digest_time"
TIMES = ("06:30", "07:30", "12:00", "17:00", "19:00", "20:30")
TIMES_A_ROW = 3
NEVER = "never"


def allowed(context: Context, draft: Draft) -> bool:
    return may_somewhere(context.actor, Action.SEE_DIGEST)


def about(context: Context, draft: Draft) -> str:
    return texts.TIMING_TITLE


def ask_day(context: Context, draft: Draft) -> Screen:
    chosen = preference(context.db, context.person.id, DIGEST_TIME)
    own = rules.own_setting(chosen, context.policy.digest)
    now = texts.timing_words(own) if own is not None else texts.TIMING_NEVER
    days = [button(draft, label, "day", day) for day, label in zip(WEEKDAYS, texts.TIMING_DAYS, strict=True)]
    rows = (tuple(days[:4]), tuple(days[4:]), (button(draft, texts.TIMING_OFF, NEVER),))
    return Screen(texts.ASK_TIMING_DAY.format(now=now), rows)


def tap_day(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == NEVER:
        return _keep(context, {"on": False}, texts.TIMING_SAVED_OFF)
    if verb != "day" or argument not in WEEKDAYS:
        return Reject(shared.USE_BUTTONS)
    draft.data["weekday"] = argument
    return Next("hour")


def ask_hour(context: Context, draft: Draft) -> Screen:
    day = texts.TIMING_DAYS_LONG[WEEKDAYS.index(draft.data["weekday"])]
    choices = [button(draft, label, "hour", label.replace(":", "")) for label in TIMES]
    rows = tuple(tuple(choices[first : first + TIMES_A_ROW]) for first in range(0, len(choices), TIMES_A_ROW))
    return Screen(texts.ASK_TIMING_HOUR.format(day=day), rows)


def tap_hour(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    label = f"{argument[:2]}:{argument[2:]}"
    if verb != "hour" or label not in TIMES:
        return Reject(shared.USE_BUTTONS)
    return _keep_hour(context, draft, time.fromisoformat(label))


def read_hour(context: Context, draft: Draft, words: str) -> Outcome:
    midnight = datetime.combine(context.work.today, time(), context.work.zone)
    moment = read_moment(words, midnight)
    if moment is None or moment.time is None:
        return Reject(shared.TIME_NOT_READ)
    return _keep_hour(context, draft, moment.time)


def _keep_hour(context: Context, draft: Draft, hour: time) -> Outcome:
    chosen = {"on": True, "weekday": draft.data["weekday"], "time": hour.isoformat("minutes")}
    own = rules.own_setting(chosen, context.policy.digest)
    assert own is not None
    return _keep(context, chosen, texts.TIMING_SAVED.format(when=texts.timing_words(own)))


def _keep(context: Context, chosen: dict[str, object], said: Markup) -> Outcome:
    prefer(context.db, context.person.id, DIGEST_TIME, chosen)
    audit.record(context.db, context.person.id, Action.SEE_DIGEST, "digest_time", context.now)
    return Finish(Screen(said))


TIMING = Form(
    kind=KIND,
    title=texts.TIMING_TITLE,
    allowed=allowed,
    about=about,
    table=(Step("day", ask_day, tapped=tap_day), Step("hour", ask_hour, tapped=tap_hour, typed=read_hour)),
)
