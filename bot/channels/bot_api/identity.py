"""Who the bot is, as its API says it."""

from bot.channels.api import BadToken, BotApi, FateUnknown, Identity, NotSent
from bot.channels.meanings import Meaning, MeaningOf
from storage import identity
from storage.database import Database


async def learn_identity(database: Database, name: str, api: BotApi, meaning: MeaningOf) -> Identity:
    """Who the bot is on the channel `name`: asked of the API, or as last known where it cannot be reached. `meaning`
    says what its refusals mean.

    Raises BadToken, NotSent.
    """
    try:
        reply = await api.call("getMe", {}, wait=10)
    except (NotSent, FateUnknown):
        reply = None
    if reply is not None and not reply.ok and meaning(reply) is Meaning.BAD_TOKEN:
        raise BadToken
    async with database.writing() as unit:
        if reply is not None and reply.ok:
            me = reply.body["result"]
            named = str(me.get("username") or me.get("account_name") or "")
            called = str(me.get("first_name") or me.get("display_name") or "")
            identity.keep(unit.db, name, int(me["id"]) if str(me["id"]).isdecimal() else 0, named, called)
            unit.commit()
    with database.reading() as db:
        known = identity.known(db, name)
    if known is None:
        raise NotSent("the Bot API cannot be reached, and who the bot is has never been learnt")
    return Identity(known.bot_id, known.username, known.first_name)
