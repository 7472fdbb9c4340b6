"""How days and times are shown, everywhere the same."""

from datetime import date, datetime, tzinfo

from lunar_vn import LunarDate

from handlers.language.dates.lunar import FULL_MOON, NEW_MOON, lunar_day

IS, EARLY, FULL_MOON_DAY, MONTH, LEAP = "tức", "mùng", "rằm", "tháng", "nhuận"
LUNAR_MONTHS = {1: "Giêng", 12: "Chạp"}
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def long_moment(moment: datetime, zone: tzinfo) -> str:
    """ "Thứ Năm 03/12/2026, 19:00", by the clock of `zone`. Is read back as the same minute, whenever."""
    local = moment.astimezone(zone)
    return f"{long_date(local.date())}, {local:%H:%M}"


def long_date(day: date) -> str:
    """ "Thứ Năm 03/12/2026". Is read back as the same day, whenever."""
    return f"{WEEKDAYS[day.weekday()]} {day:%d/%m}/{day.year:04}"


def both_dates(day: date) -> str:
    """ "Thứ Tư 27/01/2027, tức 20 tháng Chạp", of a day that was said by the moon."""
    lunar = lunar_day(day)
    return f"{long_date(day)}, {IS} {_lunar_words(lunar)}" if lunar is not None else long_date(day)


def _lunar_words(lunar: LunarDate) -> str:
    day = (
        FULL_MOON_DAY if lunar.day == FULL_MOON else f"{EARLY} {lunar.day}" if lunar.day <= NEW_MOON else f"{lunar.day}"
    )
    month = LUNAR_MONTHS.get(lunar.month, f"{lunar.month}")
    return f"{day} {MONTH} {month}" + (f" {LEAP}" if lunar.leap else "")


def short_date(day: date) -> str:
    """ "03/12", for lists and labels. Is read back as the same day from 60 days after it to 300 days before it."""
    return f"{day:%d/%m}"
