"""Showing a screen, and answering a tap."""

from telegram import Message, Update

from handlers.context import current_work
from handlers.screens.screen import Screen, message_arguments

# The ids of taps that were typed (a number, a label) begin so: the chat has moved on below the message they are on.
TYPED = "typed:"
# A function that gives what is said above the next screen of this update, or None: asked when it is shown.
SAID_FIRST = "said_first"


async def show(update: Update, screen: Screen, fresh: bool = False) -> Message | None:
    """Show a screen: in place of the tapped message, or as a new one (always where `fresh`, or the tap was typed)."""
    said_first = current_work().update_data.pop(SAID_FIRST, None)
    if said_first is not None and (line := said_first()) is not None:
        screen = screen.under(line)
    query = update.callback_query
    if query is not None and not query.id.startswith(TYPED) and not fresh and screen.menu is None:
        shown = await query.edit_message_text(**message_arguments(screen))
        return shown if isinstance(shown, Message) else None
    if update.effective_chat is None:
        return None
    return await update.effective_chat.send_message(**message_arguments(screen))


async def toast(update: Update, words: str | None = None) -> None:
    """Answer a tap, if it is one: at most once, and with a word where there is something to say."""
    work = current_work()
    if update.callback_query is not None and not work.answered:
        work.answered = True
        await update.callback_query.answer(words, show_alert=words is not None)
