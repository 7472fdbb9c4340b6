"""The command menu, by scope."""

import json
import re
from typing import Any

from bot.play.simulator.changes import Changes
from bot.play.simulator.parameters import Params
from bot.play.simulator.refusal import bad_request
from bot.play.simulator.server import Files, Method
from bot.play.simulator.telegram.chats import Chat, ChatBook

MOST_COMMANDS = 100
DESCRIPTION_LIMIT = 256
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SCOPES = frozenset(
    {
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    }
)


class Commands:
    """What was set (`by_scope`: the keys are the scope and the language as JSON), and what a chat sees of it."""

    def __init__(self, chats: ChatBook, changes: Changes) -> None:
        self._chats, self._changes = chats, changes
        self.by_scope: dict[str, list[dict[str, str]]] = {}

    def methods(self) -> tuple[tuple[str, Method], ...]:
        return (("setMyCommands", self.set), ("getMyCommands", self.get), ("deleteMyCommands", self.delete))

    def set(self, params: Params, files: Files) -> Any:
        commands = params.nested("commands")
        if not isinstance(commands, list):
            bad_request("can't parse list of bot commands JSON object")
        if len(commands) > MOST_COMMANDS:
            bad_request("BOT_COMMANDS_TOO_MUCH")
        self.by_scope[self._key(params)] = [_checked(command) for command in commands]
        self._changes.bump()
        return True

    def get(self, params: Params, files: Files) -> Any:
        return self.by_scope.get(self._key(params), [])

    def delete(self, params: Params, files: Files) -> Any:
        self.by_scope.pop(self._key(params), None)
        self._changes.bump()
        return True

    def seen_in(self, chat: Chat) -> list[dict[str, str]]:
        """The menu of a chat: its own, else that of its kind, else the default one."""
        wide = "all_private_chats" if chat.private else "all_group_chats"
        for scope in ({"type": "chat", "chat_id": chat.id}, {"type": wide}, {"type": "default"}):
            if found := self.by_scope.get(json.dumps([scope, ""], sort_keys=True)):
                return found
        return []

    def _key(self, params: Params) -> str:
        scope = params.nested("scope") or {"type": "default"}
        if not isinstance(scope, dict) or scope.get("type") not in _SCOPES:
            bad_request("can't parse BotCommandScope: unsupported type specified")
        if "chat" in scope["type"].split("_")[:1]:
            chat = self._chats.find(str(scope.get("chat_id", "")))
            chat.let_in()
            scope = {**scope, "chat_id": chat.id}
        return json.dumps([scope, params.text("language_code")], sort_keys=True)


def _checked(command: Any) -> dict[str, str]:
    if not isinstance(command, dict) or not _COMMAND.fullmatch(str(command.get("command", "")).removeprefix("/")):
        bad_request("BOT_COMMAND_INVALID")
    description = str(command.get("description", "")).strip()
    if not 1 <= len(description) <= DESCRIPTION_LIMIT:
        bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": str(command["command"]).removeprefix("/"), "description": description}
