"""What the bot sends: where it may, how long, in what form; and how it comes to people."""

from typing import Any

import pytest

from bot.channels.api import Upload
from bot.play.simulator.telegram.person import TelegramPerson
from tests.bot.play.simulator.asking import Asking, inline, picture

PNG = Upload("anh.png", picture(), "image/png")
PDF = Upload("bien-ban.pdf", b"%PDF-1.7 (mau)", "application/pdf")


async def test_a_message_reaches_the_person(bot: Asking, an: TelegramPerson) -> None:
    sent = await bot.ok("sendMessage", chat_id=7, text="<b>Chào</b> đồng chí", parse_mode="HTML")
    assert sent["text"] == "Chào đồng chí"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 4}]
    assert (sent["chat"]["id"], sent["from"]["id"], sent["from"]["is_bot"]) == (7, 42, True)
    (message,) = an.unread()
    assert (message.message_id, message.text, message.html) == (
        str(sent["message_id"]),
        "Chào đồng chí",
        "<b>Chào</b> đồng chí",
    )


async def test_the_bot_may_not_write_first(bot: Asking, stranger: TelegramPerson) -> None:
    said = await bot.refused("sendMessage", chat_id=7, text="Chào")
    assert said == (403, "Forbidden: bot can't initiate conversation with a user")
    stranger.start()
    await bot.ok("sendMessage", chat_id=7, text="Chào")


async def test_a_bot_that_was_blocked_is_forbidden_until_it_is_let_in_again(bot: Asking, an: TelegramPerson) -> None:
    an.blocks()
    said = await bot.refused("sendMessage", chat_id=7, text="Chào")
    assert said == (403, "Forbidden: bot was blocked by the user")
    an.unblocks()
    await bot.ok("sendMessage", chat_id=7, text="Chào")
    blocked, let_in = [update["my_chat_member"] for update in await bot.ok("getUpdates")]
    assert (blocked["old_chat_member"]["status"], blocked["new_chat_member"]["status"]) == ("member", "kicked")
    assert (let_in["old_chat_member"]["status"], let_in["new_chat_member"]["status"]) == ("kicked", "member")


@pytest.mark.parametrize("chat_id", [999, -5, "@khong_co", "abc"])
async def test_a_chat_that_nobody_knows_is_not_found(bot: Asking, an: TelegramPerson, chat_id: Any) -> None:
    assert await bot.refused("sendMessage", chat_id=chat_id, text="Chào") == (400, "Bad Request: chat not found")


async def test_a_chat_must_be_named(bot: Asking) -> None:
    assert await bot.refused("sendMessage", text="Chào") == (400, "Bad Request: chat_id is empty")


async def test_a_text_has_1_to_4096_characters_without_its_markup(bot: Asking, an: TelegramPerson) -> None:
    assert (
        len((await bot.ok("sendMessage", chat_id=7, text="<b>" + "ạ" * 4096 + "</b>", parse_mode="HTML"))["text"])
        == 4096
    )
    assert await bot.refused("sendMessage", chat_id=7, text="ạ" * 4097) == (400, "Bad Request: message is too long")
    for text in ("", "   \n", "<b> </b>"):
        said = await bot.refused("sendMessage", chat_id=7, text=text, parse_mode="HTML")
        assert said == (400, "Bad Request: message text is empty")


async def test_a_caption_has_at_most_1024_characters(bot: Asking, an: TelegramPerson) -> None:
    for method, name, file in (("sendPhoto", "photo", PNG), ("sendDocument", "document", PDF)):
        sent = await bot.ok(method, {name: file}, chat_id=7, caption="ạ" * 1024)
        assert len(sent["caption"]) == 1024
        said = await bot.refused(method, {name: file}, chat_id=7, caption="ạ" * 1025)
        assert said == (400, "Bad Request: message caption is too long")


async def test_a_parse_mode_must_be_known(bot: Asking, an: TelegramPerson) -> None:
    said = await bot.refused("sendMessage", chat_id=7, text="*a*", parse_mode="MarkdownV3")
    assert said == (400, "Bad Request: unsupported parse_mode")


async def test_html_that_does_not_parse_is_refused_and_not_shown(bot: Asking, an: TelegramPerson) -> None:
    status, said = await bot.refused("sendMessage", chat_id=7, text="5 < 6 <b>", parse_mode="HTML")
    assert (status, said.startswith("Bad Request: can't parse entities: ")) == (400, True)
    assert an.unread() == []


