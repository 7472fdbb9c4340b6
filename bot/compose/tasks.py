"""What belongs to the work after a meeting."""

from handlers.tasks.cell_tasks.conversation import FEATURE as CELL_TASKS
from handlers.tasks.one_task import due as calls_for_help
from handlers.tasks.one_task.conversation import FEATURE as ONE_TASK
from handlers.tasks.outcomes.conversation import FEATURE as OUTCOMES
from handlers.tasks.report.conversation import FEATURE as REPORT

FEATURES = (REPORT, ONE_TASK, CELL_TASKS, OUTCOMES)
DUE = calls_for_help.DUE
