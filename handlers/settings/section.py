"""What all tables of settings share: spans and hours as people write them."""

import datetime as dt
import re
from datetime import timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

_SPAN = re.compile(r"(-?)(\d+)([dhm])")


_UNITS = {"d": "days", "h": "hours", "m": "minutes"}


def read_span(value: object) -> object:
    """'14d', '2h', '30m', '-1d' (after instead of before) as a timedelta; anything else is left to pydantic."""
    if isinstance(value, str) and (match := _SPAN.fullmatch(value.strip())):
        sign, number, unit = match.groups()
        span = timedelta(**{_UNITS[unit]: int(number)})
        return -span if sign else span
    if isinstance(value, str):
        raise ValueError("a span is written as a number with d, h or m, such as 14d, 2h or 30m")
    return value


Span = Annotated[timedelta, BeforeValidator(read_span)]


Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


WEEKDAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Section(BaseModel):
    """One table of the configuration file. An unknown name in it is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class QuietHours(Section):
    """No message that nobody waits for goes out between `start` and `end` (local time, over midnight)."""

    start: dt.time = dt.time(21, 0)
    end: dt.time = dt.time(6, 30)


Reckoned = Literal["", "duration", "attendance", "speakers", "earlier"]
