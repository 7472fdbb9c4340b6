"""What Telegram's schema says of the methods that a simulated server offers: `python -m tests.bot_api.facts SCHEMA`
takes it out of a published one (methods and types, without any words) into facts.json.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

FACTS = Path(__file__).with_name("facts.json")
# What the bot calls, and what its simulated server offers besides.
METHODS = (
    *("getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo", "getMe", "getChat", "getFile"),
    *(
        "sendMessage",
        "sendPhoto",
        "sendDocument",
        "sendVoice",
        "sendAudio",
        "sendVideo",
        "sendMediaGroup",
        "sendChatAction",
        "answerCallbackQuery",
    ),
    *("editMessageText", "editMessageCaption", "editMessageMedia", "editMessageReplyMarkup", "deleteMessage"),
    *("pinChatMessage", "unpinChatMessage", "setMyCommands", "getMyCommands", "deleteMyCommands", "setMyName"),
    *("setMyDescription", "setMyShortDescription", "setChatMenuButton", "logOut", "close"),
)
_PLAIN = ("Integer", "String", "Boolean", "Float", "True")


def taken(schema: dict[str, Any]) -> dict[str, Any]:
    """The methods, each parameter as [required, type, …]; the types that these need likewise, or as a list of kinds."""
    methods = {name: _fields(schema["methods"][name].get("parameters", {})) for name in METHODS}
    types: dict[str, Any] = {}
    waiting = [kind for fields in methods.values() for kinds in fields.values() for kind in kinds[1:]]
    while waiting:
        name = re.sub(r"^(?:Array of )+", "", waiting.pop())
        if name in _PLAIN or name in types or name not in schema["types"]:
            continue
        found = schema["types"][name]
        kinds = found.get("subtypes")
        types[name] = kinds if kinds else _fields(found.get("fields", {}))
        waiting += kinds or [kind for given in types[name].values() for kind in given[1:]]
    arriving = {name: sorted(schema["types"][name]["fields"]) for name in ("Update", "Message")}
    return {"version": schema["version"], "methods": methods, "types": types, "arriving": arriving}


def _fields(fields: dict[str, Any]) -> dict[str, list[Any]]:
    return {name: [bool(one.get("required")), *one["types"]] for name, one in fields.items()}


if __name__ == "__main__":
    made = taken(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    FACTS.write_text(json.dumps(made, indent=1, sort_keys=True) + "\n", encoding="utf-8")
