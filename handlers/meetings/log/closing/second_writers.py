"""Whoever else was writing when minutes were saved hears it at once; what they had in hand is offered to be added."""

from dataclasses import dataclass

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.form import Form, row_button
from handlers.forms.pick_member import called
from handlers.meetings.log.closing import late_texts as texts
from handlers.meetings.log.closing.late import LATE, Late
from handlers.meetings.log.notes.forms import Logging, Noting
from handlers.meetings.log.pages import view_button
from handlers.screens.fitting import shortened
from handlers.screens.notices import Notice, notify
from handlers.screens.screen import Screen, one_per_row
from handlers.sessions.notifications import subject_of
from storage.drafts import DraftRow, DraftState, unfinished_about
from storage.meetings import Meeting
from storage.outbox import Lane
from storage.people import Person

KIND = "saved_meanwhile"
_MODELS: dict[str, type[Noting]] = {"minutes": Logging, "notes": Noting}
THEME_LENGTH, IN_NOTICE = 90, 400


@dataclass(frozen=True)
class InHand:
    """What somebody had begun and not noted yet: of an opinion the speaker, the place, or both; `words` may be ""."""

    speaker: str = ""
    place: str = ""
    words: str = ""
    said: bool = False


def in_hand(noting: Noting) -> InHand | None:
    """What a form over the notes holds that is in none of their lists; None for nothing."""
    opinion, others = noting.opinion, _others(noting)
    if (opinion.speaker or opinion.place or opinion.content) and not others:
        return InHand(opinion.speaker, opinion.place, opinion.content, said=True)
    if not others:
        return None
    first = [f"{opinion.speaker}: {opinion.content}" if opinion.speaker else opinion.content] if opinion.content else []
    return InHand(words="; ".join([*first, *others]))


def _others(noting: Noting) -> list[str]:
    """What was typed, beside the opinion that is asked about, and is in no list yet."""
    lines = [one.words for one in (*noting.lines, *noting.left)]
    lines += [noting.line] if noting.line else []
    return [one for one in dict.fromkeys([*lines, *_task_words(noting)]) if one != noting.opinion.content]


def _task_words(noting: Noting) -> list[str]:
    """A task that was being asked for by question and is in no list yet."""
    task = noting.task
    return [texts.TASK_WORDS.format(content=task.content)] if task.content and noting.task_at is None else []


def tell_second_writers(context: Context, meeting: Meeting, saved_by: int) -> None:
    """Close what others (or the saver elsewhere) still had open over these notes, the draft `saved_by` apart."""
    for row in unfinished_about(context.db, tuple(_MODELS), subject_of(meeting.session)):
        if row.id == saved_by:
            continue
        noting = _MODELS[row.kind].read(row.data, row.layout)
        held = in_hand(noting)
        live, mine = row.state == DraftState.LIVE, row.person_id == context.person.id
        row.state = DraftState.SAVED
        context.db.flush()
        if held is not None or live or not mine:
            _tell(context, meeting, row, held, live)


def _tell(context: Context, meeting: Meeting, row: DraftRow, held: InHand | None, live: bool) -> None:
    person = context.db.get_one(Person, row.person_id)
    text = texts.SAVED_MEANWHILE.format(
        name=called(context.db, context.person), theme=shortened(meeting.session.theme, THEME_LENGTH)
    )
    view = view_button(meeting.session)
    screen = Screen(text, ((view,),))
    if held is not None or live:
        late = _late(context, meeting, row, held or InHand(), live)
        choices = [row_button(late, label, verb) for verb, label in _ways(held)]
        screen = Screen(text + _offer(held), one_per_row([*choices, view]))
    notice = Notice(
        KIND, f"meeting:{meeting.id}", str(row.id), screen, lane=Lane.PERSON, about=(f"meeting:{meeting.id}",)
    )
    notify(context.work, person, notice)


def _ways(held: InHand | None) -> list[tuple[str, str]]:
    add = [("add", texts.ADD)] if held is not None and held.words and not _asks_speaker(held) else []
    return [*add, ("none", texts.NOTHING)]


def _offer(held: InHand | None) -> Markup:
    if held is None:
        return texts.OFFER_ANYTHING
    if not held.words:
        return texts.OFFER_REST.format(speaker=held.speaker or held.place)
    text = texts.OFFER_SPEAKER if _asks_speaker(held) else texts.OFFER
    return text.format(words=shortened(held.words, IN_NOTICE))


def _asks_speaker(held: InHand) -> bool:
    return held.said and not held.speaker and not held.place


def _late(context: Context, meeting: Meeting, before: DraftRow, held: InHand, live: bool) -> DraftRow:
    """The form of what may be added, in the place of the one that was closed."""
    form: Form[Late] = LATE
    data = Late(meeting_id=meeting.id, speaker=held.speaker, place=held.place, words=held.words, said=held.said)
    answers, layout = form.begun(data)
    row = DraftRow(
        person_id=before.person_id,
        kind=form.kind,
        subject=f"meeting:{meeting.id}",
        step="late_speaker" if _asks_speaker(held) else form.first.name,
        data=answers,
        layout=layout,
        opened={"data": answers, "path": [], "said": bool(held.words)},
        passing={},
        trail=[],
        mending="",
        version=1,
        state=DraftState.LIVE if live else DraftState.PARKED,
        created_at=context.now,
        updated_at=context.now,
    )
    context.db.add(row)
    context.db.flush()
    return row
