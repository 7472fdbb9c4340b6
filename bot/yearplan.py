"""The composition of the year's plan: its conversations, and what stands outside of them."""

from typing import Protocol

from handlers.deciding.conversation import DIALOGS as DECIDING
from handlers.deciding.conversation import Deciding
from handlers.dialogs import Dialogs, Handler
from handlers.planning.conversation import ADD
from handlers.planning.plans import DIALOGS as PLANS
from handlers.planning.plans import Plans

DIALOGS = (ADD, *PLANS, *DECIDING)


class Feature(Protocol):
    """What a feature offers: openings for the entry points of the one conversation, and handlers outside of it."""

    def openings(self) -> list[Handler]: ...

    def handlers(self) -> list[Handler]: ...


def features(dialogs: Dialogs) -> tuple[Feature, ...]:
    return (Plans(dialogs), Deciding(dialogs))
