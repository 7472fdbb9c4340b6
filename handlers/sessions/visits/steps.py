"""The forms of visits: choosing who goes, dividing evenly, handing over."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Next, Outcome, Reject, button
from handlers.language import answers
from handlers.language.dates import long_moment
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from handlers.sessions.visits import assigning, texts
from handlers.sessions.visits.pages import coming, list_screen, page, page_text, start_words, visitors
from storage.people import Person
from storage.sessions import Session, SessionState
from storage.visits import visit_of_session, visits_among

HAND_OVER = "visithand"


def session_of(context: Context, draft: Draft) -> Session:
    return context.db.get_one(Session, int(draft.data["session_id"]))


def may_plan(context: Context, draft: Draft) -> bool:
    return context.work.may(Action.PLAN_VISITS, session_of(context, draft).cell_id)


def may_hand_over(context: Context, draft: Draft) -> bool:
    visit = visit_of_session(context.db, session_of(context, draft).id)
    owner = visit.visitor_id if visit is not None else None
    return context.work.may(Action.MAKE_VISIT, session_of(context, draft).cell_id, owner)


def about_choosing(context: Context, draft: Draft) -> str:
    return texts.CHOOSE_ABOUT.format(theme=session_of(context, draft).theme)


def about_handing(context: Context, draft: Draft) -> str:
    return texts.HAND_ABOUT.format(theme=session_of(context, draft).theme)


def _people(context: Context, draft: Draft) -> list[Person]:
    return visitors(context.work, session_of(context, draft).cell_id)


def outdated(context: Context, draft: Draft) -> bool:
    """Whether the visit is no longer the one that the form was opened on, or the session is over."""
    session = session_of(context, draft)
    visit = visit_of_session(context.db, session.id)
    changed = (visit.id if visit is not None else 0) != draft.data["visit_id"]
    return changed or session.state != SessionState.PLANNED or session.starts_at <= context.now


def ask_who(context: Context, draft: Draft) -> Screen:
    session = session_of(context, draft)
    visit = visit_of_session(context.db, session.id)
    text = texts.ASK_WHO.format(page=page_text(context.work, session, visit))
    return Screen(text, pick_member.people_choices(draft, _people(context, draft)))


def tap_who(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == pick_member.PAGE:
        return pick_member.turn_page(draft, argument)
    person = pick_member.picked(_people(context, draft), argument)
    return _chosen(context, draft, person) if person is not None else Reject(shared.USE_BUTTONS)


def read_who(context: Context, draft: Draft, words: str) -> Outcome:
    found = pick_member.typed_name(draft, _people(context, draft), words)
    return _chosen(context, draft, found) if isinstance(found, Person) else found


def _chosen(context: Context, draft: Draft, person: Person) -> Outcome:
    pick_member.forget_search(draft)
    if outdated(context, draft):
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    session, work = session_of(context, draft), context.work
    visit = visit_of_session(work.db, session.id)
    if visit is not None and visit.visitor_id == person.id:
        return Reject(texts.SAME.format(name=person.full_name))
    if (other := assigning.clash(work, session, person)) is not None:
        start = long_moment(other.starts_at, work.zone)
        return Reject(texts.BUSY.format(name=person.full_name, cell=other.cell.name, start=start))
    if draft.kind == HAND_OVER:
        draft.data["person_id"] = person.id
        return Next("reason")
    assigning.tell_assigned(work, session, assigning.assign(work, session, person, context.person), context.person)
    return Finish(page(work, session, texts.CHOSEN.format(name=person.full_name)))


def ask_reason(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_REASON)


def read_reason(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Reject(problem)
    if outdated(context, draft):
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    session, person = session_of(context, draft), context.db.get_one(Person, int(draft.data["person_id"]))
    if assigning.clash(context.work, session, person) is not None:
        return Next("who", texts.CHANGED_MEANWHILE)
    visit = assigning.assign(context.work, session, person, context.person, words)
    assigning.tell_handed_over(context.work, session, visit, context.person, words)
    return Finish(page(context.work, session, texts.HANDED.format(name=person.full_name)))


def may_divide(context: Context, draft: Draft) -> bool:
    return bool(context.person) and any(
        context.work.may(Action.PLAN_VISITS, one.cell_id) for one in coming(context.work, context.person)
    )


def about_dividing(context: Context, draft: Draft) -> str:
    return texts.EVENLY_ABOUT


def ask_evenly(context: Context, draft: Draft) -> Screen:
    """The proposal is made when it is asked, and kept: what is saved is what was seen."""
    work, sessions = context.work, coming(context.work, context.person)
    people = {one.id: one for session in sessions for one in visitors(work, session.cell_id)}
    found = assigning.proposal(work, sessions, list(people.values()))
    draft.data["proposal"] = {str(session_id): person_id for session_id, person_id in found.items()}
    if not found:
        return Screen(texts.NOTHING)
    lines = [
        texts.LINE.format(start=start_words(work, one), cell=one.cell.name, visitor=people[found[one.id]].full_name)
        for one in sessions
        if one.id in found
    ]
    text = texts.ASK_EVENLY.format(lines=Markup("\n").join(lines))
    open_ones = len(sessions) - len(visits_among(work.db, [one.id for one in sessions]))
    if open_ones > len(found):
        text += texts.LEFT_OUT.format(count=open_ones - len(found))
    return Screen(text, ((button(draft, texts.SAVE, "save"),),))


def tap_evenly(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb != "save":
        return Reject(shared.USE_BUTTONS)
    work, count = context.work, 0
    for session_id, person_id in draft.data.get("proposal", {}).items():
        session = work.db.get_one(Session, int(session_id))
        person = work.db.get_one(Person, int(person_id))
        taken = visit_of_session(work.db, session.id) is not None
        if taken or session.state != SessionState.PLANNED or assigning.clash(work, session, person) is not None:
            continue
        assigning.tell_assigned(work, session, assigning.assign(work, session, person, context.person), context.person)
        count += 1
    return Finish(list_screen(work, context.person).under(texts.SAVED.format(count=count)))
