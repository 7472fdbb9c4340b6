"""All that chibo says unasked, as one table: by which right of whoever hears it, about what, and what must still be so.

A kind that is not in it cannot be sent late (tests/bot/compose/test_news.py finds each that is written somewhere).
"""

from handlers.meetings.absences import due as absences
from handlers.meetings.feedback import card as feedback
from handlers.meetings.log.closing import second_writers
from handlers.meetings.minutes import sending as minutes
from handlers.people.privacy import requests as privacy
from handlers.people.retention import facts as retention
from handlers.people.talk import to_secretary
from handlers.reminders import news as about
from handlers.reminders import standing
from handlers.reminders.news import News
from handlers.rights.access import Action
from handlers.screens import failures, unreachable
from handlers.screens.notices import CONSENT
from handlers.sessions import notifications as sessions
from handlers.sessions.audience import ENTRY, GUEST, REMINDER
from handlers.sessions.plan.notifications import PLAN
from handlers.sessions.preparation import asking_ahead, giving_out
from handlers.sessions.reminders.facts import TASK_REMINDER
from handlers.sessions.rhythm import due as rhythm
from handlers.sessions.visits import assigning as visits
from handlers.tasks import notifications as tasks
from handlers.tasks.one_task.new_days import ASKED
from handlers.ward.places import noting as places
from handlers.ward.signs import due as signs

