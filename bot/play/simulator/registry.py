"""All simulated apps, in the order in which the page shows them; the first is in everybody's hand to begin with."""

from typing import Any

from bot.play.simulator.app import App
from bot.play.simulator.telegram.app import APP as TELEGRAM
from bot.play.simulator.zalo.app import APP as ZALO

APPS: tuple[App[Any], ...] = (TELEGRAM, ZALO)
BY_NAME = {app.name: app for app in APPS}
FIRST = APPS[0].name
WITHOUT_BUTTONS = next(app.name for app in APPS if not app.kind.reach.buttons)
