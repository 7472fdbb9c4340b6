"""Sending themes to the ward, one or all that are ready: both checks are told once more, and whoever sends all the same
says why.
"""

from markupsafe import Markup

from handlers.context import Context, Work
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Next, Outcome, Reject, button
from handlers.language import answers
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from handlers.sessions.plan import notifications
from handlers.sessions.plan import year_rules as rules
from handlers.sessions.plan import year_texts as texts
from handlers.sessions.plan.checks import advice, alike_to, lacks_of
from handlers.sessions.plan.likeness.finding import text_of
from handlers.sessions.plan.pages import plan_button
from handlers.sessions.plan.saving import note_change
from handlers.sessions.plan.theme_list import theme_list
from storage import audit
from storage.people import Person
from storage.plans import ChangeKind
from storage.sessions import Approval, Session


def allowed(context: Context, draft: Draft) -> bool:
    return context.work.may(Action.SEND_PLAN, int(draft.data["cell_id"]))


def about(context: Context, draft: Draft) -> str:
    return texts.SEND_ABOUT


def ready(context: Context, draft: Draft) -> list[Session]:
    """The themes of the form that can be sent still."""
    found = [context.db.get(Session, int(one)) for one in draft.data["ids"]]
    return [one for one in found if one is not None and rules.can_send(one.state, one.approval)]


def ask_check(context: Context, draft: Draft) -> Screen:
    themes = ready(context, draft)
    if not themes:
        return Screen(texts.NOTHING_TO_SEND)
    text = texts.ASK_SEND.format(count=len(themes), themes=theme_list(themes))
    said = _advice_on(context.work, themes)
    if said is None:
        return Screen(text, ((button(draft, texts.SEND_NOW, "send"),),))
    return Screen(text + texts.SEND_ADVICE.format(advice=said), ((button(draft, texts.SEND_ANYWAY, "anyway"),),))


def _advice_on(work: Work, themes: list[Session]) -> Markup | None:
    """All of it for one theme; for several one line each, by their number."""
    if len(themes) == 1:
        return advice(work, themes[0])
    found = [(number, _short_advice(work, one)) for number, one in enumerate(themes, start=1)]
    lines = [texts.ADVICE_OF.format(number=number, advice=said) for number, said in found if said]
    return Markup("\n").join(lines) if lines else None


def _short_advice(work: Work, theme: Session) -> str:
    said = [texts.SHORT_ALIKE] if alike_to(work, text_of(theme), theme.id) else []
    if found := lacks_of(theme):
        said.append(texts.SHORT_LACKS.format(lacks=", ".join(texts.LACKS[lack] for lack in found)))
    return "; ".join(said)


def tap_check(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    themes = ready(context, draft)
    if not themes:
        return Finish(Screen(texts.NOTHING_TO_SEND))
    if verb == "anyway":
        return Next("reason")
    if verb != "send" or _advice_on(context.work, themes) is not None:
        return Reject(shared.USE_BUTTONS)
    return _send(context, draft, themes, "")


def ask_reason(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_SEND_REASON)


def read_reason(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Reject(problem)
    themes = ready(context, draft)
    return _send(context, draft, themes, words) if themes else Finish(Screen(texts.NOTHING_TO_SEND))


def _send(context: Context, draft: Draft, themes: list[Session], reason: str) -> Outcome:
    for theme in themes:
        why = reason if reason and _short_advice(context.work, theme) else ""
        send_one(context.work, theme, context.person, why)
    notifications.tell_sent(context.work, themes, f"sent:{draft.id}")
    year = themes[0].starts_at.astimezone(context.work.zone).year
    row = (plan_button(themes[0].cell_id, year, texts.TO_PLAN, "view"),)
    return Finish(Screen(texts.SENT.format(count=len(themes)), (row,)))


def send_one(work: Work, theme: Session, by: Person, reason: str) -> None:
    theme.approval, theme.sent_at, theme.sent_reason = Approval.WAITING, work.now, reason
    theme.plan_version += 1
    note_change(work, theme, ChangeKind.SENT, by, reason=reason)
    audit.record(work.db, by.id, Action.SEND_PLAN, notifications.subject_of(theme), work.now)
