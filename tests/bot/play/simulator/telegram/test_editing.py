"""Edits, pins, and the answers to taps."""

from datetime import timedelta

import pytest

from bot.channels.api import Upload
from bot.clock import StandingClock
from bot.play.simulator.telegram.editing import NOT_MODIFIED, TAP_TOO_OLD
from bot.play.simulator.telegram.person import TelegramPerson
from tests.bot.play.simulator.asking import Asking, inline, picture


@pytest.fixture
async def asked(bot: Asking, an: TelegramPerson) -> int:
    """A message with a button; its id."""
    sent = await bot.ok("sendMessage", chat_id=7, text="Chọn", reply_markup=inline(("Nút", "n")))
    an.look()
    return int(sent["message_id"])


async def test_an_edit_changes_text_and_buttons(bot: Asking, an: TelegramPerson, asked: int) -> None:
    edited = await bot.ok(
        "editMessageText",
        chat_id=7,
        message_id=asked,
        text="<i>Xong</i>",
        parse_mode="HTML",
        reply_markup=inline(("Khác", "k")),
    )
    assert (edited["text"], edited["message_id"], "edit_date" in edited) == ("Xong", asked, True)
    (message,) = an.unread()
    assert (message.html, message.labels(), message.edited) == ("<i>Xong</i>", ["Khác"], True)
    assert len(an.chat()) == 2


async def test_an_edit_without_buttons_takes_them_away(bot: Asking, an: TelegramPerson, asked: int) -> None:
    await bot.ok("editMessageText", chat_id=7, message_id=asked, text="Xong")
    assert an.chat()[-1].labels() == []


async def test_an_edit_that_changes_nothing_is_refused(bot: Asking, an: TelegramPerson, asked: int) -> None:
    same = {"chat_id": 7, "message_id": asked, "text": "Chọn", "reply_markup": inline(("Nút", "n"))}
    assert await bot.refused("editMessageText", None, **same) == (400, f"Bad Request: {NOT_MODIFIED}")
    said = await bot.refused("editMessageReplyMarkup", chat_id=7, message_id=asked, reply_markup=inline(("Nút", "n")))
    assert said == (400, f"Bad Request: {NOT_MODIFIED}")
    assert an.unread() == []


async def test_other_formatting_of_the_same_words_is_a_change(bot: Asking, asked: int) -> None:
    same = {"chat_id": 7, "message_id": asked, "reply_markup": inline(("Nút", "n"))}
    await bot.ok("editMessageText", None, text="<b>Chọn</b>", parse_mode="HTML", **same)
    said = await bot.refused("editMessageText", None, text="<strong>Chọn</strong>", parse_mode="HTML", **same)
    assert said == (400, f"Bad Request: {NOT_MODIFIED}")


async def test_only_the_buttons_can_be_changed(bot: Asking, an: TelegramPerson, asked: int) -> None:
    await bot.ok("editMessageReplyMarkup", chat_id=7, message_id=asked)
    assert (an.chat()[-1].text, an.chat()[-1].labels()) == ("Chọn", [])


async def test_what_is_unknown_or_another_s_cannot_be_edited(bot: Asking, an: TelegramPerson, asked: int) -> None:
    said = await bot.refused("editMessageText", chat_id=7, message_id=999, text="Xong")
    assert said == (400, "Bad Request: message to edit not found")
    an.says("của người")
    theirs = int(an.chat()[-1].message_id)
    said = await bot.refused("editMessageText", chat_id=7, message_id=theirs, text="Xong")
    assert said == (400, "Bad Request: message can't be edited")


async def test_a_message_with_a_reply_keyboard_cannot_be_edited(bot: Asking, an: TelegramPerson) -> None:
    sent = await bot.ok("sendMessage", chat_id=7, text="Chào", reply_markup={"keyboard": [["Một"]]})
    said = await bot.refused("editMessageText", chat_id=7, message_id=sent["message_id"], text="Xong")
    assert said == (400, "Bad Request: message can't be edited")


async def test_an_edit_takes_inline_buttons_alone(bot: Asking, asked: int) -> None:
    said = await bot.refused(
        "editMessageText", chat_id=7, message_id=asked, text="Xong", reply_markup={"keyboard": [["Một"]]}
    )
    assert said == (400, "Bad Request: inline keyboard expected")


async def test_captions_are_edited_as_captions_and_texts_as_texts(bot: Asking, an: TelegramPerson, asked: int) -> None:
    photo = await bot.ok("sendPhoto", {"photo": Upload("a.png", picture(), "image/png")}, chat_id=7, caption="Trước")
    await bot.ok("editMessageCaption", chat_id=7, message_id=photo["message_id"], caption="Sau")
    assert an.chat()[-1].text == "Sau"
    said = await bot.refused("editMessageText", chat_id=7, message_id=photo["message_id"], text="Xong")
    assert said == (400, "Bad Request: there is no text in the message to edit")
    said = await bot.refused("editMessageCaption", chat_id=7, message_id=asked, caption="Xong")
    assert said == (400, "Bad Request: there is no caption in the message to edit")


