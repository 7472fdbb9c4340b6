"""What `chibo check` looks at for a bot: its token, and the webhook."""

from collections.abc import AsyncIterator, Awaitable, Callable

from bot.channels.api import BotApi, FateUnknown, NotSent, Reply
from bot.channels.bot_api.settings import BotSettings
from bot.channels.kind import Finding


async def _untried(api: BotApi) -> str:
    return ""


async def check_bot(
    name: str,
    settings: BotSettings,
    api: BotApi,
    giver: str,
    try_webhook: Callable[[BotApi], Awaitable[str]] = _untried,
) -> AsyncIterator[Finding]:
    """The token, and whether a webhook stands in the way of polling or is missing.

    `name` is the table's; `giver` hands out tokens; `try_webhook` says what the app has against the webhook's address.
    """
    if not settings.token.get_secret_value():
        yield Finding(f"{name} token", False, f"{name}.token is empty: get one from {giver}")
        return
    try:
        me = await api.call("getMe", {}, wait=10)
        webhook = await api.call("getWebhookInfo", {}, wait=10)
    except (NotSent, FateUnknown):
        yield Finding(
            f"{name} token", False, f"{settings.base_url} cannot be reached: see {name}.base_url, the network"
        )
        return
    result = me.body.get("result")
    if not me.ok or not isinstance(result, dict):
        yield Finding(f"{name} token", False, f"{name}.token is refused ({me.code}): copy it again")
        return
    yield Finding(f"{name} token of {result.get('username') or result.get('account_name') or '?'}", True)
    found = _webhook(name, settings, webhook)
    yield found
    if settings.mode == "webhook" and found.well:
        try:
            doubt = await try_webhook(api)
        except (NotSent, FateUnknown):
            doubt = "it could not be tried: see the network"
        yield Finding(f"{name} webhook answers", not doubt, doubt)


def _webhook(name: str, settings: BotSettings, info: Reply) -> Finding:
    result = info.body.get("result")
    address = str(result.get("url", "")) if info.ok and isinstance(result, dict) else ""
    if settings.mode == "polling":
        mend = f'one is set, so polling gets nothing: {name}.mode = "webhook", or delete it (docs/running.md)'
        return Finding(f"{name} without a webhook", not address, mend)
    mend = "`chibo run` sets it; until then nothing comes in"
    return Finding(f"{name} webhook at {settings.webhook_url}", address == settings.webhook_url, mend)
