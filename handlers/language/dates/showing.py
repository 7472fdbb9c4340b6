"""How days and times are shown, everywhere the same."""

from datetime import date, datetime, tzinfo

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def long_moment(moment: datetime, zone: tzinfo) -> str:
    """ "Thứ Năm 03/12/2026, 19:00", by the clock of `zone`. Is read back as the same minute, whenever."""
    local = moment.astimezone(zone)
    return f"{long_date(local.date())}, {local:%H:%M}"


def long_date(day: date) -> str:
    """ "Thứ Năm 03/12/2026". Is read back as the same day, whenever."""
    return f"{WEEKDAYS[day.weekday()]} {day:%d/%m}/{day.year:04}"


def short_date(day: date) -> str:
    """ "03/12", for lists and labels. Is read back as the same day from 60 days after it to 300 days before it."""
    return f"{day:%d/%m}"
