"""The way out: outbox rows become calls of a chat app's Bot API, in order, at its pace, and none is forgotten."""

from bot.delivery.delivery import Delivery, LastCheck

__all__ = ["Delivery", "LastCheck"]
