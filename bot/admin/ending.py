"""How a command ends: whatever goes wrong is one line on standard error and an exit code, never a traceback alone."""

import os
import tempfile
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import typer

from bot.admin import terminal
from bot.admin.backup_verifying import BackupRefused
from bot.admin.stopped import StillRunning
from bot.config import ConfigError
from bot.run.exit_codes import Exit
from bot.run.logs import told
from storage.database import DatabaseFault, DatabaseRefused
from storage.keys import KeyFault
from storage.schema import UnknownRevision

_HOUSE = Path(__file__).parents[2]
_STOPPED = "Stopped (Ctrl-C)."
_NO_DATABASE = "the database cannot be used ({why}): see storage.url, the disk and its rights, and `chibo check`"
_UNFORESEEN = "chibo has failed in a way nobody foresaw ({kind} at {place}){details}. Report this line, please"
_DETAILS = "; details, without anybody's words, are in {file}, and `chibo --debug …` shows all of them"
_NO_DETAILS = "; `chibo --debug …` shows the details"

# The narrower before the wider. Where the words are the error's own, it has been written for people.
_CODES: tuple[tuple[type[Exception], Exit], ...] = (
    (ConfigError, Exit.CONFIGURATION),
    (UnknownRevision, Exit.REVISION),
    (KeyFault, Exit.KEY),
    (DatabaseFault, Exit.DATABASE),
    (BackupRefused, Exit.CRASHED),
    (StillRunning, Exit.CRASHED),
    (OSError, Exit.CRASHED),
)


class Ending:
    """Runs a command to its end. With `debugging`, what nobody foresaw is shown whole before its line."""

    def __init__(self) -> None:
        self.debugging = False

    def code_of(self, command: Callable[[], None]) -> int:
        """Run the command, say what has to be said, and return the exit code."""
        try:
            return self._run(command)
        finally:
            terminal.release()

    def _run(self, command: Callable[[], None]) -> int:
        try:
            command()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
            if code == Exit.INTERRUPTED:
                _say(_STOPPED)
            return code
        except KeyboardInterrupt:
            _say(_STOPPED)
            return Exit.INTERRUPTED
        except Exception as error:
            return self._failed(error)
        return Exit.STOPPED

    def _failed(self, error: Exception) -> int:
        code = next((code for kind, code in _CODES if isinstance(error, kind)), None)
        if code is not None:
            _say(_foreseen(error))
            return code
        if self.debugging:
            _say("".join(traceback.format_exception(error)).rstrip())
        _say(_unforeseen(error))
        return Exit.CRASHED


def _foreseen(error: Exception) -> str:
    if isinstance(error, DatabaseFault):
        return _NO_DATABASE.format(why=_first_line(error.orig if isinstance(error, DatabaseRefused) else error))
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename is not None else error.strerror
    return str(error)


def _unforeseen(error: Exception) -> str:
    file = _kept(error)
    details = _NO_DETAILS if file is None else _DETAILS.format(file=file)
    return _UNFORESEEN.format(kind=type(error).__qualname__, place=_place(error), details=details)


def _place(error: Exception) -> str:
    """The innermost line of chibo's own on the way to the error."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [one for one in frames if Path(one.filename).is_relative_to(_HOUSE) and "site-packages" not in one.filename]
    last = (own or frames)[-1]
    return f"{Path(last.filename).name}:{last.lineno}"


def _kept(error: Exception) -> str | None:
    """Where the way to the error has been written down, for its owner's eyes alone; None where there is no room."""
    try:
        number, name = tempfile.mkstemp(prefix="chibo-error-", suffix=".log")
        with os.fdopen(number, "w", encoding="utf-8", errors="replace") as file:
            file.write("\n".join(told(error, messages=False)) + "\n")
    except OSError:
        return None
    return name


def _first_line(said: object) -> str:
    return str(said).strip().split("\n")[0]


def _say(line: str) -> None:
    """On standard error; where nobody listens there, it cannot be said."""
    with suppress(OSError, ValueError):
        typer.echo(line, err=True)
