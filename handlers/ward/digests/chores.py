"""The figures of the week are taken when the first of a unit's readers is to get them."""

from datetime import date, datetime

from handlers.context import Work
from handlers.ward.digests.figures import take_weekly
from handlers.ward.digests.readers import readers
from handlers.ward.digests.unprepared import late_in
from storage.digests import weekly_ids
from storage.people import Unit


def take_digests(work: Work) -> int:
    """Take the figures that somebody is to get now and that are not there. Those of one unit whose week ends on the
    same day get the same. Returns how many were taken.
    """
    moments: dict[tuple[int, date], datetime] = {}
    for reader in readers(work):
        moments.setdefault((reader.unit_id, reader.week), reader.moment)
    known = weekly_ids(work.db, min(week for _, week in moments)) if moments else {}
    missing = {wanted: moment for wanted, moment in moments.items() if wanted not in known}
    for (unit_id, _), moment in missing.items():
        take_weekly(work.db, work.db.get_one(Unit, unit_id), moment, work.now, work.zone, late_in(work))
    return len(missing)


CHORES = (take_digests,)
