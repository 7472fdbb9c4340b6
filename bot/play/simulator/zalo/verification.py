"""What Zalo says of a webhook's address after it has tried it: without the secret, and with nothing in the body."""

from typing import Any

from bot.play.simulator.webhook import Webhook


class Verification:
    def __init__(self, webhook: Webhook) -> None:
        self._webhook = webhook

    async def probe(self, url: str) -> dict[str, Any]:
        """`{ok, status_code, outcome, hint}`; the hint is "" where all is well."""
        status = await self._webhook.probe(url)
        if status is None:
            hint = "The address cannot be reached. Check DNS, the firewall and the certificate."
            return {"ok": False, "status_code": 0, "outcome": "UNREACHABLE", "hint": hint}
        if not 200 <= status < 300:
            hint = f"The address answered {status}. Let requests of Java clients through, and answer 200."
            return {"ok": False, "status_code": status, "outcome": "BAD_STATUS", "hint": hint}
        return {"ok": True, "status_code": status, "outcome": "OK", "hint": ""}
