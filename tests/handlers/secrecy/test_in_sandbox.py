"""Documents are looked into in a process of their own, which is ended when it takes too long or too much."""

import asyncio
import sys
from functools import partial

import pytest

from handlers.secrecy import in_sandbox
from handlers.secrecy.in_sandbox import mark_in_document
from handlers.secrecy.lines import Sealed, Unreadable
from tests.documents import Content, content_of, docx_of, zip_of


@pytest.mark.parametrize(
    ("content", "mark"),
    [(partial(docx_of, "TỐI MẬT", "x"), "TỐI MẬT"), (partial(docx_of, "có mặt"), None), (b"\xff\xd8\xff", None)],
)
async def test_the_mark(content: Content, mark: str | None) -> None:
    assert await mark_in_document(content_of(content)) == mark


@pytest.mark.parametrize("content", [rb"{\rtf1 x}", partial(zip_of, {"a.txt": "x"})])
async def test_one_of_a_kind_that_cannot_be_looked_into(content: Content) -> None:
    with pytest.raises(Sealed):
        await mark_in_document(content_of(content))


async def test_one_that_cannot_be_read() -> None:
    with pytest.raises(Unreadable):
        await mark_in_document(b"%PDF-1.7 and nothing behind it")


async def test_one_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[asyncio.subprocess.Process] = []
    start = asyncio.create_subprocess_exec

    async def start_without_end(*words: str, **more: object) -> asyncio.subprocess.Process:
        started.append(await start(sys.executable, "-c", "while True: pass", **more))  # type: ignore[arg-type]
        return started[-1]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", start_without_end)
    monkeypatch.setattr(in_sandbox, "MOST_SECONDS", 0.2)
    with pytest.raises(Unreadable, match="too slow"):
        await mark_in_document(docx_of("x"))
    assert [one.returncode for one in started] == [-9]
