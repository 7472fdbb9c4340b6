"""Sending themes to the ward, one or all that are ready: both checks are told once more, and whoever sends all the same
says why.
"""

from collections.abc import Sequence

from markupsafe import Markup
from telegram import Update

from handlers.context import Context, Work
from handlers.forms.draft import Draft, FormData
from handlers.forms.engine import open_form
from handlers.forms.form import Finish, Form, Next, Outcome, Reject, Step, button
from handlers.forms.pick_member import called
from handlers.forms.questions.words import TypedWords
from handlers.language import answers
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen
from handlers.sessions.about_session import named_by
from handlers.sessions.plan import notifications
from handlers.sessions.plan import year_texts as texts
from handlers.sessions.plan.buttons import PLAN, THEME
from handlers.sessions.plan.checks import advice, has_to_be_explained, short_advice
from handlers.sessions.plan.forms.keeping_unsaved import keep_unsaved
from handlers.sessions.plan.forms.unsaved import Change, change_lines, others_writing, unsaved, unsaved_of
from handlers.sessions.plan.pages import sendable, theme_screen
from handlers.sessions.plan.remarks import unanswered
from handlers.sessions.plan.saving import note_change
from handlers.sessions.plan.theme_list import theme_list
from handlers.sessions.plan.year_rules import can_send
from storage import audit
from storage.drafts import DraftState
from storage.people import Person
from storage.plans import ChangeKind
from storage.sessions import Approval, Session

IN_LABEL = 30


class Sending(FormData):
    """`ids` are the themes' that can be sent, some perhaps only once what the ward remarked is answered; `reason`: why,
    although they are alike or general.
    """

    cell_id: int = 0
    ids: tuple[int, ...] = ()
    reason: str = ""


def _allowed(context: Context, draft: Draft[Sending]) -> bool:
    return context.work.may(Action.SEND_PLAN, draft.data.cell_id)


def _about(context: Context, draft: Draft[Sending]) -> str:
    return texts.SEND_ABOUT


def _themes(context: Context, draft: Draft[Sending]) -> list[Session]:
    """The themes of the form that are not with the ward, nor over."""
    themes = [context.db.get(Session, number) for number in draft.data.ids]
    return [theme for theme in themes if theme is not None and can_send(theme.state, theme.approval)]


def _ready(context: Context, draft: Draft[Sending]) -> list[Session]:
    """Those that can be sent."""
    return sendable(context.work, _themes(context, draft))


async def open_sending(update: Update, context: Context, themes: Sequence[Session], subject: str) -> None:
    """Begin with what is not saved yet of the person's own changes, if there is any."""
    first = "unsaved" if any(unsaved_of(context, theme) for theme in themes) else "check"
    data = Sending(cell_id=themes[0].cell_id, ids=tuple(theme.id for theme in themes))
    await open_form(update, context, SEND, subject, data, (first,))


def _unsaved(context: Context, draft: Draft[Sending]) -> list[tuple[Session, Draft[Change]]]:
    found = [(theme, unsaved_of(context, theme)) for theme in _themes(context, draft)]
    return [(theme, change) for theme, change in found if change is not None]


def _ask_unsaved(context: Context, draft: Draft[Sending]) -> Screen:
    parts, rows, certain = [texts.ASK_UNSAVED], [], True
    for theme, change in _unsaved(context, draft):
        found = unsaved(theme, change)
        parts.append(texts.UNSAVED_OF.format(theme=theme.theme, changes=change_lines(found.mine)))
        rows.append((THEME.choice(theme, texts.SEE_UNSAVED.format(theme=shortened(theme.theme, IN_LABEL)), "edit"),))
        certain = certain and not found.both
    # Where somebody else has changed the same field, it takes a look at both versions first.
    save = ((button(draft, texts.SAVE_AND_SEND, "save"),),) if certain else ()
    without = (button(draft, texts.SEND_WITHOUT, "without"),)
    return Screen(Markup("\n\n").join(parts), (*save, *rows, without))


def _tap_unsaved(context: Context, draft: Draft[Sending], verb: str, argument: str) -> Outcome:
    if verb == "without":
        return _on_to_check(context, draft, None)
    waiting = _unsaved(context, draft)
    if verb != "save" or any(unsaved(theme, change).both for theme, change in waiting):
        return Reject(shared.USE_BUTTONS)
    for theme, change in waiting:
        keep_unsaved(context, theme, unsaved(theme, change))
        change.state = DraftState.SAVED
    context.db.flush()
    return _on_to_check(context, draft, texts.CHANGED)


