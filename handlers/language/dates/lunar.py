"""The Vietnamese lunar calendar (lunar-vn, by the clock of Vietnam): its days as days of the sun, and back."""

from datetime import date

from lunar_vn import LunarDate, lunar_to_solar, solar_to_lunar

FIRST, LAST = date(1901, 1, 1), date(2099, 12, 31)
FIRST_MONTH, LAST_MONTH = 1, 12
LONGEST_MONTH = 30
FULL_MOON = 15
NEW_MOON = 10


def solar_day(day: int, month: int, year: int, leap: bool = False) -> date | None:
    """The day of the sun; None where that lunar year has no such day or no such leap month."""
    try:
        wanted = LunarDate(day, month, year, leap)
        found = lunar_to_solar(wanted)
    except ValueError:
        return None
    return found if FIRST <= found <= LAST and solar_to_lunar(found) == wanted else None


def last_day(year: int) -> date | None:
    """The last day of a lunar year, which has 29 or 30 days in its last month."""
    return solar_day(LONGEST_MONTH, LAST_MONTH, year) or solar_day(LONGEST_MONTH - 1, LAST_MONTH, year)


def lunar_day(day: date) -> LunarDate | None:
    """The lunar day; None outside of 1901 to 2099."""
    return solar_to_lunar(day) if FIRST <= day <= LAST else None
