"""Who the bot is, as its API says it."""

from bot.channels.api import BadToken, BotApi, FateUnknown, Identity, NotSent
from storage import identity
from storage.database import Database


async def learn_identity(database: Database, name: str, api: BotApi) -> Identity:
    """Who the bot is on the channel `name`: asked of the API, or as last known where it cannot be reached.

    Raises BadToken, NotSent.
    """
    try:
        reply = await api.call("getMe", {}, wait=10)
    except (NotSent, FateUnknown):
        reply = None
    if reply is not None and reply.status in (401, 404):
        raise BadToken
    async with database.writing() as unit:
        if reply is not None and reply.ok:
            me = reply.body["result"]
            identity.keep(unit.db, name, me["id"], me.get("username", ""), me.get("first_name", ""))
            unit.commit()
    with database.reading() as db:
        known = identity.known(db, name)
    if known is None:
        raise NotSent("the Bot API cannot be reached, and who the bot is has never been learnt")
    return Identity(known.bot_id, known.username, known.first_name)
