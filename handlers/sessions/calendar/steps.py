"""The steps of changing a session: giving it another date, naming who prepares it."""

from datetime import datetime

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Next, Outcome, Reject, button, mend
from handlers.language import answers
from handlers.language.dates import long_moment
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from handlers.sessions import notifications, texts
from handlers.sessions.booking.pick_start import StartPicker, start_of, start_problem
from handlers.sessions.calendar.answering import changed_meanwhile, session_of
from handlers.sessions.calendar.redating import missed, note_move, outdated
from handlers.sessions.pages import card, page
from handlers.sessions.plan.notifications import tell_preparer_changed
from storage import audit
from storage.people import Person, members_of_cell
from storage.sessions import SessionState


def allowed(context: Context, draft: Draft) -> bool:
    return context.work.may(Action.CHANGE_SESSION, session_of(context, draft).cell_id)


def about_move(context: Context, draft: Draft) -> str:
    return texts.MOVE_ABOUT.format(theme=session_of(context, draft).theme)


def about_assign(context: Context, draft: Draft) -> str:
    return texts.ASSIGN_ABOUT.format(theme=session_of(context, draft).theme)


def _said(context: Context, moment: datetime) -> str:
    return long_moment(moment, context.work.zone)


def ask_new_start(context: Context, draft: Draft) -> Screen:
    session = session_of(context, draft)
    question = texts.ASK_NEW_DATE if session.state == SessionState.POSTPONED else texts.ASK_NEW_START
    return Screen(question.format(theme=session.theme, start=_said(context, session.starts_at)))


def check_new_start(context: Context, draft: Draft, start: datetime) -> Markup | None:
    session = session_of(context, draft)
    if start == session.starts_at and session.state != SessionState.POSTPONED:
        return texts.SAME_START
    return start_problem(context, start, session.cell_id, but_for=session.id)


NEW_START = StartPicker(ask_new_start, check_new_start, following="reason")


def ask_move_reason(context: Context, draft: Draft) -> Screen:
    resumes = session_of(context, draft).state == SessionState.POSTPONED
    return Screen(texts.ASK_RESUME_REASON if resumes else texts.ASK_MOVE_REASON)


def read_reason(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Reject(problem)
    draft.data["reason"] = words
    return Next("summary")


def ask_move(context: Context, draft: Draft) -> Screen:
    session = session_of(context, draft)
    question = texts.ASK_RESUME if session.state == SessionState.POSTPONED else texts.ASK_MOVE
    text = question.format(
        theme=session.theme,
        old=_said(context, session.starts_at),
        new=_said(context, start_of(draft)),
        reason=draft.data["reason"],
    )
    edits = (button(draft, texts.EDIT_START, "edit", "start"), button(draft, texts.EDIT_REASON, "edit", "reason"))
    save = texts.RESUME_SAVE if session.state == SessionState.POSTPONED else texts.MOVE_SAVE
    return Screen(text, ((button(draft, save, "save"),), edits))


def tap_move(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "edit" and argument in ("start", "reason"):
        return mend(draft, argument, argument)
    if verb != "save":
        return Reject(shared.USE_BUTTONS)
    if outdated(context, draft):
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    if (problem := check_new_start(context, draft, start_of(draft))) is not None:
        return Reject(problem)
    session = session_of(context, draft)
    resumes = session.state == SessionState.POSTPONED
    told = notifications.tell_moved(
        context.work, session, note_move(context, session, start_of(draft), draft.data["reason"])
    )
    words = texts.RESUME_SAVED if resumes else texts.MOVE_SAVED
    note = words.format(count=told.reached) + missed(told)
    return Finish(page(context.work, session, context.person, note))


def _members(context: Context, draft: Draft) -> list[Person]:
    return members_of_cell(context.db, session_of(context, draft).cell_id)


def ask_assign(context: Context, draft: Draft) -> Screen:
    text = texts.ASK_ASSIGN.format(card=card(context.work, session_of(context, draft), context.person))
    return Screen(text, pick_member.people_choices(draft, _members(context, draft)))


def tap_assign(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == pick_member.PAGE:
        return pick_member.turn_page(draft, argument)
    person = pick_member.picked(_members(context, draft), argument)
    return _choose(draft, person) if person is not None else Reject(shared.USE_BUTTONS)


def read_assign(context: Context, draft: Draft, words: str) -> Outcome:
    found = pick_member.typed_name(draft, _members(context, draft), words)
    return _choose(draft, found) if isinstance(found, Person) else found


def _choose(draft: Draft, person: Person) -> Outcome:
    pick_member.forget_search(draft)
    draft.data["preparer_id"] = person.id
    return Next("summary")


def ask_assign_sure(context: Context, draft: Draft) -> Screen:
    name = context.db.get_one(Person, draft.data["preparer_id"]).full_name
    text = texts.ASK_ASSIGN_SURE.format(name=name, card=card(context.work, session_of(context, draft), context.person))
    return Screen(text, ((button(draft, texts.ASSIGN_SAVE, "save"),),))


def tap_assign_sure(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb != "save":
        return Reject(shared.USE_BUTTONS)
    if changed_meanwhile(context, draft):
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    session = session_of(context, draft)
    before, person = session.preparer, context.db.get_one(Person, draft.data["preparer_id"])
    if before is None or before.id != person.id:
        # The version stays: what members answer to (the date) is the same, so their buttons must not grow old.
        session.preparer = person
        session.plan_version += 1
        context.db.flush()
        notifications.tell_assigned(context.work, session, before, f"preparer:{draft.id}", context.person)
        tell_preparer_changed(context.work, session, before, f"preparer:{draft.id}")
        audit.record(
            context.db, context.person.id, Action.CHANGE_SESSION, notifications.subject_of(session), context.now
        )
    note = texts.ASSIGN_SAVED.format(name=person.full_name)
    return Finish(page(context.work, session, context.person, note))
