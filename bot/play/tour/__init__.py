"""One week of the sample ward, played without hands: `make tour` prints the chat, and leaves a picture and a log."""

import asyncio
import shutil
import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import JumpingClock
from bot.play.simulated import Simulated, simulated
from bot.play.tour.counting import count
from bot.play.tour.playing import Missing, Play
from bot.play.tour.scenes import SCENES
from bot.play.tour.telling import Say, Teller
from handlers.meetings.log.minutes_text import minutes_text
from storage.keys import Key
from storage.meetings import newest_meeting

BEGINS = datetime(2026, 11, 25, 8, 45, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
DAYS = 7
PICTURE, LOG = "tong-hop.png", "bien-ban.txt"
DIGEST_READER = "DV018"


async def run_tour(folder: Path, say: Say) -> int:
    """Play the week, telling it through `say`; leave the digest's picture and the meeting's log in `folder`.

    The last line counts what was sent, lost and doubled. Returns the exit code: 0 where nothing was lost or doubled.
    """
    scratch = Path(await asyncio.to_thread(tempfile.mkdtemp))
    try:
        async with simulated(scratch, JumpingClock(BEGINS), Key.new()) as everything:
            return await play_week(everything, folder, say)
    finally:
        await asyncio.to_thread(shutil.rmtree, scratch, ignore_errors=True)


async def play_week(everything: Simulated, folder: Path, say: Say) -> int:
    """The same on what is there already, and is left as it is in the end."""
    everything.begin()
    play = Play(everything, Teller(say, everything.zone))
    try:
        await play.open()
        for scene in SCENES:
            await play.scene(scene)
        await play.pass_until(DAYS, f"{BEGINS:%H:%M}")
    except Missing as error:
        say(f"The tour stops here: {error}")
        return 1
    left = await asyncio.to_thread(_leave, everything, folder)
    counted = count(everything)
    say("")
    say(f"Left in {folder}/: {', '.join(left)}")
    say(str(counted))
    return 0 if not counted.lost and not counted.doubled else 1


def _leave(everything: Simulated, folder: Path) -> list[str]:
    """Write what the week has brought into the folder; returns the names of the files."""
    folder.mkdir(parents=True, exist_ok=True)
    left = []
    pictures = [one.photo for one in everything.players.people[DIGEST_READER].hand.chat() if one.from_bot and one.photo]
    if pictures and isinstance(pictures[-1], bytes):
        (folder / PICTURE).write_bytes(pictures[-1])
        left.append(PICTURE)
    with everything.database.reading() as db:
        newest = newest_meeting(db)
        if newest is not None:
            (folder / LOG).write_text(minutes_text(db, newest.id, everything.zone) + "\n", encoding="utf-8")
            left.append(LOG)
    return left
