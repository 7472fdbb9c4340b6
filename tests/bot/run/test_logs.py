"""What stands in the logs, and what must not: tokens ever, people's words above DEBUG."""

import asyncio
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.config import Log
from bot.run import logs
from tests.bot.run.loglines import logging_as_before

TOKEN = "123456789:CANARY-do_not_show_this_anywhere"
WORDS = "ý kiến của đồng chí Lan"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    with logging_as_before():
        yield


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def fail(said: str) -> Exception:
    try:
        try:
            int(said)
        except ValueError as error:
            raise RuntimeError(f"could not read {said}") from error
    except RuntimeError as error:
        return error
    raise AssertionError


def test_text_is_one_line_an_event(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(Log())
    log = structlog.get_logger("bot.worker.worker")
    log.info("worker.retry", row=5, error="database is locked")
    log.error("worker.set_aside", row=6, exc_info=fail("x\ny"))
    log.debug("not at this level")
    first, second = lines(capsys)
    assert first.split(" ", 1)[1] == 'info worker.retry row=5 error="database is locked"'
    assert second.split(" ", 2)[1:][0] == "error" and "RuntimeError" in second and "ValueError" in second
    assert "test_logs.py" in second


def test_json_is_one_object_an_event(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(Log(form="json"))
    structlog.get_logger().warning("worker.retry", row=5, error=fail("x"), exc_info=fail("x"))
    (line,) = lines(capsys)
    event = json.loads(line)
    assert (event["event"], event["level"], event["row"]) == ("worker.retry", "warning", 5)
    assert event["exception"][-1] == "RuntimeError" and "ValueError" in event["exception"]


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("level", ["info", "debug"])
def test_no_token_ever(capsys: pytest.CaptureFixture[str], form: str, level: str) -> None:
    logs.set_up(Log.model_validate({"form": form, "level": level}), [TOKEN, "webhook-secret"])
    url = f"https://api.telegram.org/bot{TOKEN}/getMe"
    log = structlog.get_logger()
    log.error(url, url=url, nested={"url": [url]}, exc_info=fail(url))
    log.error("escaped", url=url.replace(":C", "%3AC"), secret="webhook-secret")
    log.error("another's", url="https://api.telegram.org/bot987654321:ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for name in ("httpx", "telegram.ext", "uvicorn.error", "anything"):
        logging.getLogger(name).error("HTTP Request: %s", url)
        logging.getLogger(name).error(url)
        try:
            raise OSError(url)
        except OSError:
            logging.getLogger(name).exception("failed")
    said = "\n".join(lines(capsys))
    assert len(said.splitlines()) == 3 + 4 * 3
    assert "CANARY" not in said and "webhook-secret" not in said and "ABCDEFGHIJ" not in said


def test_nobodys_words_above_debug(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(Log())
    log = structlog.get_logger()
    log.error("failed", text=WORDS, payload={"text": WORDS}, error=fail(WORDS), exc_info=fail(WORDS))
    logging.getLogger("telegram").error("update %s caused an error", WORDS)
    logging.getLogger("telegram").warning("failed", exc_info=fail(WORDS))
    said = lines(capsys)
    assert len(said) == 3 and not [line for line in said if "Lan" in line]


def test_words_at_debug(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(Log(level="debug"))
    structlog.get_logger().debug("update", text=WORDS)
    structlog.get_logger().error("failed", exc_info=fail(WORDS))
    logging.getLogger("telegram").error("update %s", WORDS)
    assert [WORDS in line for line in lines(capsys)] == [True, True, True]


def test_what_libraries_say_at_info_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(Log())
    for name in ("httpx", "apscheduler.scheduler", "uvicorn.access", "telegram"):
        logging.getLogger(name).info("chatter")
    logging.getLogger("httpx").warning("something")
    (line,) = lines(capsys)
    assert line.split(" ", 1)[1] == "warning something logger=httpx"


async def test_what_failed_unseen_is_a_line_without_words(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(Log())
    loop = asyncio.get_running_loop()
    logs.watch(loop)
    loop.call_exception_handler({"message": "Task exception was never retrieved", "exception": fail(WORDS)})
    (line,) = lines(capsys)
    assert "loop.error" in line and "RuntimeError" in line and "Lan" not in line
