"""The quiet hours: when nothing goes out that nobody waits for. Pure; moments in and out are aware."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.settings.section import QuietHours

EVENING_LEAD = timedelta(minutes=30)
_DAY = timedelta(days=1)


def is_quiet(moment: datetime, quiet: QuietHours, zone: ZoneInfo) -> bool:
    """Whether `moment` lies in the quiet hours, which begin at `start` and are over at `end` (equal: never quiet)."""
    at = moment.astimezone(zone).time()
    if quiet.start <= quiet.end:
        return quiet.start <= at < quiet.end
    return at >= quiet.start or at < quiet.end


def quiet_span(moment: datetime, quiet: QuietHours, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The beginning and the end of the quiet hours that `moment` lies in."""
    local = moment.astimezone(zone)
    began = local.date() if local.time() >= quiet.start else local.date() - _DAY
    ended = began if quiet.start <= quiet.end else began + _DAY
    return datetime.combine(began, quiet.start, zone), datetime.combine(ended, quiet.end, zone)


def awake_moment(nominal: datetime, deadline: datetime, quiet: QuietHours, zone: ZoneInfo) -> datetime:
    """`nominal`, moved out of the quiet hours: to the morning after, or, where `deadline` is not later than that
    morning, to the evening before, half an hour ahead of the quiet so that it is delivered by then.
    """
    if not is_quiet(nominal, quiet, zone):
        return nominal
    began, ended = quiet_span(nominal, quiet, zone)
    if ended < deadline:
        return ended
    woke = quiet_span(began - _DAY, quiet, zone)[1]
    return max(began - EVENING_LEAD, woke)


def wait_for_morning(now: datetime, deadline: datetime, quiet: QuietHours, zone: ZoneInfo) -> datetime | None:
    """Until when news of `now` should wait: the morning if it is quiet; None (at once) where that would be too late."""
    if not is_quiet(now, quiet, zone):
        return None
    morning = quiet_span(now, quiet, zone)[1]
    return morning if morning < deadline else None
