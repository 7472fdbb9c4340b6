"""What a member's own sentence says about their tasks ("xong vụ rác kiệt 3 rồi, 30/45 hộ"). Pure.

    meant = understand(sentence, own, others, now)

`own` are the member's open tasks, `others` the open tasks of the rest of the cell, `now` is in the local zone.
It answers one of:

- `Understood`: one task is meant. What was not said of it without a doubt is None; `words` is the sentence itself, in
  one line. Nothing is saved by it: the form is filled in, and shown.
- `Several`: several of one's own tasks, each with what its own clauses say.
- `Ambiguous`: it is a report, but two or more of one's own tasks fit alike, or no task was named.
- `NotOwn`: it is a report on what is clearly another's task; with what it tells.
- `NoReport`: it is none: a question, a plan, a greeting, news of something else; or longer than 1,500 characters.

Accents may be missing, words be written as on phones ("xog", "dc 30 ho") or left by a keyboard ("roofi"). Done, and
how many, is taken only from clauses that are known to the last word (`closed.py`); several counts are none, and "còn
5 hộ", "gần 40 hộ" are no counts. A count may be more than the target or less than the last one: that is asked about
by whoever keeps it, as is what was added. A new due day is taken only where a delay was asked for ("xin gia hạn đến
30/12", "xin thêm 1 tuần"), and only one after the old. "Chưa xong" alone is a report without a result: it may be
doing, partly or in difficulty.
"""

from handlers.tasks.understanding.delaying import delay_asked
from handlers.tasks.understanding.matching import OpenTask
from handlers.tasks.understanding.reading import (
    Ambiguous,
    Meant,
    NoReport,
    NotOwn,
    Said,
    Several,
    Understood,
    of_one_of,
    understand,
)

__all__ = [
    "Ambiguous",
    "Meant",
    "NoReport",
    "NotOwn",
    "OpenTask",
    "Said",
    "Several",
    "Understood",
    "delay_asked",
    "of_one_of",
    "understand",
]
