"""All that the bot does: one tuple of features, wing by wing. What is added to chibo is added here.

Reminders are written in this order; handlers that take what nobody else understood come last (home's).
"""

from handlers.forms.feature import Feature
from handlers.meetings.absences.due import FEATURE as ABSENCES
from handlers.meetings.book.conversation import FEATURE as BOOK
from handlers.meetings.chairing.conversation import FEATURE as CHAIRING
from handlers.meetings.chairing.typed_notes import FEATURE as NOTES
from handlers.meetings.correcting.conversation import FEATURE as CORRECTING
from handlers.meetings.feedback.conversation import FEATURE as FEEDBACK
from handlers.meetings.log.conversation import FEATURE as LOG
from handlers.meetings.minutes.conversation import FEATURE as MINUTES
from handlers.people.administration.conversation import FEATURE as ADMINISTRATION
from handlers.people.auditing.chores import FEATURE as AUDITING
from handlers.people.consent.conversation import FEATURE as CONSENT
from handlers.people.devices.conversation import FEATURE as DEVICES
from handlers.people.home.conversation import FEATURE as HOME
from handlers.people.joining.conversation import FEATURE as JOINING
from handlers.people.leave.conversation import FEATURE as LEAVE
from handlers.people.offices.due import FEATURE as OFFICES
from handlers.people.own_year.conversation import FEATURE as OWN_YEAR
from handlers.people.privacy.conversation import FEATURE as PRIVACY
from handlers.people.retention.due import FEATURE as RETENTION
from handlers.people.taking_back.conversation import FEATURE as TAKING_BACK
from handlers.people.talk.conversation import FEATURE as TALK
from handlers.people.ways.conversation import FEATURE as WAYS
from handlers.sessions.afterwards.conversation import FEATURE as AFTERWARDS
from handlers.sessions.approval.conversation import FEATURE as APPROVAL
from handlers.sessions.attendance.conversation import FEATURE as ATTENDANCE
from handlers.sessions.calendar.conversation import FEATURE as CALENDAR
from handlers.sessions.plan.conversation import FEATURE as PLAN
from handlers.sessions.preparation.conversation import FEATURE as PREPARATION
from handlers.sessions.regular.conversation import FEATURE as REGULAR
from handlers.sessions.reminders.due import FEATURE as REMINDERS
from handlers.sessions.rhythm.conversation import FEATURE as RHYTHM
from handlers.sessions.visits.conversation import FEATURE as VISITS
from handlers.tasks.cell_tasks.conversation import FEATURE as CELL_TASKS
from handlers.tasks.one_task.conversation import FEATURE as ONE_TASK
from handlers.tasks.outcomes.conversation import FEATURE as OUTCOMES
from handlers.tasks.report.conversation import FEATURE as REPORT
from handlers.tasks.withdrawing.conversation import FEATURE as WITHDRAWING
from handlers.ward.digests.conversation import FEATURE as DIGESTS
from handlers.ward.places.conversation import FEATURE as PLACES
from handlers.ward.searching.conversation import FEATURE as SEARCHING
from handlers.ward.signs.conversation import FEATURE as SIGNS
from handlers.ward.skills.conversation import FEATURE as SKILLS

WARD = (DIGESTS, SIGNS, PLACES, SKILLS, SEARCHING)
SESSIONS = (REMINDERS, CALENDAR, PLAN, APPROVAL, PREPARATION, ATTENDANCE, VISITS, REGULAR, RHYTHM, AFTERWARDS)
TASKS = (WITHDRAWING, REPORT, ONE_TASK, CELL_TASKS, OUTCOMES)
MEETINGS = (CHAIRING, LOG, MINUTES, CORRECTING, BOOK, FEEDBACK, ABSENCES)
# Whoever takes back what they said, or asks for a place, speaks neither of attendance nor of a task: asked before the
# readers of these.
FIRST = (TAKING_BACK, NOTES, WAYS)
PEOPLE = (RETENTION, JOINING, CONSENT, LEAVE, PRIVACY, OWN_YEAR, DEVICES, OFFICES, ADMINISTRATION, TALK, HOME)

# The audit is linked before anything else is done at its time: the digest's witness speaks of what was until then.
FEATURES: tuple[Feature, ...] = (AUDITING, *FIRST, *WARD, *SESSIONS, *TASKS, *MEETINGS, *PEOPLE)
