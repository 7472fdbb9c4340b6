"""Photos of a report: they come in any order and at any step, and are fetched and made ready to be shown at once."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Stay
from handlers.forms.questions.asking import Option
from handlers.forms.questions.photos import Photos, PhotoWords
from handlers.forms.questions.words import TypedWords
from handlers.screens import texts as shared
from handlers.secrecy.texts import PHOTOS_UNCHECKED
from handlers.tasks import rules, texts
from handlers.tasks.report.data import ReportData, go_on, is_paired

PURPOSE = "report_photo:"
PAIR_PLACE = "pair_place"
PLACE_LIMIT = 80


def _ask(context: Context, draft: Draft[ReportData]) -> Markup:
    count, most = len(draft.data.photos), context.policy.reports.photos
    if not count:
        return texts.ASK_PHOTOS.format(most=most, unchecked=PHOTOS_UNCHECKED)
    text = texts.ASK_MORE_PHOTOS if count < most else texts.PHOTOS_ENOUGH
    return text.format(count=count, most=most)


def _on(context: Context, draft: Draft[ReportData]) -> Outcome:
    draft.data.photos_passed = not draft.data.photos
    return go_on(context, draft)


def _pair_label(context: Context, draft: Draft[ReportData]) -> str | None:
    if len(draft.data.photos) < 2:
        return None
    return texts.PHOTOS_UNPAIR if is_paired(draft) else texts.PHOTOS_PAIR


def _pair(context: Context, draft: Draft[ReportData]) -> Outcome:
    if draft.data.pair is None:
        return Next(PAIR_PLACE)
    draft.data.pair = None
    return Stay()


def _drop_label(context: Context, draft: Draft[ReportData]) -> str | None:
    return texts.PHOTOS_DROP if draft.data.photos else None


def _drop(context: Context, draft: Draft[ReportData]) -> Outcome:
    draft.data.photos, draft.data.pair = [], None
    return Stay(texts.PHOTOS_DROPPED)


PHOTOS = Photos(
    rules.PHOTOS,
    _ask,
    most=lambda context: context.policy.reports.photos,
    purpose=lambda context, draft: f"{PURPOSE}{context.person.id}",
    words=PhotoWords(texts.PHOTO_COUNT, texts.PHOTOS_FULL, texts.PHOTO_TOO_BIG, texts.NOT_A_PHOTO),
    skip=shared.SKIP,
    done=texts.PHOTOS_DONE,
    options=(Option("pair", _pair_label, _pair), Option("drop", _drop_label, _drop)),
    then=_on,
)
PLACE = TypedWords[ReportData](
    PAIR_PLACE,
    texts.ASK_PAIR_PLACE,
    field="pair",
    limit=PLACE_LIMIT,
    skip=shared.SKIP,
    none=True,
    part=rules.PHOTOS,
    following=rules.PHOTOS,
    note=lambda context, draft, place: texts.PAIRED,
)
