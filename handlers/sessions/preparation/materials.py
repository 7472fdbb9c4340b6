"""Materials: taken in as files for a step. How they are given out is in giving_out.py."""

from markupsafe import Markup

from handlers.context import Context, FileReady, Work
from handlers.forms.draft import Draft
from handlers.forms.form import Attachment, Fetch, Finish, Next, Outcome, Picture, Reject, button
from handlers.language.dates import long_moment
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.screen import Screen, one_per_row
from handlers.secrecy.texts import PHOTOS_UNCHECKED
from handlers.sessions.notifications import subject_of
from handlers.sessions.preparation import rules, texts
from handlers.sessions.preparation.facts import sitting_of
from handlers.sessions.preparation.pages import page, prepares
from handlers.settings import PreparationStep
from storage import audit
from storage.people import Person
from storage.preparation import Material, StepDone, materials_of, step_done
from storage.sessions import Session, SessionState

MATERIALS = "materials"
MOST_NAME = 120


def session_of(context: Context, draft: Draft) -> Session:
    return context.db.get_one(Session, int(draft.data["session_id"]))


def allowed(context: Context, draft: Draft) -> bool:
    return prepares(context.work, session_of(context, draft))


def about(context: Context, draft: Draft) -> str:
    return texts.FILE_ABOUT.format(theme=session_of(context, draft).theme)


def _wanted(context: Context, draft: Draft) -> list[PreparationStep]:
    """The steps that a file can be sent for now: those after the session only once it was held."""
    sitting = sitting_of(context.work, session_of(context, draft))
    steps = rules.open_steps(context.policy.planning.preparation, sitting)
    return [one for one in steps if one.key != "preparer" and rules.is_after(one) == sitting.held]


def ask_kind(context: Context, draft: Draft) -> Screen:
    choices = [button(draft, step.title, "for", step.key) for step in _wanted(context, draft)]
    return Screen(texts.ASK_KIND, one_per_row([*choices, button(draft, texts.OTHER_FILE, "other")]))


def tap_kind(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "other":
        draft.data["key"] = ""
    elif verb == "for" and argument in [step.key for step in _wanted(context, draft)]:
        draft.data["key"] = argument
    else:
        return Reject(shared.USE_BUTTONS)
    return Next("file")


def changed_since(context: Context, draft: Draft) -> Markup | None:
    """What became of the session while the form was open: it has another date, so that what is said must name it."""
    session = session_of(context, draft)
    if session.version == draft.data.get("version"):
        return None
    return texts.MOVED_MEANWHILE.format(start=long_moment(session.starts_at, context.work.zone))


def ask_file(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_FILE.format(unchecked=PHOTOS_UNCHECKED))


def take_photo(context: Context, draft: Draft, picture: Picture) -> Outcome:
    return Reject(texts.AS_FILE)


def take_file(context: Context, draft: Draft, file: Attachment) -> Outcome:
    return Fetch()


def keep_file(context: Context, draft: Draft, ready: FileReady) -> Outcome:
    """The file has come: it is kept as material, and the step that it was sent for is done."""
    assert ready.file_hash is not None
    session, work = session_of(context, draft), context.work
    if not is_open(session):
        return Finish(Screen(texts.NOT_KEPT))
    name, key = ready.name[-MOST_NAME:] or "tai-lieu", str(draft.data.get("key") or "")
    known = any(one.file_hash == ready.file_hash for one in materials_of(work.db, session.id))
    if not known:
        work.db.add(
            Material(
                session_id=session.id,
                key=key,
                file_hash=ready.file_hash,
                name=name,
                by_id=context.person.id,
                at=work.now,
            )
        )
    # Materials are done when they have been given to the members, not when they have come in.
    if key and key != MATERIALS:
        mark_done(work, session, key, context.person)
    work.db.flush()
    note = (texts.FILE_KNOWN if known else texts.FILE_KEPT).format(name=name)
    moved = changed_since(context, draft)
    return Finish(page(work, session, note + Markup("\n") + moved if moved is not None else note))


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
