"""The form of a report as a table. Photos and recordings are taken at each of its questions."""

from handlers.forms.form import Form
from handlers.tasks import texts
from handlers.tasks.report import confirming, how_many, obstacles, picking
from handlers.tasks.report.data import KIND, ReportData, about, allowed, names
from handlers.tasks.report.photos import PHOTOS, PLACE
from handlers.tasks.report.recordings import heard_at

REPORT = Form(
    kind=KIND,
    title=texts.TITLE,
    data=ReportData,
    allowed=allowed,
    about=about,
    names=names,
    table=heard_at(
        *PHOTOS.also_at(picking.WHICH_TASK, picking.HOW_FAR, how_many.COUNT, picking.WORK, *obstacles.QUESTIONS),
        PHOTOS,
        *PHOTOS.also_at(PLACE, confirming.SUMMARY),
    ),
)
