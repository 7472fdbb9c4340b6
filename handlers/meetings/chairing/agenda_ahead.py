"""The agenda ahead: made of the settings' steps and what the plan knows, until the secretary changes it."""

from typing import NotRequired

from markupsafe import Markup
from typing_extensions import TypedDict

from handlers.context import Work
from handlers.forms.pick_member import called
from handlers.meetings.chairing import texts
from handlers.meetings.chairing.rules import chosen_parts, fitted, planned_length
from handlers.meetings.log.notes.kept import noted_on
from handlers.screens.fitting import shortened
from handlers.settings.meetings import AgendaStep
from handlers.tasks.review import Review, review_before
from storage.sessions import Session, SessionKind

DETAIL_LENGTH = 150


class PlannedStep(TypedDict):
    """One step of an agenda, as it is kept: `part` is what the plan knows something for, or ""."""

    title: str
    minutes: int
    part: NotRequired[str]


Steps = list[PlannedStep]


def agenda_of(work: Work, session: Session) -> Steps:
    """The steps that the sitting begins with."""
    return list(session.agenda) if session.agenda else _made(work, session)


def _made(work: Work, session: Session) -> Steps:
    steps = _configured(work, SessionKind(session.kind))
    parts, minutes = [one.part for one in steps], [one.minutes for one in steps]
    chosen = [steps[place] for place in chosen_parts(parts, _known(work, session))]
    fitting = fitted([one.minutes for one in chosen], planned_length(parts, minutes))
    return [{"title": one.title, "minutes": most, "part": one.part} for one, most in zip(chosen, fitting, strict=True)]


def _configured(work: Work, kind: SessionKind) -> tuple[AgendaStep, ...]:
    policy = work.policy.chairing
    by_kind = {SessionKind.REGULAR: policy.regular, SessionKind.COMMITTEE: policy.committee}
    return by_kind.get(kind, policy.thematic)


def last_review(work: Work, session: Session) -> Review:
    """What has become of what the last meeting decided, with what this one has noted on it so far."""
    return review_before(work.db, session, noted_on(work.db, session.id).earlier)


def _known(work: Work, session: Session) -> set[str]:
    """The parts for which the plan, or the last meeting, has something."""
    has = {"earlier": last_review(work, session).all, "guests": session.guests.strip(), "practice": session.practice}
    return {part for part, something in has.items() if something}


def detail(work: Work, session: Session, part: str) -> Markup:
    """What the plan says for a step now, as a line of its own; empty where it says nothing."""
    match part:
        case "earlier":
            review = last_review(work, session)
            left = sum(one.open and one.decision is None for one in review.all)
            words = texts.DETAIL_EARLIER.format(all=len(review.all), left=left)
            return texts.DETAIL.format(words=words) if review.all else Markup()
        case "talk":
            named = [called(work.db, session.preparer)] if session.preparer is not None else []
            said = [texts.DETAIL_MATERIALS.format(words=session.materials)] if session.materials else []
            return _line(". ".join([*named, *said]))
    return _line(_words(session, part))


def _words(session: Session, part: str) -> str:
    says = {
        "aim": ("{words}", session.aim),
        "guests": ("{words}", session.guests),
        "practice": ("{words}", session.practice),
        "discussion": (texts.DETAIL_REASON, session.reason),
        "conclusion": (texts.DETAIL_EXPECTED, session.expected),
    }
    text, words = says.get(part, ("", ""))
    return text.format(words=words) if words else ""


def _line(words: str) -> Markup:
    return texts.DETAIL.format(words=shortened(" ".join(words.split()), DETAIL_LENGTH)) if words else Markup()
