"""People on Zalo: they type; a choice is its number, or its words."""

import html
import re
from collections.abc import Sequence
from typing import Any

from bot.channels.api import Upload
from bot.play.simulator.keyboards import Row
from bot.play.simulator.links import deep_link
from bot.play.simulator.messages import SimMessage, Toast, find_button, newest_with_buttons, visible
from bot.play.simulator.zalo.server import TEXT_LIMIT, ZaloChat, ZaloMessage, ZaloServer
from handlers.screens import texts

_UNSUPPORTED = "message.unsupported.received"
_LINK = re.compile(r"https?://", re.IGNORECASE)
_NUMBERED = re.compile(r"^(\d{1,2})\. (.+)$")
_WORDED = re.compile("^" + re.escape(texts.WORDED_CHOICE).replace(re.escape("{label}"), "(.+?)"))


class ZaloPerson:
    """One user and their chat with the bot; a `Person` as far as the channel has it."""

    def __init__(self, server: ZaloServer, user_id: str, display_name: str) -> None:
        self.server = server
        self.user = {"id": user_id, "display_name": display_name}
        self._chat = server.open_chat(ZaloChat(user_id, display_name))
        self._seen = server.changes.count
        # Zalo protects children, and the disabled and illiterate: what they send reaches no bot, for ever.
        self.protected = False

    @property
    def user_id(self) -> str:
        return self._chat.id

    @property
    def started(self) -> bool:
        """Whether the bot may write to them."""
        return self._chat.open and not self._chat.blocked

    def let_in(self) -> None:
        """The bot may write to them from now on, as if they had started it before."""
        self._chat.open = True

    def start(self, payload: str = "") -> None:
        """Open the bot: there are no deep links here, so that the command is typed."""
        self.says(f"/start {payload}".strip())

    def opens(self, link: str) -> None:
        """Take an invitation from another app's link, or a bare payload."""
        found = deep_link(link)
        self.start(found["payload"] if found else link.strip())

    def says(self, text: str) -> None:
        """A link that was pasted makes a message one that the bot learns nothing of."""
        for begin in range(0, max(len(text), 1), TEXT_LIMIT):
            part = text[begin : begin + TEXT_LIMIT].strip()
            if _LINK.search(part):
                self._send(_UNSUPPORTED, part, {})
            else:
                self._send("message.text.received", part, {"text": part})

    def replies(self, text: str, to: SimMessage) -> None:
        """There are no replies: the text alone goes."""
        self.says(text)

    def sends_photo(self, content: bytes, caption: str = "") -> None:
        path = self.server.files.keep_photo(content)[-1].path
        url = self.server.url_of(path)
        live = {"message_type": "CHAT_PHOTO"} if self.server.behaviour.photo_field == "photo_url" else {}
        more = {self.server.behaviour.photo_field: url} | live | ({"caption": caption} if caption else {})
        self._send("message.image.received", caption, more, photo=url, path=path)

    def sends_album(self, contents: Sequence[bytes], caption: str = "") -> None:
        """Several photos one after another: the channel knows no albums."""
        for number, content in enumerate(contents):
            self.sends_photo(content, "" if number else caption)

    def sends_document(self, name: str, content: bytes, mime: str, caption: str = "") -> None:
        """The bot only learns that something came which it cannot have."""
        stored = self.server.files.keep_document(Upload(name, content, mime))
        self._send(_UNSUPPORTED, caption, {}, document=(name, content), path=stored.path)

    def sends_recording(self, content: bytes, seconds: int = 7, kind: str = "voice") -> None:
        """The bot learns that one came; what was said only where the server hands recordings out."""
        stored = self.server.files.keep_sound(kind, Upload("voice.aac", content, "audio/aac"))
        more = {"voice_url": self.server.url_of(stored.path)} if self.server.behaviour.hands_out_recordings else {}
        self._send("message.voice.received", "", more, recording=("voice.aac", content), path=stored.path)

    def sends_sticker(self) -> None:
        path = self.server.files.keep_sticker().path
        more = {"sticker": "18071", "url": self.server.url_of(path)}
        self._send("message.sticker.received", "", more, sticker=True, path=path)

    def taps(self, wanted: str, message: SimMessage | None = None) -> None:
        """Choose by typing: the number printed in the newest choices, else the choice's words.

        AssertionError, telling what is there, if no message offers it.
        """
        self.says(self._typed(wanted, message))

    def taps_twice(self, wanted: str, message: SimMessage | None = None) -> None:
        typed = self._typed(wanted, message)
        self.says(typed)
        self.says(typed)

    def taps_forged(self, data: str, message: SimMessage | None = None) -> None:
        """Nothing can be forged but words: the data is typed."""
        self.says(data)

    def blocks(self) -> None:
        self._chat.blocked = True

    def unblocks(self) -> None:
        self._chat.blocked = False

    def chat(self) -> list[SimMessage]:
        """Everything in the chat, oldest first."""
        return [_shown(message) for message in self._chat.messages]

    def keyboard(self) -> list[list[str]]:
        """There is none."""
        return []

    def commands(self) -> list[tuple[str, str]]:
        """There is no menu."""
        return []

    def unread(self) -> list[SimMessage]:
        """The bot's messages since the last look."""
        seen, self._seen = self._seen, self.server.changes.count
        return [message for message in self.chat() if message.from_bot and message.revision > seen]

    def look(self) -> None:
        """Take everything for read."""
        self.unread()

    def toasts(self) -> list[str]:
        """There are none: what a toast would say comes as a message."""
        return []

    def toasts_after(self, revision: int) -> list[Toast]:
        return []

    def unanswered_taps(self) -> int:
        return 0

    def _send(self, event: str, text: str, body: dict[str, Any], **shown: Any) -> None:
        self._chat.open, self._chat.blocked = True, False
        message = self.server.put(self._chat, False, self.user["display_name"], text, **shown)
        if self.protected:
            event, body = _UNSUPPORTED, {}
        self.server.post_event(event, self.user, self._chat, message, **body)

    def _typed(self, wanted: str, message: SimMessage | None) -> str:
        having = list(newest_with_buttons(self.chat()))
        searched = [message] if message else having
        # What has no number is offered as words alone: "✖ Hủy" as “hủy”.
        spellings = (wanted, re.sub(r"^\W+", "", wanted).lower())
        found = next((one for said in spellings for one in searched if find_button(one, said, said == wanted)), None)
        if found is None:
            raise AssertionError(f"no choice {wanted!r}; " + visible(self.chat(), []))
        button = find_button(found, wanted) or find_button(found, spellings[1])
        assert button is not None
        return button[1] if found == having[0] else button[0]


def read_choices(text: str) -> list[Row]:
    """The choices printed in a text, one a row: (label, what to type)."""
    rows: list[Row] = []
    for line in text.splitlines():
        if numbered := _NUMBERED.match(line):
            rows.append([(numbered[2].strip(), numbered[1])])
        elif worded := _WORDED.match(line):
            rows.append([(worded[1], worded[1])])
    return rows


def _shown(message: ZaloMessage) -> SimMessage:
    return SimMessage(
        message_id=message.id,
        from_bot=message.from_bot,
        sender=message.sender,
        text=message.text,
        html=message.html or html.escape(message.text),
        at=message.at,
        revision=message.revision,
        buttons=read_choices(message.text) if message.from_bot else [],
        photo=message.photo or None,
        document=message.document,
        recording=message.recording,
        path=message.path,
        sticker=message.sticker,
    )
