"""What must not stay: every file under the data folder and in a backup is searched for what was taken away.

The words are looked for in each writing in which they could lie there, and must have been found before, so that the
search itself is known to work.
"""

import io
import json
import random
from contextlib import redirect_stderr
from pathlib import Path

import structlog

from bot.admin.backup import back_up
from bot.admin.erasing import erase_person
from bot.config import Log
from bot.run import logs
from tests.house import TOKEN, House
from tests.proofs.attack.attempt import Attempt
from tests.proofs.attack.houses import house
from tests.proofs.attack.kinds import TelegramKinds

SECRET = "TỐI MẬT\nZyxquankhu kế hoạch số 17-KH/QK"
MARK = "Zyxquankhu"
PLAIN = "Zyxbienban đã dọn xong kiệt 12"
WORDS = "Zyxbienban"


async def leftovers() -> list[Attempt]:
    return [await at_rest(), await after_a_scrub(), await after_an_erasing(), await tokens_and_words_in_logs()]


async def at_rest() -> Attempt:
    async with house() as made:
        lan = made.person("Lan")
        await lan.says(PLAIN)
        copy = back_up(made.settings.storage, folder_of(made) / "kept", made.clock.now())
        words = (WORDS, lan.cast.name, "Chi bộ", TOKEN)
        found = [one for folder in (folder_of(made), copy) for word in words for one in hits(folder, word)]
    return Attempt("plain words at rest", "all files under the data folder and of a backup, sealed", found)


async def after_a_scrub() -> Attempt:
    async with house(key=None) as made:
        lan = made.person("Lan")
        await lan.says("/menu")
        await lan.says(SECRET)
        found = hits(folder_of(made), MARK)
    return Attempt("bytes of a secret message after its scrub", "all files under the data folder", found)


async def after_an_erasing() -> Attempt:
    attempt = Attempt("bytes of a person after being erased", "all files under the data folder, and of a backup")
    async with house(key=None) as made:
        lan = made.person("Lan")
        await lan.says(PLAIN)
        before = hits(folder_of(made), lan.cast.name)
        if not before:
            attempt.breaches.append("the search finds nothing even before")
        lines, well = erase_person(made.settings, lan.cast.key, False, lambda question: True)
        if not well:
            attempt.breaches.append("; ".join(lines))
        attempt.breaches += hits(folder_of(made), lan.cast.name)
        copy = back_up(made.settings.storage, folder_of(made) / "kept", made.clock.now())
        attempt.breaches += hits(copy, lan.cast.name) + hits(copy, TOKEN)
    return attempt


async def tokens_and_words_in_logs() -> Attempt:
    """An update that fails on its way, at every level of talk above DEBUG."""
    written = io.StringIO()
    with redirect_stderr(written):
        logs.set_up(Log(level="info"), [TOKEN])
        async with house() as made:
            lan = made.person("Lan")
            await lan.says(PLAIN)
            kinds = TelegramKinds(random.Random(1))
            raws = [kinds.make(lan.cast.number, lan.cast.number, 0) for _ in range(40)]
            for raw in raws:
                log_of(made, raw)
    found = [name for name in (TOKEN, WORDS) if name in written.getvalue()]
    return Attempt("tokens and words in logs and errors", "what is logged at INFO, of updates that fail", found)


def log_of(made: House, raw: dict[str, object]) -> None:
    """Fail with the words and the token in the error."""
    try:
        raise ValueError(f"{raw} {PLAIN} {TOKEN}")
    except ValueError as error:
        structlog.get_logger("chibo").error("worker.set_aside", exc_info=error, raw=raw, url=f"/bot{TOKEN}/getMe")


def folder_of(made: House) -> Path:
    return made.settings.storage.files.parent


def hits(folder: Path, words: str) -> list[str]:
    """The files that hold the words, as text of either width or as JSON writes them."""
    spellings = {words.encode(), words.encode("utf-16-le"), json.dumps(words)[1:-1].encode()}
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and any(one in path.read_bytes() for one in spellings):
            found.append(f"“{words}” in {path.name}")
    return found
