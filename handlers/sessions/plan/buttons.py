"""The buttons of the year's plan: of one theme, as its cell has it and as the ward has it, and of a cell's whole plan.

They stand here together since the cell's pages lead to the ward's, and the other way round.
"""

from handlers.forms.buttons import Buttons
from handlers.screens import menu
from storage.people import Unit
from storage.sessions import Session

THEME = Buttons("k", Session, unit=lambda theme: theme.cell_id, version=lambda theme: theme.plan_version)
DECISION = Buttons("kd", Session, unit=lambda theme: theme.cell_id, version=lambda theme: theme.plan_version)
# Most of them say the year as well.
PLAN = Buttons("kp", Unit, unit=lambda cell: cell.id)
# What waits of a cell's plan, as the ward has it.
CELL_PLAN = Buttons("kw", Unit, unit=lambda cell: cell.id)
QUEUE = menu.DECIDE.data
