"""Days and times as they are typed and as they are shown. Pure; whoever calls gives the present moment.

`read_moment` refuses rather than guesses (`unclear` tells why of a lunar day), and whoever asked shows what was
understood in full before anything is kept: `both_dates` where it was said by the moon (`Moment.lunar`).
"""

from handlers.language.dates.lunar_days import Unclear
from handlers.language.dates.past import read_past_moment
from handlers.language.dates.reading import Moment, read_happened, read_moment, unclear
from handlers.language.dates.showing import both_dates, long_date, long_moment, short_date

__all__ = [
    "Moment",
    "Unclear",
    "both_dates",
    "long_date",
    "long_moment",
    "read_happened",
    "read_moment",
    "read_past_moment",
    "short_date",
    "unclear",
]
