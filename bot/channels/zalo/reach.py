"""What Zalo's Bot Platform can do, and how fast it takes messages."""

from datetime import timedelta

from bot.channels.pace import Pace
from handlers.reach import BOT, Reach

NAME = "zalo"
REACH = Reach(bold=True, text_limit=2000, caption_limit=2000, link=f"https://zalo.me/{BOT}")
# Nobody has said how fast it takes messages.
PACE = Pace(
    per_second=28,
    catch_up=2,
    chat_interval=timedelta(seconds=1.05),
    chat_burst=3,
    group_limit=20,
    group_span=timedelta(seconds=61),
)
