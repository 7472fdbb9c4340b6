"""Why somebody cannot come: asked, shown back where it was typed, and who will read it."""

from collections.abc import Callable
from typing import Any, Protocol

from markupsafe import Markup

from handlers.context import Context, Work
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Takes
from handlers.forms.pick_member import called
from handlers.forms.questions.asking import Option
from handlers.forms.questions.confirmation import Confirmation
from handlers.forms.questions.words import TypedWords
from handlers.language import answers
from handlers.language.dates import long_moment
from handlers.sessions import texts
from handlers.sessions.calendar.words import gives_reason
from handlers.sessions.notifications import hearers_of, leaders
from handlers.sessions.pages import card
from storage.accounts import reachable_among
from storage.people import Person
from storage.sessions import Session

Answering = Callable[[Context, Draft[Any]], Outcome]


class AboutAbsence(Protocol):
    """A form's answers: whose absence, from which session."""

    session_id: int
    reason: str


def asking_why(save: Answering, come: Answering) -> tuple[TypedWords[Any], Confirmation[Any]]:
    """The questions of a form whose answers are `AboutAbsence`: the reason, and, where it was typed, the last look.
    `come` is for who has changed their mind.
    """

    def go_on(context: Context, draft: Draft[Any]) -> Outcome:
        return save(context, draft) if draft.data.reason in texts.EXCUSES else Next("summary")

    return (
        TypedWords(
            "reason",
            _why,
            limit=answers.SHORT,
            likely=lambda context, draft: texts.EXCUSES,
            check=_problem,
            takes=Takes.WORDS,
            then=go_on,
            group="why",
            options=(Option("come", texts.YES, come),),
        ),
        Confirmation("summary", _sure, label=texts.EXCUSE_SEND, save=save, edits=_edits, group="why"),
    )


def readers_line(work: Work, session: Session, person: Person) -> Markup:
    """Who will read why the person is away."""
    hearers = hearers_of(work, session, person)
    here = reachable_among(work.db, [one.id for one in hearers])
    names = [called(work.db, one) for one in hearers if one.id in here]
    if not names:
        return texts.NOBODY_HEARS
    leads = person.id in [one.id for one in leaders(work, session.cell_id)]
    return texts.THEY_HEAR.format(names=", ".join(names)) if leads else texts.SECRETARY_HEARS


def _session(context: Context, draft: Draft[Any]) -> Session:
    return context.db.get_one(Session, draft.data.session_id)


def _why(context: Context, draft: Draft[Any]) -> Markup:
    return texts.ASK_EXCUSE.format(card=card(context.work, _session(context, draft), context.person))


def _problem(context: Context, draft: Draft[Any], words: str) -> Markup | None:
    return None if gives_reason(words) else texts.EXCUSE_NO_REASON


def _sure(context: Context, draft: Draft[Any]) -> Markup:
    session, work = _session(context, draft), context.work
    return texts.ASK_EXCUSE_SURE.format(
        theme=session.theme,
        start=long_moment(session.starts_at, work.zone),
        reason=draft.data.reason,
        readers=readers_line(work, session, context.person),
    )


def _edits(context: Context, draft: Draft[Any]) -> tuple[tuple[str, str, str], ...]:
    return (("reason", "reason", texts.EDIT_REASON),)
