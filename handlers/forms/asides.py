"""What is said inside a form and is plainly of another matter. A plain question is answered and the form asks on; other
matters are offered to be done first; where whatever is said is an answer, it is asked whether it is one. The words stay
with the draft until that is known.

Which matters there are, the features say (`Aside`); here is only what becomes of such words.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from telegram import Message, Update

from handlers.context import Context
from handlers.forms import aside_texts as texts
from handlers.forms.draft import Beside, Draft
from handlers.forms.form import ANSWER, FIRST, Form, Reject, Takes, button
from handlers.forms.moving import bump, question
from handlers.forms.settling import Settling
from handlers.forms.shelf import LIVE_DRAFT
from handlers.forms.stated import Handler
from handlers.language.command_words import Command, asks, command_in, is_answer, is_first
from handlers.screens import texts as shared
from handlers.screens.screen import Choice, Screen

QUESTION = "question"
Opening = Callable[[Update, Context], Any]


@dataclass(frozen=True)
class Aside:
    """A matter that somebody may speak of while a form is open: `about` says it in a few words. Once it comes first,
    the words are looked at as if no form were open, or `open` does it.

    `speaks` says whether a message is plainly of it, `answer` what is said to it at once (None: it is to be done).
    `own` are the kinds of forms in which such words are an answer; `over_words`: whether they are asked about also
    where whatever is said is one; `in_lasting`: also in forms that are filled in for as long as a meeting lasts.
    """

    kind: str
    about: str
    speaks: Callable[[Message, Context, Draft[Any]], bool]
    answer: Callable[[Context, str], Markup | None] | None = None
    own: frozenset[str] = frozenset()
    over_words: bool = True
    in_lasting: bool = False


class Listening(Settling):
    """The forms, with an ear for what is none of their answers. `idle` take words where no form is open; `home` shows
    the menu; `keep` keeps words that went nowhere.
    """

    def __init__(
        self,
        *forms: Form[Any],
        asking: Collection[str] = (),
        asides: Sequence[Aside] = (),
        idle: Sequence[Handler] = (),
        home: Opening | None = None,
        keep: Callable[[Context, str], object] | None = None,
    ) -> None:
        super().__init__(*forms, asking=asking)
        # What is asked is answered, whatever else the words may be.
        self._asides = {one.kind: one for one in sorted(asides, key=lambda one: one.answer is None)}
        self._idle, self._home, self._keep = idle, home, keep

    def beside(self, context: Context, draft: Draft[Any], message: Message) -> Beside | None:
        """What a message is of, where it is plainly of something else than the question at hand."""
        form, words = self.by_kind[draft.kind], (message.text or "").strip()
        takes = form.by_name[draft.step].takes
        kind = self._kind(context, form, draft, message, takes)
        if kind is None:
            return None
        return Beside(words=words, number=message.message_id, kind=kind, answers=takes is not Takes.ANSWERS)

    def _kind(self, context: Context, form: Form[Any], draft: Draft[Any], message: Message, takes: Takes) -> str | None:
        words = message.text or ""
        for one in self._asides.values():
            lasts = form.lasting and not one.in_lasting
            told = one.answer is not None or not (lasts or form.kind in one.own)
            heard = takes is Takes.ANSWERS or (takes is Takes.WORDS and one.over_words)
            if told and heard and one.speaks(message, context, draft):
                return one.kind
        command = command_in(words)
        # "Không rõ" is an answer where others are spoken of.
        if command is not None and not (command is Command.PASS and takes is Takes.SPEECH):
            return command.value
        return QUESTION if takes is Takes.WORDS and asks(words) else None

    def _answer_to(self, context: Context, said: Beside) -> Markup | None:
        """The answer to a plain question; None for what is none, or has no answer."""
        aside = self._asides.get(said.kind)
        return aside.answer(context, said.words) if aside is not None and aside.answer is not None else None

    def question(self, context: Context, form: Form[Any], draft: Draft[Any], note: Markup | None = None) -> Screen:
        said = draft.passing.beside
        if said is None:
            return super().question(context, form, draft, note)
        asked = self._asked_about(said)
        said_first = asked if note is None else note + Markup("\n\n") + asked
        return question(context, form, draft, said_first, [(one,) for one in self._ways(draft, said)])

    def _asked_about(self, said: Beside) -> Markup:
        """What is said over the question while it is open what the words are."""
        aside = self._asides.get(said.kind)
        if aside is not None and not said.answers:
            return texts.OFFERED.format(about=aside.about, words=said.words)
        about = texts.ABOUT_COMMAND.get(said.kind, texts.ABOUT_QUESTION)
        if aside is not None and aside.answer is None:
            about = texts.ABOUT_MATTER.format(about=aside.about)
        return texts.ANSWER_OR.format(about=about, words=said.words)

    def _ways(self, draft: Draft[Any], said: Beside) -> Iterator[Choice]:
        if said.answers:
            yield button(draft, texts.ANSWER, ANSWER)
        aside = self._asides.get(said.kind)
        if said.kind == QUESTION or (aside is not None and aside.answer is not None):
            yield button(draft, texts.ASK, FIRST)
        elif aside is not None:
            yield button(draft, texts.FIRST, FIRST)
        elif said.kind == Command.MENU.value:
            yield button(draft, texts.MENU, FIRST)

    async def decided(self, update: Update, context: Context, draft: Draft[Any], said: Beside, verb: str) -> None:
        """It is known now what the words are: the answer, or another matter."""
        form = self.by_kind[draft.kind]
        if verb == FIRST:
            answered = self._answer_to(context, said)
            if answered is None:
                return await self._first(update, context, draft, said)
            draft.passing.beside = None
            return await self._apply(update, context, form, draft, Reject(answered))
        answer = form.by_name[draft.step].typed
        draft.passing.beside = None
        outcome = answer(context, draft, said.words) if answer is not None else Reject(shared.USE_BUTTONS)
        return await self._apply(update, context, form, draft, outcome)

    async def decides(self, update: Update, context: Context, draft: Draft[Any], message: Message) -> bool:
        """Whether a message says what the words are that are asked about; then that is done."""
        said, words = draft.passing.beside, message.text or ""
        if said is None:
            return False
        verb = ANSWER if said.answers and is_answer(words) else FIRST if is_first(words) else ""
        if verb:
            await self.decided(update, context, draft, said, verb)
        return bool(verb)

    async def unread(
        self, update: Update, context: Context, draft: Draft[Any], message: Message, usual: Reject
    ) -> None:
        """Words that the question cannot take: of another matter, or none that is known."""
        form, said = self.by_kind[draft.kind], self.beside(context, draft, message)
        match said.kind if said is not None else "":
            case Command.BACK.value if draft.trail:
                return await self._back(update, context, form, draft)
            case Command.STOP.value:
                return await self._apply(update, context, form, draft, Reject(texts.STOP))
            case Command.MENU.value if said is not None:
                return await self._first(update, context, draft, said)
            case "" | Command.BACK.value | Command.PASS.value:
                outcome = usual.kept() if said is None and usual.kept is not None else usual
                return await self._apply(update, context, form, draft, outcome)
        assert said is not None
        answered = self._answer_to(context, said)
        if answered is not None:
            return await self._apply(update, context, form, draft, Reject(answered))
        return await self.ask_about(update, context, form, draft, said)

    async def ask_about(
        self, update: Update, context: Context, form: Form[Any], draft: Draft[Any], said: Beside
    ) -> None:
        self.let_go(context, draft)
        draft.passing.beside = said
        bump(context, draft)
        await self._ask(update, context, form, draft)

    async def _first(self, update: Update, context: Context, draft: Draft[Any], said: Beside) -> None:
        """Put the form aside, and take the words as if nothing were open."""
        context.work.update_data[LIVE_DRAFT] = None
        draft.passing.beside = None
        draft.write()
        if said.kind == Command.MENU.value and self._home is not None:
            await self._home(update, context)
            return
        self.put_aside(context, draft)
        application: Any = context.application
        alone = _alone(update, context, said)
        for handler in self._idle:
            if check := handler.check_update(alone):
                await handler.handle_update(alone, application, check, context)
                return

    def let_go(self, context: Context, draft: Draft[Any]) -> None:
        """Something else was answered: what was asked about goes nowhere, and is kept."""
        said, draft.passing.beside = draft.passing.beside, None
        if said is not None and self._keep is not None and said.kind not in [one.value for one in Command]:
            self._keep(context, said.words)


def _alone(update: Update, context: Context, said: Beside) -> Update:
    """The update that the words would be without a form."""
    assert update.effective_user is not None and update.effective_chat is not None
    message = {
        "message_id": said.number,
        "date": int(context.now.timestamp()),
        "chat": update.effective_chat.to_dict(),
        "from": update.effective_user.to_dict(),
        "text": said.words,
    }
    return Update.de_json({"update_id": update.update_id, "message": message}, context.bot)