def _on_to_check(context: Context, draft: Draft[Sending], note: Markup | None) -> Outcome:
    """To the last look; of a single theme that waits for a word on what the ward remarked, to that."""
    themes = _themes(context, draft)
    if len(themes) != 1 or not (remarks := unanswered(context.work, themes[0])):
        return Next("check", note)
    still = texts.STILL_OPEN.format(count=len(remarks))
    said = still if note is None else note + Markup("\n") + still
    return Finish(theme_screen(context.work, context.person, themes[0], said))


def _ask_check(context: Context, draft: Draft[Sending]) -> Screen:
    themes = _ready(context, draft)
    if not themes:
        return Screen(texts.NOTHING_TO_SEND)
    text = texts.ASK_SEND.format(count=len(themes), themes=theme_list(themes))
    if held_back := [theme for theme in _themes(context, draft) if theme not in themes]:
        text += texts.HELD_BACK.format(count=len(held_back), themes=theme_list(held_back))
    if writing := _written_by_others(context, themes):
        text += Markup("\n\n") + shared.list_lines(writing)
    if (told := _advice_on(context.work, themes)) is not None:
        text += texts.SEND_ADVICE.format(advice=told)
    if _have_to_be_explained(context.work, themes):
        return Screen(text, ((button(draft, texts.SEND_ANYWAY, "anyway"),),))
    return Screen(text, ((button(draft, texts.SEND_NOW, "send"),),))


def _have_to_be_explained(work: Work, themes: Sequence[Session]) -> bool:
    return any(has_to_be_explained(work, theme) for theme in themes)


def _written_by_others(context: Context, themes: Sequence[Session]) -> list[Markup]:
    """Who else has a change of one of the themes unsaved."""
    return [
        texts.WRITTEN_BY.format(name=called(context.db, context.db.get_one(Person, number)), theme=theme.theme)
        for theme in themes
        for number in others_writing(context, theme)
    ]


def _advice_on(work: Work, themes: list[Session]) -> Markup | None:
    """All of it for one theme; for several one line each, by their number."""
    if len(themes) == 1:
        return advice(work, themes[0])
    each = [(number, short_advice(work, theme)) for number, theme in enumerate(themes, start=1)]
    lines = [texts.ADVICE_OF.format(number=number, advice=told) for number, told in each if told]
    return Markup("\n").join(lines) if lines else None


def _tap_check(context: Context, draft: Draft[Sending], verb: str, argument: str) -> Outcome:
    themes = _ready(context, draft)
    if not themes:
        return Finish(Screen(texts.NOTHING_TO_SEND))
    if verb == "anyway":
        return Next("reason")
    if verb != "send" or _have_to_be_explained(context.work, themes):
        return Reject(shared.USE_BUTTONS)
    return _send(context, draft, themes)


def _send_with_reason(context: Context, draft: Draft[Sending]) -> Outcome:
    themes = _ready(context, draft)
    return _send(context, draft, themes) if themes else Finish(Screen(texts.NOTHING_TO_SEND))


def _send(context: Context, draft: Draft[Sending], themes: list[Session]) -> Outcome:
    reason = draft.data.reason
    for theme in themes:
        send_one(
            context.work, theme, context.person, reason if reason and has_to_be_explained(context.work, theme) else ""
        )
    notifications.notify_sent(context.work, themes, f"sent:{draft.id}")
    year = themes[0].starts_at.astimezone(context.work.zone).year
    to_plan = PLAN.choice(themes[0].cell, texts.TO_PLAN, "view", year)
    return Finish(Screen(texts.SENT.format(count=len(themes)), ((to_plan,),)))


def send_one(work: Work, theme: Session, by: Person, reason: str) -> None:
    theme.approval, theme.sent_at, theme.sent_reason = Approval.WAITING, work.now, reason
    theme.plan_version += 1
    note_change(work, theme, ChangeKind.SENT, by, reason=reason)
    audit.record(work.db, by.id, Action.SEND_PLAN, notifications.subject_of(theme), work.now)


SEND = Form(
    kind="plansend",
    title=texts.SEND_TITLE,
    data=Sending,
    allowed=_allowed,
    about=_about,
    names=lambda context, draft: named_by(", ".join(theme.theme for theme in _ready(context, draft))),
    table=(
        Step[Sending]("unsaved", _ask_unsaved, tapped=_tap_unsaved, group="check"),
        Step[Sending]("check", _ask_check, tapped=_tap_check),
        TypedWords[Sending]("reason", texts.ASK_SEND_REASON, limit=answers.SHORT, then=_send_with_reason),
    ),
)
