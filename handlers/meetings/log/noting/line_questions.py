"""What is asked of typed lines: who said it, what it is, who was away, and what a task lacks."""

from dataclasses import replace
from functools import partial

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Outcome, Reject, Stay, Step, UsualQuestion
from handlers.forms.questions.asking import Option
from handlers.forms.questions.choice import OneOf
from handlers.forms.questions.day import Day
from handlers.forms.questions.person import OnePerson
from handlers.forms.questions.words import TypedWords
from handlers.language import answers
from handlers.meetings.log.notes.forms import Noting, opinion_of, task_of
from handlers.meetings.log.notes.readings import called, check_day, members, people_of
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.noting import line_texts as texts
from handlers.meetings.log.noting import task_texts
from handlers.meetings.log.noting import texts as noting_texts
from handlers.meetings.log.noting.absences import mark_away, why_away
from handlers.meetings.log.noting.asking import (
    BY_WHEN,
    GROUP,
    IN_NOTE,
    PART,
    PRODUCT,
    WHAT,
    WHICH_HELPER,
    WHO_DOES,
    WHO_SAID,
    WHOSE,
    WHY_AWAY,
    ask_next,
)
from handlers.meetings.log.noting.helper import outsider, which_helper
from handlers.meetings.log.noting.line_to_note import are_several, line_of, note_more, put, put_conclusion, put_opinion
from handlers.meetings.log.noting.speaker import Speaker
from handlers.meetings.log.one_line import OpinionLine, company_of, meant, says_kind
from handlers.meetings.log.rules import read_target
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened

MOST_NAMED = 80
_IN_QUESTION = 300


def line_questions(live: bool = False) -> tuple[Step[Noting], ...]:
    """The questions; `live`: what they note was said while the meeting ran."""
    return tuple(_or_line(step, live) for question in _questions(live) for step in question.steps())


def _or_line(step: Step[Noting], live: bool) -> Step[Noting]:
    """The meeting goes on while something is asked: a line that says its kind is noted, and the question stays."""

    def typed(context: Context, draft: Draft[Noting], words: str) -> Outcome:
        if are_several(words) or says_kind(words, people_of(context, draft)):
            return note_more(context, draft, words, "", live)
        return step.typed(context, draft, words) if step.typed is not None else Reject(shared.USE_BUTTONS)

    return replace(step, typed=typed)


def _questions(live: bool) -> tuple[UsualQuestion[Noting], ...]:
    return (
        _who_said(live),
        _what(live),
        OnePerson(
            WHOSE,
            lambda context, draft: texts.ASK_WHOSE.format(words=draft.data.line),
            field="absence_of",
            people=called,
            then=_was_away,
            options=(_DROP,),
            part=PART,
            group=GROUP,
        ),
        OnePerson(
            WHO_DOES,
            task_texts.ASK_ASSIGNEE,
            field="assignee_id",
            into=task_of,
            people=members,
            then=_assigned,
            options=(Option("outside", _outside_label, _is_outside),),
            part=PART,
            group=GROUP,
        ),
        which_helper(WHICH_HELPER, PART, put_back, GROUP),
        Day(
            BY_WHEN,
            task_texts.ASK_DUE,
            field="due",
            into=task_of,
            check=check_day,
            then=put_back,
            part=PART,
            group=GROUP,
        ),
        TypedWords(
            PRODUCT,
            task_texts.ASK_PRODUCT,
            field="expected",
            into=task_of,
            limit=answers.SHORT,
            skip=shared.SKIP,
            then=_seen,
            part=PART,
            group=GROUP,
        ),
        why_away(WHY_AWAY, PART, _explained, GROUP),
    )


def _drop_line(context: Context, draft: Draft[Noting]) -> Outcome:
    words = shortened(draft.data.lines.pop(0).words, IN_NOTE)
    return ask_next(context, draft, texts.LINE_DROPPED.format(words=words))


_DROP: Option[Noting] = Option("drop_line", texts.DROP_LINE, _drop_line)


def _who_said(live: bool) -> Speaker:
    def put_said(context: Context, draft: Draft[Noting]) -> Outcome:
        return _put_said(context, draft, live)

    return Speaker(
        WHO_SAID,
        lambda context, draft: texts.ASK_WHO_SAID.format(content=shortened(draft.data.opinion.content, _IN_QUESTION)),
        field="speaker",
        into=opinion_of,
        guests=lambda context, draft: [name for name in (draft.data.guest or draft.data.named,) if name],
        room=MOST_NAMED,
        unknown=maybe_guest,
        then=put_said,
        options=(_DROP,),
        part=PART,
        group=GROUP,
    )


