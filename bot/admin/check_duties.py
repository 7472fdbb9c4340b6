"""`chibo check`: is there somebody for what must never be without anybody? Units are named by their codes."""

from bot.channels.kind import Finding
from bot.config import Settings
from handlers.rights.recipients import Duty, operators, told_in
from storage.database import Database, DatabaseFault, Db, file_of
from storage.keys import KeyFault
from storage.people import UnitKind
from storage.units import tree_of

MOST_NAMED = 10


def check_duties(settings: Settings) -> list[Finding]:
    """Who answers requests about data, for every cell and ward; who hears of faults. Of a database that is not there or
    cannot be read (which another finding says) there is nothing to find.
    """
    file = file_of(settings.storage.url)
    if file is not None and not file.exists():
        return []
    try:
        database = Database(settings.storage.url, settings.storage.read_key())
        try:
            with database.reading() as db:
                return find_duties(db)
        finally:
            database.close()
    except (DatabaseFault, KeyFault):
        return []


def find_duties(db: Db) -> list[Finding]:
    units = [one for one in tree_of(db) if one.dissolved_at is None and one.kind != UnitKind.GROUP]
    if not units:
        return []
    answerers = told_in(db, Duty.ANSWER_DATA_REQUESTS, [one.id for one in units])
    without = [one.code for one in units if not answerers[one.id]]
    named = ", ".join(without[:MOST_NAMED]) + (", …" if len(without) > MOST_NAMED else "")
    mend = f"nobody answers requests about data of {named}: give somebody there or above the role of administrator"
    heard = "nobody hears of faults: give somebody the role of administrator, best at the top of the units"
    return [
        Finding("administrators for every unit", not without, mend if without else ""),
        Finding("administrators who hear of faults", bool(operators(db)), "" if operators(db) else heard),
    ]
