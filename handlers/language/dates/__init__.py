"""Days and times as they are typed and as they are shown. Pure; whoever calls gives the present moment.

`read_moment` refuses rather than guesses, and whoever asked shows what was understood in full before anything is kept.
"""

from handlers.language.dates.reading import Moment, read_moment
from handlers.language.dates.showing import long_date, long_moment, short_date

__all__ = ["Moment", "long_date", "long_moment", "read_moment", "short_date"]
