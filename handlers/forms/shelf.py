"""All forms there are, and what becomes of a draft as a whole: begun, put aside, taken up again, dropped."""

from collections.abc import Collection, Sequence
from typing import Any

from markupsafe import Markup
from telegram import Update

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import AFRESH, RESTORE, RESUME, Form, row_button
from handlers.forms.moving import bump, fits, just_opened, new_draft, question, worth_keeping
from handlers.forms.showing import SAID_FIRST, show, toast
from handlers.screens import texts
from handlers.screens.screen import Screen
from storage.drafts import DraftRow, DraftState, draft_about, live_draft

# The form that an update belongs to, or None (putting_aside.py).
LIVE_DRAFT = "live_draft"


class Shelf:
    """All forms by kind. `asking` are the kinds of notices that ask whom they reach something."""

    def __init__(self, *forms: Form[Any], asking: Collection[str] = ()) -> None:
        self.by_kind: dict[str, Form[Any]] = {form.kind: form for form in forms}
        self.asking = frozenset(asking)

    async def open(
        self,
        update: Update,
        context: Context,
        form: Form[Any],
        subject: str = "",
        data: Any = None,
        path: Sequence[str] = (),
    ) -> None:
        """Start the form about `subject`, or offer to go on where the person left it.

        `path` names the steps that `data` answers already and, last, the one to ask (none: the first).
        """
        await toast(update)
        known = draft_about(context.db, context.person.id, form.kind, subject)
        if known is not None and just_opened(known, form.begun(data)[0]) and (draft := self._allowed(context, known)):
            return await self._ask(update, context, form, draft, fresh=True)
        if known is not None and worth_keeping(known):
            return await self._offer(update, context, known)
        if known is not None:
            known.state = DraftState.DROPPED
        note = self.park(context)
        draft = new_draft(context, form, subject, data, path)
        if not form.allowed(context, draft):
            context.db.delete(draft.row)
            await show(update, Screen(texts.NOT_ALLOWED), fresh=True)
            return None
        return await self._ask(update, context, form, draft, note, fresh=True)

    def begin(self, context: Context, form: Form[Any], subject: str = "") -> None:
        """Make the form live without asking: the update at hand is its first answer. Parks what was live."""
        known = draft_about(context.db, context.person.id, form.kind, subject)
        self.park(context)
        if known is None:
            new_draft(context, form, subject, None)
            return
        revive(known)
        context.db.flush()

    def prepare(self, context: Context, form: Form[Any], subject: str, data: Any, path: Sequence[str]) -> None:
        """Put a new form aside, filled in like one that is opened, for `begin` to take up."""
        self.park(context)
        new_draft(context, form, subject, data, path).state = DraftState.PARKED
        context.db.flush()

    async def _offer(self, update: Update, context: Context, row: DraftRow) -> None:
        self.park(context)
        context.work.update_data.pop(SAID_FIRST, None)
        rows = ((row_button(row, texts.RESUME, RESUME),), (row_button(row, texts.AFRESH, AFRESH),))
        await show(update, Screen(texts.OFFER_RESUME.format(about=self.about(context, row)), rows), fresh=True)

    def park(self, context: Context) -> Markup | None:
        """Put the live draft aside. Returns the line that says so; None where nothing worth keeping was live."""
        row = live_draft(context.db, context.person.id)
        if row is None:
            return None
        worth = worth_keeping(row)
        row.state = DraftState.PARKED if worth else DraftState.DROPPED
        context.db.flush()
        return texts.PARKED.format(about=self.about(context, row)) if worth and row.kind in self.by_kind else None

    def put_aside(self, context: Context, draft: Draft[Any]) -> None:
        """Put aside what has been left. What was noted stays; that it waits is said above the answer, unless the answer
        goes on with it itself.
        """
        draft.state = DraftState.PARKED
        context.db.flush()
        line = texts.PARKED.format(about=self.by_kind[draft.kind].about(context, draft))
        context.work.update_data[SAID_FIRST] = lambda: line if draft.state == DraftState.PARKED else None

    def read(self, row: DraftRow) -> Draft[Any] | None:
        """The draft of a row; None where it is of a form that is no more, or of a shape that nobody knows."""
        form = self.by_kind.get(row.kind)
        if form is None or row.step not in form.by_name:
            return None
        try:
            return form.read(row)
        except ValueError:
            return None

    def about(self, context: Context, row: DraftRow) -> str:
        """Which form a draft is, in a few words."""
        draft = self.read(row)
        return self.by_kind[row.kind].about(context, draft) if draft is not None else row.kind

    def _allowed(self, context: Context, row: DraftRow) -> Draft[Any] | None:
        draft = self.read(row)
        return draft if draft is not None and self.by_kind[row.kind].allowed(context, draft) else None

    def live(self, context: Context) -> Draft[Any] | None:
        """What the person who is speaking is filling in."""
        row = live_draft(context.db, context.person.id)
        return self.read(row) if row is not None else None

    async def cancelled(self, update: Update, context: Context) -> None:
        """/huy: drop the live draft, with a way to get it back."""
        row = live_draft(context.db, context.person.id)
        if row is None:
            await show(update, Screen(texts.NOTHING_TO_CANCEL), fresh=True)
            return
        await self.drop(update, context, row)

    async def drop(self, update: Update, context: Context, row: DraftRow) -> None:
        """Drop a draft, with a way to get it back."""
        row.state = DraftState.DROPPED
        row.version += 1
        row.updated_at = context.now
        context.db.flush()
        again = (row_button(row, texts.RESTORE, RESTORE),)
        await show(update, Screen(texts.CANCELLED.format(about=self.about(context, row)), (again,)))

    async def elsewhere(self, update: Update, context: Context) -> None:
        """A form's button that is not of the live question: one that takes a form up again, or one that is old."""
        draft_id, version, verb = tapped_button(update)[:3]
        row = context.db.get(DraftRow, draft_id)
        draft = self.read(row) if row is not None and row.person_id == context.person.id else None
        if draft is None:
            return await toast(update, texts.NOT_YOURS)
        if draft.version != version or not fits(draft.row, verb):
            return await toast(update, texts.ALREADY_DONE if draft.state == DraftState.SAVED else texts.OLD_BUTTON)
        await toast(update)
        form = self.by_kind[draft.kind]
        if not form.allowed(context, draft):
            return await self._right_ended(update, draft)
        self.park(context)
        if verb == AFRESH:
            return await self._afresh(update, context, form, draft)
        revive(draft.row)
        draft = form.read(draft.row)
        bump(context, draft)
        return await self._ask(update, context, form, draft, fresh=verb == RESUME)

    async def _afresh(self, update: Update, context: Context, form: Form[Any], draft: Draft[Any]) -> None:
        opened = draft.row.opened
        draft.state = DraftState.DROPPED
        context.db.flush()
        data = form.answers(opened["data"], draft.row.layout)
        fresh = new_draft(context, form, draft.subject, data, opened["path"])
        await self._ask(update, context, form, fresh)

    async def _right_ended(self, update: Update, draft: Draft[Any]) -> None:
        """Asked before a step is carried out: afterwards its facts would already be written."""
        draft.state = DraftState.PARKED
        await show(update, Screen(texts.RIGHT_ENDED), fresh=True)

    async def _ask(
        self,
        update: Update,
        context: Context,
        form: Form[Any],
        draft: Draft[Any],
        note: Markup | None = None,
        fresh: bool = False,
    ) -> None:
        await show(update, self.question(context, form, draft, note), fresh)

    def question(self, context: Context, form: Form[Any], draft: Draft[Any], note: Markup | None = None) -> Screen:
        """The question that a draft is at."""
        return question(context, form, draft, note)


def tapped_button(update: Update) -> tuple[int, int, str, str]:
    """(draft id, version, verb, argument) of a form's button that was tapped."""
    assert update.callback_query is not None and update.callback_query.data is not None
    _, draft_id, version, verb, *rest = update.callback_query.data.split(":", 4)
    return int(draft_id), int(version), verb, rest[0] if rest else ""


def revive(row: DraftRow) -> None:
    """Photos are counted in the message that is shown now, not in one far above."""
    row.state = DraftState.LIVE
    row.passing = {name: value for name, value in row.passing.items() if name != "counter"}
