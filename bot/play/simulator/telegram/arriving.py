"""What people do, as the updates that Telegram makes of it."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.play.simulator.files import SOUNDS
from bot.play.simulator.telegram.chats import Chat, ChatStanding, Content, KeptMessage
from bot.play.simulator.telegram.state import TAP_DIGITS, ChatState, TapMade

Post = Callable[[dict[str, Any]], int]
_STATUS = {
    ChatStanding.WELCOME: "member",
    ChatStanding.BLOCKED: "kicked",
    ChatStanding.KICKED: "kicked",
    ChatStanding.STRANGER: "left",
}


class Arriving:
    """Puts what people say into the chats and hands the updates to `post`."""

    def __init__(self, stage: ChatState, post: Post) -> None:
        self._stage, self._post = stage, post

    def message(self, chat: Chat, sender: Mapping[str, Any], content: Content) -> KeptMessage:
        """Somebody's message. In a group the bot hears commands, mentions and replies to itself alone."""
        kept = self._stage.chats.put(
            chat, Content({"from": dict(sender)} | content.fields, content.html), self._stage.now(), from_bot=False
        )
        if self._is_heard(chat, kept):
            self._post({"message": kept.json})
        return kept

    def tap(self, sender: Mapping[str, Any], message: dict[str, Any], data: str) -> TapMade:
        """A tap on an inline button, whether or not the message has such a button."""
        number = len(self._stage.taps) + 1
        tap = TapMade(f"{sender['id']}{number:0{TAP_DIGITS}}", int(sender["id"]), self._stage.now())
        self._stage.taps[tap.id] = tap
        query = {
            "id": tap.id,
            "from": dict(sender),
            "message": message,
            "data": data,
            "chat_instance": str(message["chat"]["id"] * 7919),
        }
        self._post({"callback_query": query})
        return tap

    def standing(self, chat: Chat, by: Mapping[str, Any], standing: ChatStanding) -> None:
        """The bot is let in, blocked, or thrown out."""
        before, chat.standing = chat.standing, standing
        self._stage.changes.bump()
        member = {"chat": chat.json(), "from": dict(by), "date": int(self._stage.now().timestamp())}
        states = {"old_chat_member": self._member(before), "new_chat_member": self._member(standing)}
        self._post({"my_chat_member": member | states})

    def _member(self, standing: ChatStanding) -> dict[str, Any]:
        user = {name: self._stage.me[name] for name in ("id", "is_bot", "first_name", "username")}
        status = _STATUS[standing]
        return {"user": user, "status": status, **({"until_date": 0} if status == "kicked" else {})}

    def _is_heard(self, chat: Chat, kept: KeptMessage) -> bool:
        if chat.private:
            return True
        if chat.standing is not ChatStanding.WELCOME:
            return "left_chat_member" in kept.json
        text = kept.json.get("text") or kept.json.get("caption")
        if text is None:
            return not ({"photo", "document", "sticker", *SOUNDS} & kept.json.keys())
        replied = kept.json.get("reply_to_message", {}).get("from", {}).get("id") == self._stage.me["id"]
        return text.startswith("/") or f"@{self._stage.me['username']}" in text or replied
