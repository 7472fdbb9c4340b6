"""Materials: taken in as files for a step. How they are given out is in giving_out.py."""

from typing import Any

from markupsafe import Markup

from handlers.context import Context, FileReady, Work
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Form, Outcome
from handlers.forms.questions.choice import OneOf
from handlers.forms.questions.file import OneFile
from handlers.language.dates import long_moment
from handlers.rights.access import Action
from handlers.screens.screen import Screen
from handlers.secrecy.texts import PHOTOS_UNCHECKED
from handlers.sessions.about_session import AboutDatedSession, named, session_of
from handlers.sessions.notifications import subject_of
from handlers.sessions.preparation import rules, texts
from handlers.sessions.preparation.facts import sitting_of, steps_of
from handlers.sessions.preparation.pages import page, prepares
from storage import audit
from storage.people import Person
from storage.preparation import Material, StepDone, materials_of, step_done
from storage.sessions import Session, SessionState

MATERIALS = "materials"
MOST_NAME = 120


class SentFile(AboutDatedSession):
    """`key`: the step of preparation that the file is for, "" for none."""

    key: str = ""


def _allowed(context: Context, draft: Draft[SentFile]) -> bool:
    return prepares(context.work, session_of(context, draft), context.person)


def _about(context: Context, draft: Draft[SentFile]) -> str:
    return texts.FILE_ABOUT.format(theme=session_of(context, draft).theme)


def _offered(context: Context, draft: Draft[SentFile]) -> list[tuple[Any, str]]:
    """The steps that a file can be sent for, until the session is held, or none of them."""
    session = session_of(context, draft)
    sitting = sitting_of(context.work, session)
    steps = rules.open_steps(steps_of(context.work, session), sitting)
    fitting = [step for step in steps if step.key != "preparer" and not sitting.held]
    return [*((step.key, step.title) for step in fitting), ("", texts.OTHER_FILE)]


def changed_since(context: Context, draft: Draft[AboutDatedSession]) -> Markup | None:
    """What became of the session while the form was open: it has another date, so that what is said must name it."""
    session = session_of(context, draft)
    if session.version == draft.data.version:
        return None
    return texts.MOVED_MEANWHILE.format(start=long_moment(session.starts_at, context.work.zone))


def _keep(context: Context, draft: Draft[SentFile], ready: FileReady) -> Outcome:
    """The file has come: it is kept as material, and the step that it was sent for is done."""
    assert ready.file_hash is not None
    session, work, key = session_of(context, draft), context.work, draft.data.key
    if not is_open(session):
        return Finish(Screen(texts.NOT_KEPT))
    name = ready.name[-MOST_NAME:] or "tai-lieu"
    known = any(one.file_hash == ready.file_hash for one in materials_of(work.db, session.id))
    if not known:
        by_id, digest = context.person.id, ready.file_hash
        work.db.add(Material(session_id=session.id, key=key, file_hash=digest, name=name, by_id=by_id, at=work.now))
        audit.record(work.db, by_id, Action.PREPARE, subject_of(session), work.now)
    # Materials are done when they have been given to the members, not when they have come in.
    if key and key != MATERIALS:
        mark_done(work, session, key, context.person)
    work.db.flush()
    note = (texts.FILE_KNOWN if known else texts.FILE_KEPT).format(name=name)
    moved = changed_since(context, draft)
    if moved is not None:
        note += Markup("\n") + moved
    return Finish(page(work, session, context.person, note))


FILE = Form(
    kind="material",
    title=texts.FILE_TITLE,
    data=SentFile,
    allowed=_allowed,
    about=_about,
    names=named,
    table=(
        OneOf("kind", texts.ASK_KIND, field="key", offers=_offered, typed=False, by_value=True),
        OneFile("file", texts.ASK_FILE.format(unchecked=PHOTOS_UNCHECKED), take=_keep, photo=texts.AS_FILE),
    ),
)


def mark_done(work: Work, session: Session, key: str, by: Person) -> bool:
    """Note that a step is done. Returns whether that is news."""
    if step_done(work.db, session.id, key) is not None:
        return False
    work.db.add(StepDone(session_id=session.id, key=key, by_id=by.id, at=work.now))
    work.db.flush()
    audit.record(work.db, by.id, Action.PREPARE, subject_of(session), work.now)
    return True


def is_open(session: Session) -> bool:
    return session.state in (SessionState.PLANNED, SessionState.HELD)
