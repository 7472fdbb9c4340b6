"""A group chat of the simulated Telegram."""

from bot.channels.telegram.reach import NAME
from bot.play.simulator.messages import SimMessage, find_button, newest_with_buttons, visible
from bot.play.simulator.person import SimulatedPerson
from bot.play.simulator.telegram.chats import Chat, ChatStanding, Content
from bot.play.simulator.telegram.html import as_typed
from bot.play.simulator.telegram.person import read_chat
from bot.play.simulator.telegram.reading import text_fields
from bot.play.simulator.telegram.server import TelegramServer

SUPERGROUPS_BEGIN = -1_000_000_000_000


class TelegramGroup:
    """A group with people in it; the bot is not in it until somebody adds it. `group_id` is negative."""

    channel = NAME

    def __init__(self, server: TelegramServer, group_id: int, title: str) -> None:
        if group_id >= 0:
            raise ValueError("a group's id is negative")
        self.server = server
        self._chat = server.open_chat(Chat(group_id, "group", title))
        self._seen = server.changes.count

    @property
    def id(self) -> int:
        return self._chat.id

    @property
    def title(self) -> str:
        return self._chat.name

    @property
    def has_bot(self) -> bool:
        return self._chat.standing is ChatStanding.WELCOME

    def adds_bot(self, by: SimulatedPerson) -> None:
        """Somebody adds the bot: it learns its new standing, and reads the message that says so."""
        self.server.arriving.standing(self._chat, by.user, ChatStanding.WELCOME)
        self._service(by, {"new_chat_members": [self._bot()]})

    def removes_bot(self, by: SimulatedPerson) -> None:
        self.server.arriving.standing(self._chat, by.user, ChatStanding.KICKED)
        self._service(by, {"left_chat_member": self._bot()})

    def says(self, person: SimulatedPerson, text: str, reply_to: int | None = None) -> None:
        """Somebody says something. The bot hears commands, mentions of it and replies to it alone."""
        formatted = as_typed(text)
        fields = text_fields(formatted)
        if reply_to is not None:
            fields["reply_to_message"] = self._chat.messages[reply_to].json
        self.server.arriving.message(self._chat, person.user, Content(fields, formatted.html))

    def taps(self, person: SimulatedPerson, wanted: str) -> None:
        """Somebody taps a button of the newest message that has it; AssertionError if there is none."""
        for message in newest_with_buttons(self.chat()):
            if button := find_button(message, wanted):
                self.taps_on(person, message, button[1])
                return
        raise AssertionError(f"no button {wanted!r}; " + visible(self.chat(), []))

    def taps_on(self, person: SimulatedPerson, message: SimMessage, data: str) -> None:
        """Somebody taps a button with this data of this message, whether or not it has one."""
        self.server.arriving.tap(person.user, self._chat.messages[int(message.message_id)].json, data)

    def upgrades(self, by: SimulatedPerson) -> int:
        """The group becomes a supergroup under another id, which is returned; the old one refuses from now on."""
        old = self._chat
        new = self.server.open_chat(Chat(SUPERGROUPS_BEGIN + old.id, "supergroup", old.name, standing=old.standing))
        self._service(by, {"migrate_to_chat_id": new.id})
        self._chat, old.moved_to = new, new.id
        self._service(by, {"migrate_from_chat_id": old.id})
        return new.id

    def chat(self) -> list[SimMessage]:
        """Everything in the chat, oldest first."""
        return read_chat(self.server, self._chat)

    def unread(self) -> list[SimMessage]:
        """The bot's messages that are new or were edited since the last look."""
        seen, self._seen = self._seen, self.server.changes.count
        return [message for message in self.chat() if message.from_bot and message.revision > seen]

    def _service(self, by: SimulatedPerson, fields: dict[str, object]) -> None:
        self.server.arriving.message(self._chat, by.user, Content(dict(fields)))

    def _bot(self) -> dict[str, object]:
        me = self.server.stage.me
        return {name: me[name] for name in ("id", "is_bot", "first_name", "username")}
