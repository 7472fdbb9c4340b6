"""What all kinds of questions have in common: what they ask, where they keep the answer, what comes next."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, replace
from typing import Any, Generic

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import ONWARD, In, Next, Outcome, Reject, Step, button
from handlers.screens import texts
from handlers.screens.screen import Choice, Screen

Words = str | Markup


@dataclass(frozen=True)
class Option(Generic[In]):
    """Another way to answer than the usual one, as a button. `label` may depend on the draft; None: not offered."""

    verb: str
    label: str | Callable[[Context, Draft[In]], str | None]
    answer: Callable[[Context, Draft[In]], Outcome]

    def shown(self, context: Context, draft: Draft[In]) -> str | None:
        return self.label if isinstance(self.label, str) else self.label(context, draft)


@dataclass(frozen=True)
class Asking(Generic[In]):
    """A question. `name` is its step's, and that of the field of the form's model that keeps the answer (`field` where
    they differ); `into` says what else than the form's own answers it is a field of. `ask` is said; it may depend on
    the draft.

    `check` says what speaks against an answer (None: nothing), `note` what is said above the next question once it is
    taken. `following` is the step after it (the table's next where there is none); `then` decides instead where that is
    not known beforehand. `part` is what a summary can send one back to (its name, unless told), `group` what it is
    counted with, `asked` whether it is asked at all.
    """

    name: str
    ask: Words | Callable[[Context, Draft[In]], Words]
    _: KW_ONLY
    field: str = ""
    into: Callable[[Context, Draft[In]], Any] | None = None
    check: Callable[[Context, Draft[In], Any], Markup | None] | None = None
    note: Callable[[Context, Draft[In], Any], Markup | None] | None = None
    following: str = ONWARD
    then: Callable[[Context, Draft[In]], Outcome] | None = None
    options: tuple[Option[In], ...] = ()
    part: str = ""
    group: str = ""
    asked: Callable[[Context, Draft[In]], bool] | None = None

    def steps(self) -> tuple[Step[In], ...]:
        """What its kind makes of it, the first named as the question."""
        raise NotImplementedError

    @property
    def keeps(self) -> str:
        """The field that holds the answer."""
        return self.field or self.name

    def holder(self, context: Context, draft: Draft[In]) -> Any:
        """The model whose field holds the answer."""
        return draft.data if self.into is None else self.into(context, draft)

    @property
    def of_part(self) -> str:
        return self.part or self.name

    def text(self, context: Context, draft: Draft[In]) -> Markup:
        words = self.ask if isinstance(self.ask, str) else self.ask(context, draft)
        return words if isinstance(words, Markup) else Markup(words)

    def screen(self, context: Context, draft: Draft[In], *rows: tuple[Choice, ...], number: bool = False) -> Screen:
        """The question over the rows of its kind and those of its options."""
        return Screen(self.text(context, draft), (*rows, *self._option_rows(context, draft)), asks_number=number)

    def _option_rows(self, context: Context, draft: Draft[In]) -> list[tuple[Choice, ...]]:
        labels = [(one, one.shown(context, draft)) for one in self.options]
        return [(button(draft, label, one.verb),) for one, label in labels if label is not None]

    def chosen_option(self, context: Context, draft: Draft[In], verb: str) -> Outcome:
        """What an option's button does; a kind line where there is no such button (any more)."""
        offered = (one for one in self.options if one.verb == verb and one.shown(context, draft) is not None)
        option = next(offered, None)
        return option.answer(context, draft) if option is not None else Reject(texts.USE_BUTTONS)

    def keep(self, context: Context, draft: Draft[In], answer: Any) -> Outcome:
        """Check the answer, keep it, and go on."""
        if self.check is not None and (problem := self.check(context, draft, answer)) is not None:
            return Reject(problem)
        setattr(self.holder(context, draft), self.keeps, answer)
        note = self.note(context, draft, answer) if self.note is not None else None
        outcome = self.then(context, draft) if self.then is not None else Next(self.following)
        return replace(outcome, note=note) if isinstance(outcome, Next) and note is not None else outcome