async def test_a_reply_needs_its_message_unless_it_is_lenient(bot: Asking, an: TelegramPerson) -> None:
    first = await bot.ok("sendMessage", chat_id=7, text="một")
    reply = await bot.ok("sendMessage", chat_id=7, text="hai", reply_parameters={"message_id": first["message_id"]})
    assert reply["reply_to_message"]["text"] == "một"
    missing = {"message_id": 999}
    said = await bot.refused("sendMessage", chat_id=7, text="ba", reply_parameters=missing)
    assert said == (400, "Bad Request: message to be replied not found")
    lenient = {**missing, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await bot.ok("sendMessage", chat_id=7, text="ba", reply_parameters=lenient)


async def test_an_album_comes_as_several_messages_of_one_group(bot: Asking, an: TelegramPerson) -> None:
    media = [{"type": "photo", "media": f"attach://p{number}", "caption": f"ảnh {number}"} for number in range(3)]
    sent = await bot.ok("sendMediaGroup", {f"p{number}": PNG for number in range(3)}, chat_id=7, media=media)
    assert [message["caption"] for message in sent] == ["ảnh 0", "ảnh 1", "ảnh 2"]
    assert len({message["media_group_id"] for message in sent}) == 1
    assert len({message.album for message in an.unread()}) == 1


async def test_two_albums_are_two_groups(bot: Asking, an: TelegramPerson) -> None:
    media = [{"type": "document", "media": f"attach://d{number}"} for number in range(2)]
    files = {f"d{number}": PDF for number in range(2)}
    groups = [(await bot.ok("sendMediaGroup", files, chat_id=7, media=media))[0]["media_group_id"] for _ in range(2)]
    assert len(set(groups)) == 2


@pytest.mark.parametrize(
    ("media", "reason"),
    [
        ([{"type": "photo", "media": "attach://p"}], "too few messages to send as an album"),
        ([{"type": "photo", "media": "attach://p"}] * 11, "too many messages to send as an album"),
        (
            [{"type": "photo", "media": "attach://p"}, {"type": "document", "media": "attach://p"}],
            "can't mix media of different types in one album",
        ),
        (["attach://p"] * 2, "can't parse media JSON object: an Array of InputMedia is expected"),
        ([{"type": "hologram", "media": "attach://p"}] * 2, "type hologram must be one of: photo, document"),
        ([{"type": "photo", "media": "attach://other"}] * 2, "wrong file identifier/HTTP URL specified: no part other"),
    ],
)
async def test_an_album_must_be_well_formed(bot: Asking, an: TelegramPerson, media: list[object], reason: str) -> None:
    assert await bot.refused("sendMediaGroup", {"p": PNG}, chat_id=7, media=media) == (400, f"Bad Request: {reason}")
    assert an.unread() == []


async def test_a_chat_action_must_be_known(bot: Asking, an: TelegramPerson) -> None:
    assert await bot.ok("sendChatAction", chat_id=7, action="typing") is True
    said = await bot.refused("sendChatAction", chat_id=7, action="singing")
    assert said == (400, "Bad Request: wrong parameter action in request")


async def test_a_parameter_of_the_wrong_kind_is_refused(bot: Asking, an: TelegramPerson) -> None:
    assert await bot.refused("sendMessage", chat_id=7, text=["a"]) == (400, "Bad Request: text must be of type String")
    said = await bot.refused("editMessageText", chat_id=7, message_id="one", text="a")
    assert said == (400, "Bad Request: message_id must be of type Number")
    said = await bot.refused("sendMessage", chat_id=7, text="a", reply_markup="{")
    assert said == (400, "Bad Request: can't parse reply_markup JSON object")


async def test_an_unknown_method_is_not_found_and_letter_case_does_not_matter(bot: Asking) -> None:
    assert await bot.refused("sendEverything") == (404, "Not Found")
    assert (await bot.ok("GETME"))["username"] == "chibo_mau_bot"


async def test_messages_can_be_deleted(bot: Asking, an: TelegramPerson) -> None:
    sent = await bot.ok("sendMessage", chat_id=7, text="xóa đi", reply_markup=inline(("A", "a")))
    assert await bot.ok("deleteMessage", chat_id=7, message_id=sent["message_id"]) is True
    assert [message.text for message in an.chat()] == ["/start"]
    said = await bot.refused("deleteMessage", chat_id=7, message_id=sent["message_id"])
    assert said == (400, "Bad Request: message to delete not found")
