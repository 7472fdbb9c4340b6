"""The form of a report as a table. Photos are taken at most of its questions, recordings at all."""

from handlers.forms.form import Form
from handlers.tasks import texts
from handlers.tasks.report import confirming, obstacles, picking
from handlers.tasks.report.data import KIND, ReportData, about, allowed
from handlers.tasks.report.photos import PHOTOS, PLACE
from handlers.tasks.report.recordings import heard_at

REPORT = Form(
    kind=KIND,
    title=texts.TITLE,
    data=ReportData,
    allowed=allowed,
    about=about,
    table=heard_at(
        *PHOTOS.also_at(picking.WHICH_TASK, picking.HOW_FAR),
        picking.COUNT,
        *PHOTOS.also_at(picking.WORK),
        *obstacles.QUESTIONS,
        PHOTOS,
        PLACE,
        *PHOTOS.also_at(confirming.SUMMARY),
    ),
)
