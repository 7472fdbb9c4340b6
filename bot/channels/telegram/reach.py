"""What Telegram can do, and how fast it takes messages."""

from datetime import timedelta

from bot.channels.pace import Pace
from handlers.reach import BOT, CODE, Reach

NAME = "telegram"
REACH = Reach(
    buttons=True,
    edits=True,
    files=True,
    markup=True,
    text_limit=4096,
    caption_limit=1024,
    own_numbers=True,
    link=f"https://t.me/{BOT}?start={CODE}",
)
# It takes 30 messages a second over all, about one a second in a chat with short bursts, 20 a minute in a group. It
# counts a message when that reaches it: a little more than its second and its minute, for what the network jitters.
PACE = Pace(
    per_second=28,
    catch_up=2,
    chat_interval=timedelta(seconds=1.05),
    chat_burst=3,
    group_limit=20,
    group_span=timedelta(seconds=61),
)
