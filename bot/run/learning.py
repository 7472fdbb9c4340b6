"""Who the bot is on each channel: asked of all at once, so that none waits for another."""

import asyncio
from collections.abc import Mapping
from typing import Any

from bot.channels.api import UNNAMED, BadToken, BotApi, Identity, NotSent
from bot.channels.kind import ChannelKind, Ground
from bot.config import Settings
from bot.run.standing import AGAIN_SECONDS, Standing

LEARN_AGAIN_SECONDS = 5.0
Names = dict[str, Identity]


class Learnt(Exception):
    """A channel has said who the bot is that could not when it began: all that bears its name is made anew."""


async def learn_all(settings: Settings, apis: Mapping[str, BotApi], ground: Ground, standing: Standing) -> Names:
    """Who the bot is, by channel. One that cannot say it is left out; `Standing` knows. Raises BadToken where every
    channel refuses its token.
    """
    kinds = [kind for kind in settings.kinds if kind.name in apis]
    found = await asyncio.gather(*(_ask(kind, apis[kind.name], ground, standing) for kind in kinds))
    return {kind.name: me for kind, me in zip(kinds, found, strict=True) if me is not None}


async def learn_later(kind: ChannelKind[Any], api: BotApi, ground: Ground, standing: Standing) -> None:
    """Ask until it is said, and raise Learnt then."""
    while await _ask(kind, api, ground, standing) is None:
        await ground.clock.sleep(AGAIN_SECONDS if standing.has_ended(kind.name) else LEARN_AGAIN_SECONDS)
    raise Learnt


async def _ask(kind: ChannelKind[Any], api: BotApi, ground: Ground, standing: Standing) -> Identity | None:
    try:
        return await kind.learn(ground.database, api)
    except NotSent as error:
        standing.fails(kind.name, str(error))
    except BadToken as error:
        standing.ends(kind.name, error)
    return None


def me_of(settings: Settings, names: Names) -> Identity:
    """Whose name the bot bears everywhere: the first channel's that gives it one."""
    return next((names[kind.name] for kind in settings.kinds if kind.name in names), UNNAMED)
