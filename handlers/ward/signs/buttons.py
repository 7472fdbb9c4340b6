"""The buttons of signs."""

from handlers.forms.buttons import Buttons
from storage.signs import Sign

SIGN = Buttons("sg", Sign, unit=lambda sign: sign.cell_id)
