"""*👤 Của tôi* → what I did this year."""

from telegram import Update

from handlers.context import Context, chat_id_of
from handlers.forms.buttons import Tap
from handlers.forms.feature import Feature
from handlers.forms.showing import show, toast
from handlers.people.own_year import texts
from handlers.people.own_year.document import recipe_of
from handlers.people.own_year.facts import own_year, years_of
from handlers.people.privacy.buttons import OWN
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.notices import send_document
from handlers.screens.screen import Screen, one_per_row
from storage import audit
from storage.people import Person


async def _year(update: Update, context: Context, tap: Tap[Person]) -> None:
    """Which year is asked only where there are several."""
    work, person = context.work, tap.row
    years = years_of(work.db, person, work.today.year, work.zone)
    chosen = tap.number()
    if chosen is None and len(years) > 1:
        choices = [OWN.choice(person, texts.YEAR.format(year=year), "year", year) for year in years]
        await show(update, Screen(texts.WHICH, one_per_row(choices)), fresh=True)
        return None
    year = chosen or years[0]
    if year not in years:
        return await toast(update, shared.OLD_BUTTON)
    if own_year(work.db, person, year, work.zone).empty:
        await show(update, Screen(texts.NOTHING.format(year=year)), fresh=True)
        return None
    audit.record(work.db, person.id, Action.SEE_OWN_DATA, f"person:{person.id}", work.now)
    await toast(update)
    send_document(work, chat_id_of(update), texts.CAPTION.format(year=year), recipe_of(work, person, year))
    return None


FEATURE = Feature(buttons=(OWN.on("year", _year, Action.SEE_OWN_DATA, numbers=1),))
