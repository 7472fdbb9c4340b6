"""The methods by which the bot learns what happened: getUpdates, and the webhook's."""

import re
from typing import Any
from urllib.parse import urlsplit

from bot.play.simulator.parameters import Params
from bot.play.simulator.refusal import Refusal, bad_request
from bot.play.simulator.server import Files, Method
from bot.play.simulator.updates import UpdateQueue
from bot.play.simulator.webhook import Webhook

MOST_UPDATES = 100
LONGEST_POLL_SECONDS = 50
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
OPTIONAL_KINDS = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Receiving:
    """`wants` tells which kinds of update the bot has asked for; the last wish stays until the next."""

    def __init__(self, updates: UpdateQueue, webhook: Webhook) -> None:
        self._updates, self._webhook = updates, webhook
        self._allowed: frozenset[str] = frozenset()

    def methods(self) -> tuple[tuple[str, Method], ...]:
        return (
            ("getUpdates", self.get_updates),
            ("setWebhook", self.set_webhook),
            ("deleteWebhook", self.delete_webhook),
            ("getWebhookInfo", lambda params, files: self._webhook.info()),
        )

    def wants(self, kind: str) -> bool:
        return kind in self._allowed if self._allowed else kind not in OPTIONAL_KINDS

    async def get_updates(self, params: Params, files: Files) -> Any:
        if self._webhook.url:
            raise Refusal(409, WEBHOOK_ACTIVE)
        self._note_wish(params)
        offset = params.integer("offset")
        if offset < 0:
            self._updates.keep_last(-offset)
        else:
            self._updates.confirm_before(offset)
        limit = max(1, min(params.integer("limit", MOST_UPDATES), MOST_UPDATES))
        await self._updates.filled(min(params.integer("timeout"), LONGEST_POLL_SECONDS))
        return [one.body for one in self._updates.first(limit)]

    def set_webhook(self, params: Params, files: Files) -> Any:
        url, secret = params.text("url"), params.text("secret_token")
        if not url:
            return self.delete_webhook(params, files)
        parts = urlsplit(url)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
            bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if secret and not _SECRET.fullmatch(secret):
            bad_request("secret token contains unallowed characters")
        self._note_wish(params)
        if params.flag("drop_pending_updates"):
            self._updates.clear()
        self._webhook.set(url, secret)
        return True

    def delete_webhook(self, params: Params, files: Files) -> Any:
        self._webhook.remove()
        if params.flag("drop_pending_updates"):
            self._updates.clear()
        return True

    def _note_wish(self, params: Params) -> None:
        if params.has("allowed_updates"):
            self._allowed = frozenset(params.nested("allowed_updates") or ())
