"""Which days are worked: no Saturday, Sunday or public holiday, but for days that were swapped. Pure."""

from datetime import date, timedelta

from lunar_vn import solar_to_lunar

from handlers.settings.people import Requests

_SATURDAY = 5
_DAY = timedelta(days=1)
_NEW_YEAR = 1


def is_worked(day: date, law: Requests) -> bool:
    """The government swaps days each year: those of the settings go before all rules."""
    if day in law.days_worked or day in law.days_off:
        return day in law.days_worked
    return day.weekday() < _SATURDAY and not _is_holiday(day, law)


def _is_holiday(day: date, law: Requests) -> bool:
    lunar = solar_to_lunar(day)
    is_tet = not lunar.leap and lunar.month == _NEW_YEAR and lunar.day <= law.tet_days
    of_the_moon = not lunar.leap and f"{lunar.month:02}-{lunar.day:02}" in law.lunar_holidays
    return is_tet or of_the_moon or f"{day:%m-%d}" in law.public_holidays or _is_eve(day, law)


def _is_eve(day: date, law: Requests) -> bool:
    """Of the days before the lunar year's first, which has 29 or 30 days in its last month."""
    ahead = (solar_to_lunar(day + number * _DAY) for number in range(1, law.tet_eve_days + 1))
    return any((one.day, one.month, one.leap) == (1, _NEW_YEAR, False) for one in ahead)