# What is a reminder says by itself whether it is still so (its `still`, or its `due`).
REMINDERS = (
    News("digest", (Action.SEE_DIGEST,), about.anywhere(Action.SEE_DIGEST)),
    News(signs.KIND, (Action.ANSWER_SIGN,), about.session),
    News("lesson", (Action.LEARN,), about.anywhere(Action.LEARN)),
    News(REMINDER, (Action.SEE_SCHEDULE,), about.session),
    News(TASK_REMINDER, (Action.SEE_OWN_TASKS,), about.oneself),
    News("plan_waiting", (Action.DECIDE_PLAN,), about.unit),
    News(GUEST, (Action.SEE_SCHEDULE,), about.session),
    News(giving_out.KIND, (Action.READ_MATERIALS,), about.session),
    News("attendance", (Action.SEE_ANSWERS,), about.session),
    News("preparation", (Action.PREPARE,), about.session),
    News(rhythm.KIND, (Action.CHANGE_SESSION,), about.session),
    News("visit_reminder", (Action.MAKE_VISIT,), about.session),
    News("help_to_ward", (Action.SEE_CELL_TASKS,), about.task),
    News("upload", (Action.SEE_MINUTES,), about.meeting),
    News(absences.KIND, (Action.SEE_ANSWERS,), about.somebody),
    News("chairing", (Action.CHAIR_MEETING,), about.session),
    News(retention.KIND, (Action.SEE_OWN_DATA,), about.oneself),
    News("data_request_due", (Action.ANSWER_DATA_REQUEST,), about.request),
)
OF_SESSIONS = (
    News(ENTRY, (Action.SEE_SCHEDULE,), about.session, standing.always),
    News(sessions.MOVED, (Action.SEE_SCHEDULE,), about.session, standing.moved_as_told),
    News(sessions.POSTPONED, (Action.SEE_SCHEDULE,), about.session, standing.postponed_as_told),
    News(sessions.CANCELLED, (Action.SEE_SCHEDULE,), about.session, standing.called_off),
    News(sessions.ANSWER, (Action.SEE_ANSWERS,), about.session, standing.not_called_off),
    News(PLAN, (Action.DECIDE_PLAN, Action.SEND_PLAN), about.session, standing.decided_as_told),
    News(
        asking_ahead.KIND,
        (Action.SEE_QUESTIONS,),
        about.session,
        lambda work, key: standing.not_called_off(work, key) and asking_ahead.is_as_told(work, key),
    ),
    News(visits.KIND, (Action.MAKE_VISIT, Action.SEE_CALENDAR), about.session, standing.visits_as_told),
)
# A session's preparer and the tasks of a meeting are both assignments; members are nudged to answer and to report.
OF_BOTH = (
    News(
        sessions.ASSIGNMENT,
        (Action.PREPARE, Action.SEE_SCHEDULE, Action.SEE_OWN_TASKS),
        about.session_or_own,
        standing.assigned_as_told,
    ),
    News("nudge", (Action.ANSWER_INVITATION, Action.SEE_OWN_TASKS), about.session_or_own, standing.nudged_as_told),
)
OF_TASKS = (
    News(tasks.REPORTED, (Action.SEE_CELL_TASKS, Action.SEE_OWN_TASKS), about.task, standing.task_there),
    News(tasks.DECIDED, (Action.SEE_CELL_TASKS, Action.SEE_OWN_TASKS), about.task, standing.task_news_as_told),
    News(ASKED, (Action.CHANGE_TASK,), about.task, standing.extension_asked),
)
OF_MEETINGS = (
    News(minutes.KIND, (Action.SEE_MINUTES,), about.meeting, minutes.is_newest),
    News(second_writers.KIND, (Action.SEE_MINUTES,), about.meeting, standing.always),
    News(feedback.KIND, (Action.SEE_FEEDBACK,), about.meeting, standing.always),
    News(places.KIND, (Action.JOIN_CELLS, Action.SEE_PLACES), about.matter_or_cells, standing.matter_open),
)
OF_PEOPLE = (
    News(privacy.NOTICE, (Action.ANSWER_DATA_REQUEST, Action.SEE_OWN_DATA), about.request, standing.request_as_told),
    News(to_secretary.KIND, (Action.HEAR_MEMBER,), about.somebody, standing.always),
    News("data_erased", (Action.ANSWER_DATA_REQUEST,), about.somebody, standing.always),
    News("leave", (Action.SET_LEAVE,), about.leave, standing.leave_set),
    News("joined", (Action.INVITE_MEMBER,), about.somebody, standing.always),
    News("invitation_spent", (Action.INVITE_MEMBER,), about.somebody, standing.always),
    News("confirm_lost", (Action.INVITE_MEMBER,), about.somebody, standing.invitation_open),
    News("invitation_allowed", (Action.INVITE_MEMBER,), about.somebody, standing.invitation_open),
    News("invitation_denied", (Action.INVITE_MEMBER, Action.LIFT_LOCK), about.somebody, standing.always),
    News("joined_after_loss", (Action.INVITE_MEMBER, Action.LIFT_LOCK), about.somebody, standing.always),
    News("taken_over", (Action.INVITE_MEMBER, Action.LIFT_LOCK), about.somebody, standing.always),
    News("locked_out", (Action.LIFT_LOCK,), about.somebody, standing.always),
    # On every device of one's own: who speaks in one's name.
    News(CONSENT, (Action.SEE_OWN_DATA,), about.oneself, standing.always),
    News("invited_again", (Action.SEE_OWN_DATA,), about.oneself, standing.always),
    News("lost_confirmed", (Action.SEE_OWN_DATA,), about.oneself, standing.always),
    News("one_more_phone", (Action.SEE_OWN_DATA,), about.oneself, standing.always),
    News("reported_lost", (Action.SEE_OWN_DATA,), about.oneself, standing.always),
    News("office", (Action.SEE_OWN_DATA,), about.oneself),
    News("office_ended", (Action.SEE_OWN_DATA,), about.oneself, standing.always),
    News("device_removed", (Action.SEE_OWN_DATA,), about.oneself, standing.always),
    News("lost_phone", (Action.REMOVE_DEVICE,), about.somebody, standing.always),
    News(unreachable.KIND, (Action.REACH_PEOPLE,), about.somebody_in_slot, standing.out_of_reach),
    News(failures.KIND, (Action.KEEP_RUNNING,), about.anywhere(Action.KEEP_RUNNING), standing.always),
)
ALL = (*REMINDERS, *OF_SESSIONS, *OF_BOTH, *OF_TASKS, *OF_MEETINGS, *OF_PEOPLE)
# What asks whom it reaches something, so that their next words may be the answer: a form that is open is put aside.
ASKING = (REMINDER, sessions.ASSIGNMENT, GUEST, TASK_REMINDER, "nudge")
NEWS = {one.kind: one for one in ALL}
