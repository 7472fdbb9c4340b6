"""The methods that change what was sent: edits, deleting, pins, and the answers to taps."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.play.simulator.keyboards import keyboard_rows
from bot.play.simulator.messages import Toast
from bot.play.simulator.parameters import Params
from bot.play.simulator.refusal import bad_request
from bot.play.simulator.server import Files, Method
from bot.play.simulator.telegram.chats import Chat, Content, KeptMessage
from bot.play.simulator.telegram.reading import read_caption, read_markup, read_medium, read_text, text_fields
from bot.play.simulator.telegram.state import TAP_LIFETIME, ChatState

DELETABLE_FOR = timedelta(hours=48)
TOAST_LIMIT = 200
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
CONTENT = ("text", "entities", "caption", "caption_entities", "photo", "document")
TAP_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class Editing:
    """An edit without `reply_markup` takes the buttons away, as Telegram does."""

    def __init__(self, stage: ChatState) -> None:
        self._stage = stage

    def methods(self) -> tuple[tuple[str, Method], ...]:
        return (
            ("editMessageText", self.edit_text),
            ("editMessageCaption", self.edit_caption),
            ("editMessageMedia", self.edit_media),
            ("editMessageReplyMarkup", self.edit_markup),
            ("deleteMessage", self.delete),
            ("pinChatMessage", self.pin),
            ("unpinChatMessage", self.unpin),
            ("answerCallbackQuery", self.answer_tap),
        )

    def edit_text(self, params: Params, files: Files) -> Any:
        kept = self._own(params)
        text = read_text(params)
        if "text" not in kept.json:
            bad_request("there is no text in the message to edit")
        return self._change(kept, params, Content(text_fields(text), text.html), ("text", "entities"))

    def edit_caption(self, params: Params, files: Files) -> Any:
        kept = self._own(params)
        if not ("photo" in kept.json or "document" in kept.json):
            bad_request("there is no caption in the message to edit")
        caption = read_caption(params)
        new = Content(text_fields(caption, "caption"), caption.html)
        return self._change(kept, params, new, ("caption", "caption_entities"))

    def edit_media(self, params: Params, files: Files) -> Any:
        """A picture or file (or a text) gives way to another picture or file. What is of an album stays of its kind."""
        kept, media = self._own(params), params.nested("media")
        if not isinstance(media, dict):
            bad_request("can't parse media JSON object: an InputMedia is expected")
        new = read_medium(media, files, self._stage.files)
        if "media_group_id" in kept.json and not (new.fields.keys() & kept.json.keys() & {"photo", "document"}):
            bad_request("message can't be edited")
        return self._change(kept, params, _as_it_is(kept, new))

    def edit_markup(self, params: Params, files: Files) -> Any:
        return self._change(self._own(params), params, None)

    def delete(self, params: Params, files: Files) -> Any:
        chat, kept = self._find(params, "message to delete not found")
        if (not kept.from_bot and not chat.private) or self._stage.now() - kept.at > DELETABLE_FOR:
            bad_request("message can't be deleted for everyone")
        del chat.messages[kept.id]
        self._stage.changes.bump()
        return True

    def pin(self, params: Params, files: Files) -> Any:
        chat, kept = self._find(params, "message to pin not found")
        chat.pinned = [one for one in chat.pinned if one != kept.id] + [kept.id]
        self._stage.changes.bump()
        return True

    def unpin(self, params: Params, files: Files) -> Any:
        chat = self._chat(params)
        message_id = params.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
        if message_id not in chat.pinned:
            bad_request("message to unpin not found")
        chat.pinned.remove(message_id)
        self._stage.changes.bump()
        return True

    def answer_tap(self, params: Params, files: Files) -> Any:
        tap = self._stage.taps.get(params.text("callback_query_id"))
        if tap is None or tap.answered or self._stage.now() - tap.at > TAP_LIFETIME:
            bad_request(TAP_TOO_OLD)
        text = params.text("text")
        if len(text) > TOAST_LIMIT:
            bad_request("MESSAGE_TOO_LONG")
        tap.answered = True
        self._stage.toasts.append(Toast(tap.user_id, text, params.flag("show_alert"), self._stage.changes.bump()))
        return True

    def _chat(self, params: Params) -> Chat:
        chat = self._stage.chats.find(params.text("chat_id"))
        chat.let_in()
        return chat

    def _find(self, params: Params, otherwise: str) -> tuple[Chat, KeptMessage]:
        chat = self._chat(params)
        kept = chat.messages.get(params.integer("message_id"))
        if kept is None:
            bad_request(otherwise)
        return chat, kept

    def _own(self, params: Params) -> KeptMessage:
        _, kept = self._find(params, "message to edit not found")
        if not kept.from_bot or keyboard_rows(kept.markup) is not None:
            bad_request("message can't be edited")
        return kept

    def _change(self, kept: KeptMessage, params: Params, new: Content | None, places: tuple[str, ...] = CONTENT) -> Any:
        """Put `new` in the place of these fields of the message's JSON; None: the buttons alone change."""
        markup = read_markup(params, inline_only=True)
        before = dict(kept.json)
        gone = {"reply_markup", "edit_date", *(places if new is not None else ())}
        after = {field: value for field, value in before.items() if field not in gone}
        if new is not None:
            after |= new.fields
        if markup is not None:
            after["reply_markup"] = markup
        if after == {field: value for field, value in before.items() if field != "edit_date"}:
            bad_request(NOT_MODIFIED)
        kept.json = after | {"edit_date": int(self._stage.now().timestamp())}
        kept.markup, kept.html = markup, kept.html if new is None else new.html
        self._stage.chats.touch(kept)
        return kept.json


def _as_it_is(kept: KeptMessage, new: Content) -> Content:
    """The message's very picture, named by an id, with all of its sizes."""
    sizes = kept.json.get("photo", [])
    named = {one["file_id"] for one in new.fields.get("photo", [])}
    same = bool(named) and named <= {one["file_id"] for one in sizes}
    return replace(new, fields={**new.fields, "photo": sizes}) if same else new