async def test_a_picture_gives_way_to_another(bot: Asking, an: TelegramPerson, asked: int) -> None:
    first, second = picture(), picture(90, 60)
    sent = await bot.ok("sendPhoto", {"photo": Upload("a.png", first, "image/png")}, chat_id=7, caption="Trước")
    at = {"chat_id": 7, "message_id": sent["message_id"]}
    media = {"type": "photo", "media": "attach://new", "caption": "<b>Sau</b>", "parse_mode": "HTML"}
    edited = await bot.ok(
        "editMessageMedia",
        {"new": Upload("b.png", second, "image/png")},
        media=media,
        **at,
        reply_markup=inline(("Nút", "n")),
    )
    assert edited["caption"] == "Sau" and edited["message_id"] == sent["message_id"]
    (shown,) = [one for one in an.chat() if one.message_id == str(sent["message_id"])]
    assert (shown.html, shown.photo, shown.labels()) == ("<b>Sau</b>", second, ["Nút"])
    same = {"type": "photo", "media": edited["photo"][-1]["file_id"], "caption": "<b>Sau</b>", "parse_mode": "HTML"}
    said = await bot.refused("editMessageMedia", None, media=same, reply_markup=inline(("Nút", "n")), **at)
    assert said == (400, f"Bad Request: {NOT_MODIFIED}")


async def test_what_is_no_medium_changes_nothing(bot: Asking, an: TelegramPerson, asked: int) -> None:
    at = {"chat_id": 7, "message_id": asked}
    said = await bot.refused("editMessageMedia", None, media="a.png", **at)
    assert said[0] == 400
    said = await bot.refused("editMessageMedia", None, media={"type": "video", "media": "x"}, **at)
    assert said == (400, "Bad Request: type video must be one of: photo, document")
    said = await bot.refused("editMessageMedia", None, media={"type": "photo", "media": "attach://none"}, **at)
    assert said == (400, "Bad Request: wrong file identifier/HTTP URL specified: no part none")
    assert an.chat()[-1].text == "Chọn"


async def test_what_is_of_an_album_stays_of_its_kind(bot: Asking, an: TelegramPerson) -> None:
    files = {"a": Upload("a.png", picture(), "image/png"), "b": Upload("b.png", picture(90, 60), "image/png")}
    album = [{"type": "photo", "media": "attach://a"}, {"type": "photo", "media": "attach://b"}]
    first, _ = await bot.ok("sendMediaGroup", files, chat_id=7, media=album)
    text = {"t": Upload("a.txt", b"words", "text/plain")}
    said = await bot.refused(
        "editMessageMedia",
        text,
        chat_id=7,
        message_id=first["message_id"],
        media={"type": "document", "media": "attach://t"},
    )
    assert said == (400, "Bad Request: message can't be edited")


async def test_an_edit_in_a_chat_that_shut_the_bot_out_is_forbidden(
    bot: Asking, an: TelegramPerson, asked: int
) -> None:
    an.blocks()
    said = await bot.refused("editMessageText", chat_id=7, message_id=asked, text="Xong")
    assert said == (403, "Forbidden: bot was blocked by the user")


async def test_a_pin_is_seen_and_taken_away(bot: Asking, an: TelegramPerson, asked: int) -> None:
    await bot.ok("pinChatMessage", chat_id=7, message_id=asked)
    assert [message.pinned for message in an.chat()] == [False, True]
    await bot.ok("unpinChatMessage", chat_id=7)
    assert [message.pinned for message in an.chat()] == [False, False]
    said = await bot.refused("unpinChatMessage", chat_id=7)
    assert said == (400, "Bad Request: message to unpin not found")


async def tap(bot: Asking, an: TelegramPerson) -> str:
    an.taps("Nút")
    return str((await bot.ok("getUpdates"))[-1]["callback_query"]["id"])


async def test_the_answer_to_a_tap_is_shown_once(bot: Asking, an: TelegramPerson, asked: int) -> None:
    query = await tap(bot, an)
    assert an.unanswered_taps() == 1
    await bot.ok("answerCallbackQuery", callback_query_id=query, text="Đã ghi")
    assert (an.toasts(), an.unanswered_taps()) == (["Đã ghi"], 0)
    assert an.toasts() == []
    said = await bot.refused("answerCallbackQuery", callback_query_id=query)
    assert said == (400, f"Bad Request: {TAP_TOO_OLD}")


async def test_an_old_or_unknown_tap_cannot_be_answered(
    bot: Asking, an: TelegramPerson, asked: int, clock: StandingClock
) -> None:
    query = await tap(bot, an)
    clock.move(timedelta(seconds=15))
    await bot.ok("answerCallbackQuery", callback_query_id=query)
    query = await tap(bot, an)
    clock.move(timedelta(seconds=16))
    for identifier in (query, "nonsense", ""):
        said = await bot.refused("answerCallbackQuery", callback_query_id=identifier)
        assert said == (400, f"Bad Request: {TAP_TOO_OLD}")
    assert an.unanswered_taps() == 1


async def test_an_answer_has_at_most_200_characters(bot: Asking, an: TelegramPerson, asked: int) -> None:
    query = await tap(bot, an)
    said = await bot.refused("answerCallbackQuery", callback_query_id=query, text="x" * 201)
    assert said == (400, "Bad Request: MESSAGE_TOO_LONG")
    await bot.ok("answerCallbackQuery", callback_query_id=query, text="x" * 200)


async def test_old_messages_cannot_be_deleted(
    bot: Asking, an: TelegramPerson, asked: int, clock: StandingClock
) -> None:
    clock.move(timedelta(hours=48, seconds=1))
    said = await bot.refused("deleteMessage", chat_id=7, message_id=asked)
    assert said == (400, "Bad Request: message can't be deleted for everyone")
