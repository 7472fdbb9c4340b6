"""Naming who prepares a session."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Form, Outcome
from handlers.forms.pick_member import called
from handlers.forms.questions.confirmation import Confirmation
from handlers.forms.questions.person import OnePerson
from handlers.rights.access import Action
from handlers.screens.screen import Screen
from handlers.sessions import notifications, texts
from handlers.sessions.about_session import AboutDatedSession, named, session_of
from handlers.sessions.calendar.answering import changed_meanwhile
from handlers.sessions.calendar.redating import may_change
from handlers.sessions.pages import card, page
from handlers.sessions.plan.notifications import notify_preparer_changed
from storage import audit
from storage.people import Person, members_of_cell


class Assignment(AboutDatedSession):
    preparer_id: int = 0


def _who(context: Context, draft: Draft[Assignment]) -> Markup:
    return texts.ASK_ASSIGN.format(card=card(context.work, session_of(context, draft), context.person))


def _sure(context: Context, draft: Draft[Assignment]) -> Markup:
    session = session_of(context, draft)
    name = called(context.db, context.db.get_one(Person, draft.data.preparer_id))
    return texts.ASK_ASSIGN_SURE.format(name=name, card=card(context.work, session, context.person))


def _save(context: Context, draft: Draft[Assignment]) -> Outcome:
    if changed_meanwhile(context, draft):
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    session, work = session_of(context, draft), context.work
    before, person = session.preparer, context.db.get_one(Person, draft.data.preparer_id)
    if before is None or before.id != person.id:
        # The version stays: what members answer to (the date) is the same, so their buttons must not grow old.
        session.preparer = person
        session.plan_version += 1
        context.db.flush()
        notifications.notify_assigned(work, session, before, f"preparer:{draft.id}", context.person)
        notify_preparer_changed(work, session, before, f"preparer:{draft.id}")
        audit.record(work.db, context.person.id, Action.CHANGE_SESSION, notifications.subject_of(session), work.now)
    note = texts.ASSIGN_SAVED.format(name=called(work.db, person))
    return Finish(page(work, session, context.person, note))


ASSIGN = Form(
    kind="assign",
    title=texts.ASSIGN_TITLE,
    data=Assignment,
    allowed=may_change,
    about=lambda context, draft: texts.ASSIGN_ABOUT.format(theme=session_of(context, draft).theme),
    names=named,
    table=(
        OnePerson(
            "who",
            _who,
            field="preparer_id",
            people=lambda context, draft: members_of_cell(context.db, session_of(context, draft).cell_id),
        ),
        Confirmation("summary", _sure, label=texts.ASSIGN_SAVE, save=_save),
    ),
)
