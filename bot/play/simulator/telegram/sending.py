"""The methods that send: sendMessage, sendPhoto, sendDocument, those of recordings, sendMediaGroup, sendChatAction."""

from functools import partial
from typing import Any

from bot.play.simulator.files import document_json, photo_json, sound_json
from bot.play.simulator.parameters import Params
from bot.play.simulator.refusal import bad_request
from bot.play.simulator.server import Files, Method
from bot.play.simulator.telegram.chats import Chat, Content
from bot.play.simulator.telegram.reading import (
    read_caption,
    read_document,
    read_markup,
    read_medium,
    read_photo,
    read_sound,
    read_text,
    text_fields,
)
from bot.play.simulator.telegram.state import ChatState

PLAYING = {"sendVoice": "voice", "sendAudio": "audio", "sendVideo": "video"}
ALBUM_SIZES = range(2, 11)
ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


class SendingCalls:
    """Checks first, then the pace, then the message."""

    def __init__(self, stage: ChatState) -> None:
        self._stage = stage

    def methods(self) -> tuple[tuple[str, Method], ...]:
        return (
            ("sendMessage", self.send_message),
            ("sendPhoto", self.send_photo),
            ("sendDocument", self.send_document),
            *((method, partial(self.send_sound, kind=kind)) for method, kind in PLAYING.items()),
            ("sendMediaGroup", self.send_media_group),
            ("sendChatAction", self.send_chat_action),
        )

    def send_message(self, params: Params, files: Files) -> Any:
        chat = self._chat(params)
        text = read_text(params)
        content = Content(text_fields(text) | self._reply(chat, params), text.html, read_markup(params))
        return self._send(chat, content)

    def send_photo(self, params: Params, files: Files) -> Any:
        chat, caption, markup = self._chat(params), read_caption(params), read_markup(params)
        photo = {"photo": photo_json(read_photo(params.text("photo"), "photo", files, self._stage.files))}
        fields = photo | text_fields(caption, "caption") | self._reply(chat, params)
        return self._send(chat, Content(fields, caption.html, markup))

    def send_document(self, params: Params, files: Files) -> Any:
        chat, caption, markup = self._chat(params), read_caption(params), read_markup(params)
        stored = read_document(params.text("document"), "document", files, self._stage.files)
        fields = {"document": document_json(stored)} | text_fields(caption, "caption") | self._reply(chat, params)
        return self._send(chat, Content(fields, caption.html, markup))

    def send_sound(self, params: Params, files: Files, kind: str) -> Any:
        """A voice message, sound or a moving picture: what is uploaded has to be of a kind that the player takes."""
        chat, caption, markup = self._chat(params), read_caption(params), read_markup(params)
        stored = read_sound(params.text(kind), kind, files, self._stage.files)
        fields = {kind: sound_json(stored, kind)} | text_fields(caption, "caption") | self._reply(chat, params)
        return self._send(chat, Content(fields, caption.html, markup))

    def send_media_group(self, params: Params, files: Files) -> Any:
        chat, media = self._chat(params), params.nested("media")
        if not isinstance(media, list) or not all(isinstance(item, dict) for item in media):
            bad_request("can't parse media JSON object: an Array of InputMedia is expected")
        if len(media) not in ALBUM_SIZES:
            bad_request(f"too {'few' if len(media) < 2 else 'many'} messages to send as an album")
        if len({item.get("type") for item in media}) > 1:
            bad_request("can't mix media of different types in one album")
        contents = [read_medium(item, files, self._stage.files) for item in media]
        self._stage.pace.check(chat.id, group=not chat.private)
        album = {"media_group_id": f"1{self._stage.changes.count}"}
        return [self._stage.speak(chat, Content(one.fields | album, one.html)).json for one in contents]

    def send_chat_action(self, params: Params, files: Files) -> Any:
        self._chat(params)
        if params.text("action") not in ACTIONS:
            bad_request("wrong parameter action in request")
        return True

    def _chat(self, params: Params) -> Chat:
        chat = self._stage.chats.find(params.text("chat_id"))
        chat.let_in()
        return chat

    def _reply(self, chat: Chat, params: Params) -> dict[str, Any]:
        wanted = params.nested("reply_parameters") or {"message_id": params.integer("reply_to_message_id")}
        if not wanted.get("message_id"):
            return {}
        target = chat.messages.get(int(wanted["message_id"]))
        lenient = wanted.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply")
        if target is None and not lenient:
            bad_request("message to be replied not found")
        if target is None:
            return {}
        return {"reply_to_message": {name: part for name, part in target.json.items() if name != "reply_to_message"}}

    def _send(self, chat: Chat, content: Content) -> Any:
        self._stage.pace.check(chat.id, group=not chat.private)
        return self._stage.speak(chat, content).json
