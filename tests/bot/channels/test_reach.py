"""Each channel keeps the word that it gives of itself: what its `Reach` says is what its calls are like."""

from typing import Any

import pytest

from bot.channels.api import Upload
from bot.channels.channel import ApiCall, Channel, Outbound
from bot.channels.kind import ChannelKind, Ground
from bot.channels.registry import CHANNELS
from bot.clock import JumpingClock
from storage.database import Database
from tests.bot.channels.bot_api.answers import AnsweringApi
from tests.house import BEGINS

BUTTONS = {
    "inline_keyboard": [[{"text": "Đồng ý", "callback_data": "x:1"}], [{"text": "Thôi", "callback_data": "x:2"}]]
}
PDF = Upload("bien-ban.pdf", b"%PDF-", "application/pdf")


@pytest.fixture(params=CHANNELS, ids=lambda kind: str(kind.name))
def kind(request: pytest.FixtureRequest) -> ChannelKind[Any]:
    found: ChannelKind[Any] = request.param
    return found


@pytest.fixture
def channel(kind: ChannelKind[Any], database: Database) -> Channel:
    ground = Ground(database, JumpingClock(BEGINS), lambda upload: f"https://chibo.invalid/{upload.filename}")
    return kind.build(kind.settings(token="77:x"), AnsweringApi(), ground)


def calls(channel: Channel, method: str, target: str | None = None, **payload: Any) -> list[ApiCall]:
    return channel.calls(Outbound(method, {"chat_id": 42, **payload}, "42", target))


def words_of(call: ApiCall) -> str:
    return str(call.params.get("text") or call.params.get("caption", ""))


def test_it_is_the_kind_s_own(kind: ChannelKind[Any], channel: Channel) -> None:
    assert (channel.name, channel.reach) == (kind.name, kind.reach)
    assert channel.source.startswith(f"{kind.name}:")


def test_choices_are_buttons_or_numbered_lines(channel: Channel) -> None:
    (call,) = calls(channel, "sendMessage", text="Chọn", reply_markup=BUTTONS)
    assert ("reply_markup" in call.params) is channel.reach.buttons
    assert words_of(call).endswith("1. Đồng ý\n2. Thôi") is not channel.reach.buttons


def test_an_edit_is_an_edit_or_one_more_message(channel: Channel) -> None:
    (call,) = calls(channel, "editMessageText", "7", text="Khác", message_id=7)
    assert call.method == ("editMessageText" if channel.reach.edits else "sendMessage")


def test_what_is_taken_back_or_pinned_needs_edits(channel: Channel) -> None:
    made = [calls(channel, method, "7", message_id=7) for method in ("deleteMessage", "pinChatMessage")]
    assert [bool(one) for one in made] == [channel.reach.edits] * 2


def test_a_file_is_handed_over_or_linked_to(channel: Channel) -> None:
    (call,) = calls(channel, "sendDocument", document=PDF, caption="Biên bản")
    assert bool(call.files) is channel.reach.files
    assert ("https://chibo.invalid/bien-ban.pdf" in words_of(call)) is not channel.reach.files


def test_markup_is_kept_or_taken_out(channel: Channel) -> None:
    (call,) = calls(channel, "sendMessage", text="<b>Việc</b> 5 &lt; 6", parse_mode="HTML")
    assert words_of(call) == ("<b>Việc</b> 5 &lt; 6" if channel.reach.markup or channel.reach.bold else "Việc 5 < 6")


def test_long_words_fit(channel: Channel) -> None:
    """Where markup is plain, texts are cut; elsewhere whoever writes them minds the limit."""
    if channel.reach.markup:
        pytest.skip("texts with markup are not cut")
    made = calls(channel, "sendMessage", text="dài " * 3000)
    assert all(len(words_of(call)) <= channel.reach.text_limit for call in made) and len(made) > 1


def test_a_link_names_the_bot_and_may_carry_a_code(kind: ChannelKind[Any]) -> None:
    """Zalo's opens the bot, and its code is typed: there is no payload in it."""
    link = kind.reach.link_of("chibo_bot")
    assert link == "" or ("chibo_bot" in link and "{bot}" not in link)
    assert kind.name != "telegram" or "{code}" in link
    assert kind.reach.link_of("") == ""


def test_a_chat_s_number_is_its_own(kind: ChannelKind[Any]) -> None:
    assert kind.chat_number("42") == kind.chat_number("42")
    assert (kind.chat_number("42") == 42) is kind.reach.own_numbers
