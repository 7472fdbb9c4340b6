"""What Zalo has found when it tried the webhook's address: `{ok, status_code, outcome, hint}`."""

from collections.abc import Mapping

from bot.channels.api import Reply

_FAILED = 426


def doubt(reply: Reply) -> str:
    """What an answer to setWebhook or testWebhook says against the address; "" where that is well, or not told."""
    result = reply.body.get("result")
    found = result.get("verification", result) if isinstance(result, Mapping) else None
    if isinstance(found, Mapping) and found.get("ok") is False:
        said = [str(found[name]) for name in ("outcome", "status_code", "hint") if found.get(name)]
        return ": ".join(said) or "it did not answer"
    return str(reply.body.get("description", _FAILED)) if not reply.ok and reply.code == _FAILED else ""
