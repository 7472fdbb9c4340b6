"""The questions of the opinions, one round for each, and the number of speakers that the chair gives."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay, Step, button
from handlers.forms.questions.asking import Option
from handlers.forms.questions.count import Count
from handlers.forms.questions.words import TypedWords
from handlers.language import answers
from handlers.meetings.log.notes import texts as noted_texts
from handlers.meetings.log.notes.forms import Noting, opinion_of
from handlers.meetings.log.notes.model import MeetingNotes, NotedOpinion
from handlers.meetings.log.notes.parts import LogSection, if_it_has
from handlers.meetings.log.notes.readings import members, roll_call
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.noting import entry, texts
from handlers.meetings.log.noting.line_to_note import Hub, line_of, note_words
from handlers.meetings.log.noting.photos import take_photo
from handlers.meetings.log.noting.speaker import Speaker
from handlers.meetings.log.one_line import OpinionLine, PlaceLine
from handlers.meetings.log.rules import MOST_NOTED, Misfit, misfit
from handlers.screens import texts as shared
from handlers.screens.fitting import first_lines, last_lines, shortened
from handlers.screens.screen import Screen, one_per_row
from handlers.sessions.about_session import session_of
from storage.meetings import Presence
from storage.people import CellKind

MOST = MOST_NOTED["opinions"]
PART = "opinions"
HUB = Hub("opinions", plain="opinion")
ROOM = 1_000
CONTENT_IN_LINE = 160
PLACE_IN_LINE = 40
SUMMARY_ROOM = 230
CONTENT_IN_SUMMARY = 60


def lines(notes: MeetingNotes, length: int = CONTENT_IN_LINE) -> list[Markup]:
    """The opinions so far, numbered, each cut to `length` characters."""
    return [_line(number, opinion, length) for number, opinion in enumerate(notes.opinions, 1)]


def _line(number: int, opinion: NotedOpinion, length: int) -> Markup:
    text = texts.OPINION_PLACE_LINE if opinion.place else texts.OPINION_LINE
    text = text if opinion.speaker else texts.REMARK_LINE
    place, content = shortened(opinion.place, PLACE_IN_LINE), shortened(opinion.content, length)
    return text.format(number=number, speaker=opinion.speaker, place=place, content=content)


def _ask(context: Context, draft: Draft[Noting]) -> Screen:
    noted = lines(notes_of(context, draft))
    shown = last_lines(noted, ROOM, texts.EARLIER_OPINIONS) if noted else texts.NO_OPINIONS
    rows = entry.last_rows(context, draft, PART, len(noted))
    ways = (button(draft, texts.ADD_OPINION, "add"), button(draft, texts.OPINIONS_DONE, "done"))
    return Screen(texts.OPINIONS.format(lines=shown), (*rows, *one_per_row(ways)))


def _tap(context: Context, draft: Draft[Noting], verb: str, argument: str) -> Outcome:
    if verb == "done":
        return Next()
    if (outcome := entry.tapped(context, draft, verb, argument, HUB.step)) is not None:
        return outcome
    if verb != "add":
        return Reject(shared.USE_BUTTONS)
    if len(notes_of(context, draft).opinions) >= MOST:
        return Reject(texts.OPINIONS_FULL.format(most=MOST))
    return begin(draft)


def begin(draft: Draft[Noting]) -> Outcome:
    """One more opinion, asked for by question."""
    pick_member.forget_search(draft)
    draft.data.guest = ""
    return Next("speaker")


def _read(context: Context, draft: Draft[Noting], words: str) -> Outcome:
    """Typed lines, of whatever kind."""
    return note_words(context, draft, words, HUB)


def _guests(context: Context, draft: Draft[Noting]) -> list[str]:
    """Who may speak beside the members: the name typed last, and the guests as they were noted."""
    noted = (notes_of(context, draft).guests or "").replace("\n", ";").split(";")
    return [name.strip() for name in (draft.data.guest, *noted) if name.strip()]


def _read_line(context: Context, draft: Draft[Noting], words: str) -> Outcome | None:
    """A whole line where a name is asked."""
    if "\n" in words or isinstance(line_of(context, draft, words), OpinionLine | PlaceLine):
        return note_words(context, draft, words, HUB)
    problem = answers.words_problem(words, answers.SHORT)
    return Reject(problem) if problem is not None else None


def _maybe_guest(context: Context, draft: Draft[Noting], words: str) -> Outcome:
    draft.data.guest = words
    return Stay(texts.IS_IT_A_GUEST.format(name=words))


def _away(context: Context, draft: Draft[Noting], name: str) -> Markup | None:
    """A word where somebody is named as speaking who is marked away."""
    everybody, notes = members(context, draft), notes_of(context, draft)
    person = next((one for one in everybody if pick_member.name_among(one, everybody) == name), None)
    if person is None or notes.mark_of(person.id)[0] in (Presence.PRESENT, None):
        return None
    return texts.SPEAKER_AWAY.format(name=name)


def _began(context: Context, draft: Draft[Noting]) -> Outcome:
    draft.data.guest = ""
    draft.data.opinion = NotedOpinion(speaker=draft.data.opinion.speaker)
    return Next("opinion_place")


def _place_text(context: Context, draft: Draft[Noting]) -> Markup:
    office = session_of(context, draft).cell.cell_kind == CellKind.OFFICE
    text = texts.ASK_OPINION_COUNTER if office else texts.ASK_OPINION_PLACE
    return text.format(speaker=draft.data.opinion.speaker)


def _put(context: Context, draft: Draft[Noting]) -> Outcome:
    notes_of(context, draft).opinions.append(draft.data.opinion.model_copy(update={"by": context.person.id}))
    draft.data.opinion = NotedOpinion()
    return Next(HUB.step)


ROUND = (
    Speaker(
        "speaker",
        texts.ASK_SPEAKER,
        into=opinion_of,
        guests=_guests,
        first=_read_line,
        unknown=_maybe_guest,
        note=_away,
        then=_began,
        part=PART,
    ),
    TypedWords(
        "opinion_place",
        _place_text,
        field="place",
        into=opinion_of,
        limit=answers.SHORT,
        skip=shared.SKIP,
        following="opinion",
        part=PART,
    ),
    TypedWords(
        "opinion",
        lambda context, draft: texts.ASK_OPINION.format(speaker=draft.data.opinion.speaker),
        field="content",
        into=opinion_of,
        then=_put,
        part=PART,
    ),
)


def _over(context: Context, draft: Draft[Noting], number: int | None) -> Markup | None:
    present = len(roll_call(context, draft).present)
    over = misfit(present, present, number, None) is Misfit.SPEAKERS
    return noted_texts.SPEAKERS_OVER.format(present=present) if over else None


def _known_speakers(context: Context, draft: Draft[Noting]) -> str | None:
    known = notes_of(context, draft).speakers
    return noted_texts.KEEP.format(what=known) if known is not None else None


SPEAKERS: Count[Noting] = Count(
    "speakers",
    lambda context, draft: texts.ASK_SPEAKERS.format(present=len(roll_call(context, draft).present)),
    into=notes_of,
    unread=texts.SPEAKERS_NOT_READ,
    check=_over,
    options=(
        Option(
            "keep",
            _known_speakers,
            lambda context, draft: SPEAKERS.keep(context, draft, notes_of(context, draft).speakers),
        ),
        Option("skip", shared.SKIP, lambda context, draft: SPEAKERS.keep(context, draft, None)),
    ),
    asked=if_it_has("speakers"),
)


def _summary(context: Context, draft: Draft[Noting]) -> Markup:
    notes = notes_of(context, draft)
    speakers = noted_texts.NOT_NOTED if notes.speakers is None else notes.speakers
    return _noted(notes) + texts.SUMMARY_SPEAKERS.format(speakers=speakers)


def _noted(notes: MeetingNotes) -> Markup:
    if not notes.opinions:
        return texts.SUMMARY_NO_OPINIONS
    shown = first_lines(lines(notes, CONTENT_IN_SUMMARY), SUMMARY_ROOM, texts.MORE_OPINIONS)
    return texts.SUMMARY_OPINIONS.format(count=len(notes.opinions), lines=shown)


def _asked(context: Context, draft: Draft[Noting]) -> bool:
    return not (draft.data.listed and notes_of(context, draft).opinions)


SECTION = LogSection(
    (Step(HUB.step, _ask, _tap, _read, pictured=take_photo, part=PART, asked=_asked), *ROUND, SPEAKERS),
    texts.OPINION_PARTS,
    _summary,
)
