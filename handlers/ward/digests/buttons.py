"""The buttons of digests. A snapshot never changes, so that they do not grow old.

Behind the verb may stand the id of what it leads to, and a page.
"""

from handlers.forms.buttons import Buttons
from handlers.screens.fitting import one_line, shortened
from handlers.screens.screen import Choice
from storage.digests import DigestSnapshot
from storage.people import Unit

DIGEST = Buttons("g", DigestSnapshot, unit=lambda digest: digest.unit_id)
# Whose figures of this moment are wanted, where there are several.
UNIT = Buttons("gu", Unit, unit=lambda unit: unit.id)
LABEL_LENGTH = 40
CELLS, AT, CELL, MEETS, MEET, TASK, REPORT, PHOTO = "cells", "at", "cell", "meets", "meet", "task", "report", "photo"
NOW, SHEET, PICTURE, TIMING = "now", "sheet", "pic", "time"


def button(label: str, digest_id: int, verb: str, *arguments: int) -> Choice:
    return DIGEST.choice_of(digest_id, fitted(label), verb, *arguments)


def fitted(label: str) -> str:
    return shortened(one_line(label), LABEL_LENGTH)
