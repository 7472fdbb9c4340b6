"""The webhook: in order, with the secret, again until it is answered; and never beside polling."""

import asyncio
import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest

from bot.clock import StandingClock
from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.telegram.server import TelegramServer
from bot.play.simulator.zalo.person import ZaloPerson
from bot.play.simulator.zalo.server import ZaloServer
from tests.bot.play.simulator.asking import Asking

URL = "https://chibo.example/hook"


class Receiver:
    """A bot's webhook: answers with the next of `statuses` (an OSError: nobody answers), then with 200."""

    def __init__(self, *statuses: int | OSError) -> None:
        self.statuses = list(statuses)
        self.posts: list[tuple[str, Any, dict[str, str]]] = []

    async def __call__(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        self.posts.append((url, json.loads(body) if body else None, dict(headers)))
        status = self.statuses.pop(0) if self.statuses else 200
        if isinstance(status, OSError):
            raise status
        return status

    def texts(self) -> list[str]:
        return [body["message"]["text"] for _, body, _ in self.posts]


@pytest.fixture
def receiver(telegram: TelegramServer) -> Iterator[Receiver]:
    receiver = Receiver()
    telegram.webhook.poster = receiver
    yield receiver
    telegram.close()


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_updates_are_posted_in_order_with_the_secret(bot: Asking, an: TelegramPerson, receiver: Receiver) -> None:
    an.says("đã chờ sẵn")
    assert await bot.ok("setWebhook", url=URL, secret_token="bi-mat_1") is True
    an.says("đến sau")
    await settle()
    assert receiver.texts() == ["đã chờ sẵn", "đến sau"]
    assert {url for url, _, _ in receiver.posts} == {URL}
    assert {headers["X-Telegram-Bot-Api-Secret-Token"] for _, _, headers in receiver.posts} == {"bi-mat_1"}


async def test_without_a_secret_no_header_is_sent(bot: Asking, an: TelegramPerson, receiver: Receiver) -> None:
    await bot.ok("setWebhook", url=URL)
    an.says("chào")
    await settle()
    assert [headers for _, _, headers in receiver.posts] == [{"Content-Type": "application/json"}]


async def test_what_is_not_answered_with_2xx_comes_again_before_the_rest(
    bot: Asking, an: TelegramPerson, receiver: Receiver, clock: StandingClock
) -> None:
    receiver.statuses = [503, OSError("refused")]
    await bot.ok("setWebhook", url=URL)
    an.says("một")
    an.says("hai")
    await settle()
    assert receiver.texts() == ["một"]
    info = await bot.ok("getWebhookInfo")
    assert (info["pending_update_count"], info["last_error_message"]) == (2, "Wrong response from the webhook: 503")
    clock.move(timedelta(seconds=1))
    await settle()
    assert (await bot.ok("getWebhookInfo"))["last_error_message"] == "Connection failed"
    clock.move(timedelta(seconds=2))
    await settle()
    assert receiver.texts() == ["một", "một", "một", "hai"]
    assert (await bot.ok("getWebhookInfo"))["pending_update_count"] == 0


async def test_polling_is_refused_while_a_webhook_is_set(bot: Asking, an: TelegramPerson, receiver: Receiver) -> None:
    await bot.ok("setWebhook", url=URL)
    status, said = await bot.refused("getUpdates")
    assert status == 409
    assert said.startswith("Conflict: can't use getUpdates method while webhook is active")
    await bot.ok("deleteWebhook")
    an.says("lại hỏi được")
    assert len(await bot.ok("getUpdates")) == 1
    assert receiver.posts == []


async def test_an_empty_url_takes_the_webhook_away(bot: Asking, receiver: Receiver) -> None:
    await bot.ok("setWebhook", url=URL)
    await bot.ok("setWebhook", url="")
    assert (await bot.ok("getWebhookInfo"))["url"] == ""


@pytest.mark.parametrize("method", ["setWebhook", "deleteWebhook"])
async def test_what_waits_can_be_dropped(bot: Asking, an: TelegramPerson, receiver: Receiver, method: str) -> None:
    an.says("bỏ đi")
    await bot.ok(method, url=URL if method == "setWebhook" else None, drop_pending_updates=True)
    await settle()
    assert receiver.posts == []
    assert (await bot.ok("getWebhookInfo"))["pending_update_count"] == 0


@pytest.mark.parametrize("url", ["http://chibo.example/hook", "chibo.example", "ftp://127.0.0.1/"])
async def test_a_webhook_must_be_https_but_on_this_machine(bot: Asking, receiver: Receiver, url: str) -> None:
    status, said = await bot.refused("setWebhook", url=url)
    assert (status, said) == (400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
    assert await bot.ok("setWebhook", url="http://127.0.0.1:8080/hook") is True


@pytest.mark.parametrize("secret", ["có dấu", "a b", "x" * 257])
async def test_a_secret_has_few_characters(bot: Asking, receiver: Receiver, secret: str) -> None:
    said = await bot.refused("setWebhook", url=URL, secret_token=secret)
    assert said == (400, "Bad Request: secret token contains unallowed characters")


async def test_zalo_wraps_what_it_posts(zalo_bot: Asking, zalo: ZaloServer, binh: ZaloPerson) -> None:
    receiver = Receiver()
    zalo.webhook.poster = receiver
    await zalo_bot.ok("setWebhook", url=URL, secret_token="du-tam-chu")
    binh.says("chào")
    await settle()
    probe, (_, body, headers) = receiver.posts
    # The address is tried with nothing, and without the secret.
    assert probe == (URL, None, {})
    assert (body["ok"], body["result"]["message"]["text"]) == (True, "chào")
    assert headers["X-Bot-Api-Secret-Token"] == "du-tam-chu"
    zalo.close()


@pytest.mark.parametrize(
    ("status", "code", "outcome"), [(200, 200, "OK"), (403, 403, "BAD_STATUS"), (OSError("no"), 0, "UNREACHABLE")]
)
async def test_zalo_says_how_its_probe_went_and_keeps_the_webhook(
    zalo_bot: Asking, zalo: ZaloServer, status: int | OSError, code: int, outcome: str
) -> None:
    zalo.webhook.poster = Receiver(status, status)
    found = (await zalo_bot.ok("setWebhook", url=URL, secret_token="du-tam-chu"))["verification"]
    assert (found["ok"], found["status_code"], found["outcome"]) == (code == 200, code, outcome)
    assert bool(found["hint"]) is (code != 200)
    assert (await zalo_bot.ok("getWebhookInfo"))["url"] == URL
    if code == 200:
        await zalo_bot.ok("testWebhook")
    else:
        assert (await zalo_bot.refused("testWebhook"))[0] == 426
    zalo.close()
