"""A ward's Word template that could run something: the bot does not begin, and says why in one line."""

import asyncio
from pathlib import Path

import pytest

from bot.config import settings_with
from bot.run.exit_codes import Exit
from bot.run.running import run_bot
from handlers.meetings.minutes.rendering import MINUTES_FILE
from tests.documents import docx_of


async def test_a_template_that_runs_a_command_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / MINUTES_FILE).write_bytes(docx_of("{{ cycler.__init__.__globals__.os.popen('id').read() }}"))
    given = {
        "storage": {"url": f"sqlite:///{tmp_path / 'chibo.db'}", "files": tmp_path / "files"},
        "telegram": {"token": "1234567:a-token-of-the-simulator", "base_url": "http://127.0.0.1:9"},
        "documents": {"templates": tmp_path},
    }
    code = await run_bot(settings_with().model_validate(given), asyncio.Event())
    assert code == Exit.CONFIGURATION
    assert not (tmp_path / "chibo.db").exists()
    said = capsys.readouterr()
    assert "documents.templates" in said.out + said.err and MINUTES_FILE in said.out + said.err
