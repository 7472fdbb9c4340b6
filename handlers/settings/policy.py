"""The settings that the features follow: numbers of party guidance and of this ward, all with defaults (DOMAIN)."""

from handlers.settings.meetings import ChairingPolicy, Documents, Meetings
from handlers.settings.people import Forms, Joining, Reports, Requests, Retention, Tasks
from handlers.settings.planning import Planning
from handlers.settings.reminders import Reminders
from handlers.settings.scoring import Scoring
from handlers.settings.section import QuietHours, Section
from handlers.settings.ward import Digest, Signs, Skills
from handlers.settings.working_days import Holidays


class Policy(Section):
    """All that the features need to know of the configuration."""

    quiet_hours: QuietHours = QuietHours()
    reminders: Reminders = Reminders()
    meetings: Meetings = Meetings()
    planning: Planning = Planning()
    digest: Digest = Digest()
    signs: Signs = Signs()
    skills: Skills = Skills()
    joining: Joining = Joining()
    forms: Forms = Forms()
    reports: Reports = Reports()
    tasks: Tasks = Tasks()
    scoring: Scoring = Scoring()
    documents: Documents = Documents()
    chairing: ChairingPolicy = ChairingPolicy()
    retention: Retention = Retention()
    requests: Requests = Requests()
    holidays: Holidays = Holidays()
