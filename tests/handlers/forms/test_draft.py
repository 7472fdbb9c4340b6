"""What a form holds is kept as JSON and read back typed, in the shape of an older version too."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from handlers.forms.engine import Forms
from handlers.forms.form import Form, Step
from handlers.screens.screen import Screen
from storage.drafts import DraftRow

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)


def _split(data: dict[str, Any]) -> dict[str, Any]:
    """The first shape had one line of words."""
    what, _, where = str(data.pop("line", "")).partition("@")
    return {**data, "what": what, "where": where}


class Note(FormData):
    what: str = ""
    where: str = ""
    day: date | None = None
    upgrades = (_split,)


def _ask(context: Context, draft: Draft[Note]) -> Screen:
    raise NotImplementedError


FORM = Form(
    "note", "Note", (Step("what", _ask),), allowed=lambda *_: True, about=lambda _, draft: draft.data.what, data=Note
)


def row(data: dict[str, Any], layout: int, step: str = "what") -> DraftRow:
    return DraftRow(
        person_id=1, kind="note", step=step, data=data, layout=layout, opened={}, passing={}, trail=[], version=1
    )


def test_what_is_kept_is_read_back() -> None:
    kept = row({}, 2)
    draft = FORM.read(kept)
    draft.data.what, draft.data.day, draft.passing.page = "rác", date(2026, 12, 1), 2
    draft.write()
    assert (kept.data, kept.layout, kept.passing) == ({"what": "rác", "day": "2026-12-01"}, 2, {"page": 2})
    assert FORM.read(kept).data == Note(what="rác", day=date(2026, 12, 1))


def test_a_form_that_is_open_survives_an_update() -> None:
    draft = FORM.read(row({"line": "rác@hẻm 3", "day": "2026-12-01"}, 1))
    assert draft.data == Note(what="rác", where="hẻm 3", day=date(2026, 12, 1))
    draft.write()
    assert (draft.row.layout, draft.row.data["where"]) == (2, "hẻm 3")


@pytest.mark.parametrize(
    "unknown", [row({"burn": 1}, 2), row({"day": "yesterday"}, 2), row({}, 2, step="gone"), DraftRow(kind="gone")]
)
def test_a_shape_that_nobody_knows_is_told_like_a_form_that_is_no_more(unknown: DraftRow) -> None:
    assert Forms(FORM).read(unknown) is None