def maybe_guest(context: Context, draft: Draft[Noting], words: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Reject(problem)
    draft.data.guest = words
    return Stay(noting_texts.IS_IT_A_GUEST.format(name=words))


def _put_said(context: Context, draft: Draft[Noting], live: bool) -> Outcome:
    noted = put_opinion(context, draft, draft.data.opinion, live, draft.data.lines[0].at)
    if isinstance(noted, Reject):
        return noted
    draft.data.lines.pop(0)
    return ask_next(context, draft, noted)


def _what(live: bool) -> OneOf[Noting]:
    kinds = (Option(kind, label, partial(_is, kind=kind, live=live)) for kind, label in texts.WHAT.items())
    return OneOf(
        WHAT,
        lambda context, draft: texts.ASK_WHAT.format(words=shortened(draft.data.line, _IN_QUESTION)),
        offers=lambda context, draft: (),
        typed=False,
        options=(*kinds, _DROP),
        part=PART,
        group=GROUP,
    )


def _is(context: Context, draft: Draft[Noting], kind: str, live: bool) -> Outcome:
    """The line again, now that it is known what it is."""
    words = draft.data.lines[0].words
    if kind == "opinion":
        read = line_of(context, draft, words, kind)
        line = read if isinstance(read, OpinionLine) else OpinionLine(None, (), "", "", words, ())
        draft.data.lines[0].ask = "said"
        if line.speaker_id is None:
            return ask_next(context, draft)
    noted = _put_as(context, draft, words, kind, live)
    if isinstance(noted, Reject):
        return noted
    draft.data.lines.pop(0)
    return ask_next(context, draft, noted)


def _put_as(context: Context, draft: Draft[Noting], words: str, kind: str, live: bool) -> Markup | Reject | None:
    if kind == "conclusion":
        return put_conclusion(context, draft, words, live)
    return put(context, draft, words, line_of(context, draft, words, kind), live)


def _was_away(context: Context, draft: Draft[Noting]) -> Outcome:
    asked = draft.data.lines.pop(0)
    mark_away(context, draft, draft.data.absence_of, asked.reason, asked.excused)
    return ask_next(context, draft)


def _explained(context: Context, draft: Draft[Noting]) -> Outcome:
    draft.data.away = [one for one in draft.data.away if one != draft.data.absence_of]
    return ask_next(context, draft)


def put_back(context: Context, draft: Draft[Noting]) -> Outcome:
    """The task that was asked about, with its answer, in its place; then on."""
    tasks, place = notes_of(context, draft).tasks, draft.data.task_at
    if place is not None and place < len(tasks):
        tasks[place] = draft.data.task.model_copy()
    return ask_next(context, draft)


def _assigned(context: Context, draft: Draft[Noting]) -> Outcome:
    """Of several who were named, those who do not answer for the task do it with whoever does."""
    task, everybody = draft.data.task, people_of(context, draft)
    others = [name for name in draft.data.tasks[0].doers if task.assignee_id not in meant(name, everybody)]
    task.helpers = ", ".join(filter(None, (task.helpers, *(company_of(name, everybody) for name in others))))
    draft.data.tasks[0].doers = []
    return put_back(context, draft)


def _named_doer(draft: Draft[Noting]) -> str:
    return draft.data.tasks[0].named if draft.data.tasks else ""


def _outside_label(context: Context, draft: Draft[Noting]) -> str | None:
    name = _named_doer(draft)
    return texts.NOT_MEMBER.format(name=shortened(name, MOST_NAMED)) if name else None


def _is_outside(context: Context, draft: Draft[Noting]) -> Outcome:
    task, name = draft.data.task, _named_doer(draft)
    task.helpers = ", ".join(filter(None, (task.helpers, outsider(name, people_of(context, draft)))))
    draft.data.tasks[0].named, draft.data.tasks[0].alike = "", []
    place = draft.data.task_at
    if place is not None:
        notes_of(context, draft).tasks[place] = task.model_copy()
    pick_member.forget_search(draft)
    return Stay(texts.NOT_MEMBER_NOTED.format(name=name))


def _seen(context: Context, draft: Draft[Noting]) -> Outcome:
    """A product that is a count is one; where there is none, it is not asked again."""
    task = draft.data.task
    task.asked = True
    counted = read_target(task.expected) if task.target is None else None
    if counted is not None and counted.unit and len(task.expected.split()) <= len(counted.unit.split()) + 1:
        task.target, task.expected = counted, ""
    return put_back(context, draft)
