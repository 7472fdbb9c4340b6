"""What a member's own sentence says about one of their tasks ("xong vụ rác kiệt 3 rồi, 30/45 hộ"). Pure.

    meant = understand(sentence, own, others, now)

`own` are the member's open tasks, `others` the open tasks of the rest of the cell, `now` is in the local zone.
It answers one of:

- `Understood`: one task is meant. `result`, `count` and `new_due` are None unless they were said without a doubt;
  `words` is the sentence itself, in one line. Nothing is saved by it: the form is filled in, and shown.
- `Ambiguous`: it is a report, but two or more of one's own tasks fit alike, or no task was named; with the same fields.
- `NotOwn`: it is a report on what is clearly another's task.
- `NoReport`: it is none: a question, a plan, a greeting, news of something else; or longer than 1,500 characters.

Accents may be missing and words be written as on phones ("xog", "dc 30 ho"). Never invented: a count is taken only for
a task that is counted, and only if its unit or its target fits; several counts are none, and "còn 5 hộ" is no count.
A count may be more than the target: that is asked about by whoever keeps it. A new due day is taken only where a delay
was asked for ("xin gia hạn đến 30/12", "mai mới xong"), and only a day to come. "Chưa xong" alone is a report without a
result: it may be doing, partly or in difficulty.
"""

from handlers.tasks.understanding.delaying import delay_asked
from handlers.tasks.understanding.matching import OpenTask
from handlers.tasks.understanding.reading import Ambiguous, Meant, NoReport, NotOwn, Several, Understood, understand

__all__ = ["Ambiguous", "Meant", "NoReport", "NotOwn", "OpenTask", "Several", "Understood", "delay_asked", "understand"]
