"""The question of who chaired and who took the minutes: asked of those who were there, as it is they who sign."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome
from handlers.forms.pick_member import called, name_among
from handlers.forms.questions.asking import Option
from handlers.forms.questions.choice import OneOf
from handlers.forms.questions.person import OnePerson
from handlers.meetings.log.chair import ran_by
from handlers.meetings.log.closing import signer_texts as texts
from handlers.meetings.log.closing.rules import CHAIRING, Attending, may_chair, suggested_chair
from handlers.meetings.log.notes.forms import Logging
from handlers.meetings.log.notes.parts import LogSection
from handlers.meetings.log.notes.readings import members, roll_call
from handlers.meetings.log.notes.shared import notes_of
from handlers.rights.access import Action
from handlers.sessions.about_session import session_of
from storage.people import Membership, Person, RoleName

PART = "signers"
# Counted with the last look: whoever has nothing to change answers once.
GROUP = "summary"


def _attending(context: Context, draft: Draft[Logging]) -> list[Attending]:
    cell_id = session_of(context, draft).cell_id
    present = {person.id for person in roll_call(context, draft).present}
    return [
        Attending(
            person.id,
            {role.name for role in person.roles if role.unit_id == cell_id},
            person.membership == Membership.OFFICIAL,
            person.id in present,
        )
        for person in members(context, draft)
    ]


def _chairs(context: Context, draft: Draft[Logging]) -> list[Person]:
    """Who may have chaired, the nearest to it first."""
    people = {person.id: person for person in members(context, draft)}
    return [people[number] for number in may_chair(_attending(context, draft))]


def chair_id(context: Context, draft: Draft[Logging]) -> int | None:
    """Who is taken to have chaired: as noted, while they may; else as suggested. None: it is open."""
    attending, noted = _attending(context, draft), notes_of(context, draft).chair_id
    if noted in may_chair(attending):
        return noted
    return suggested_chair(attending, ran_by(context.work, session_of(context, draft)))


def _named(context: Context, draft: Draft[Logging], person_id: int) -> str:
    """The name with the office: "Trần Văn Minh, Bí thư chi bộ"."""
    person, cell_id = context.db.get_one(Person, person_id), session_of(context, draft).cell_id
    held = {role.name for role in person.roles if role.unit_id == cell_id}
    office = next((texts.OFFICES[one] for one in CHAIRING if one in held), "")
    name = name_among(person, members(context, draft))
    return texts.NAME_OFFICE.format(name=name, office=office) if office else name


def _takers(context: Context, draft: Draft[Logging]) -> Sequence[Person]:
    """Those who were there; first who is noted, or who writes it down here."""
    noted, chair = notes_of(context, draft).taker_id, chair_id(context, draft)
    likely = noted if noted is not None else context.person.id
    present = roll_call(context, draft).present
    return sorted(present, key=lambda one: (one.id != likely or likely == chair != noted, one.id == chair))


def _ask_taker(context: Context, draft: Draft[Logging]) -> Markup:
    chair = chair_id(context, draft)
    if chair is None:
        return texts.ASK_CHAIR_FIRST if _chairs(context, draft) else texts.NOBODY_TO_CHAIR
    return texts.ASK_TAKER.format(chair=_named(context, draft, chair))


def _taker_fits(context: Context, draft: Draft[Logging], person_id: int | None) -> Markup | None:
    chair = chair_id(context, draft)
    if chair is None:
        return texts.ASK_CHAIR_FIRST if _chairs(context, draft) else texts.NOBODY_TO_CHAIR
    if person_id == chair and not _may_confirm(context, draft):
        return texts.LEADER_CONFIRMS.format(name=_named(context, draft, chair))
    return None


def _may_confirm(context: Context, draft: Draft[Logging]) -> bool:
    """Whether who is speaking leads the cell, and so may say that one person did both."""
    return context.work.may(Action.CHAIR_MEETING, session_of(context, draft).cell_id)


def _taken(context: Context, draft: Draft[Logging]) -> Outcome:
    notes = notes_of(context, draft)
    notes.chair_id, notes.one_signs = chair_id(context, draft), False
    return Next("one_signs" if notes.taker_id == notes.chair_id else "summary")


def _another_chair(context: Context, draft: Draft[Logging]) -> str | None:
    if not _chairs(context, draft):
        return None
    return texts.NAME_CHAIR if chair_id(context, draft) is None else texts.ANOTHER_CHAIR


TAKER: OnePerson[Logging] = OnePerson(
    "signers",
    _ask_taker,
    field="taker_id",
    into=notes_of,
    people=_takers,
    among=members,
    check=_taker_fits,
    then=_taken,
    options=(
        Option("chair", _another_chair, lambda context, draft: Next("chair")),
        Option(
            "rollcall",
            lambda context, draft: None if _chairs(context, draft) else texts.TO_ROLL_CALL,
            lambda context, draft: Next("rollcall"),
        ),
    ),
    part=PART,
    group=GROUP,
)


def _unusual(context: Context, draft: Draft[Logging], person_id: int | None) -> Markup | None:
    """A word where somebody else chaired although the secretary was there."""
    secretary = next((one for one in _attending(context, draft) if RoleName.SECRETARY in one.offices), None)
    if secretary is None or not secretary.present or secretary.person_id == person_id:
        return None
    return texts.SECRETARY_IS_THERE.format(name=_named(context, draft, secretary.person_id))


CHAIR: OnePerson[Logging] = OnePerson(
    "chair",
    texts.ASK_CHAIR,
    field="chair_id",
    into=notes_of,
    people=_chairs,
    among=members,
    note=_unusual,
    following="signers",
    part=PART,
    group=GROUP,
)


def _nothing(context: Context, draft: Draft[Logging]) -> tuple[()]:
    return ()


def _one_signs(context: Context, draft: Draft[Logging]) -> Outcome:
    notes_of(context, draft).one_signs = True
    return Next("summary")


ONE_SIGNS: OneOf[Logging] = OneOf(
    "one_signs",
    lambda context, draft: texts.ASK_ONE_SIGNS.format(
        name=_named(context, draft, notes_of(context, draft).chair_id or 0)
    ),
    offers=_nothing,
    typed=False,
    options=(
        Option("yes", lambda context, draft: texts.ONE_SIGNS if _may_confirm(context, draft) else None, _one_signs),
        Option("no", texts.ANOTHER_TAKER, lambda context, draft: Next("signers")),
    ),
    part=PART,
    group=GROUP,
)


def signers_problem(context: Context, draft: Draft[Logging]) -> Markup | None:
    """Why minutes cannot be signed as noted: the roll call may have changed since."""
    notes, present = notes_of(context, draft), {person.id for person in roll_call(context, draft).present}
    if notes.chair_id is None or notes.taker_id is None:
        return texts.NOT_NAMED
    if notes.chair_id not in may_chair(_attending(context, draft)):
        return texts.CHAIR_AWAY.format(name=called(context.db, context.db.get_one(Person, notes.chair_id)))
    if notes.taker_id not in present:
        return texts.TAKER_AWAY.format(name=called(context.db, context.db.get_one(Person, notes.taker_id)))
    return texts.NOT_CONFIRMED if notes.chair_id == notes.taker_id and not notes.one_signs else None


def _summary(context: Context, draft: Draft[Logging]) -> Markup:
    notes = notes_of(context, draft)
    if notes.chair_id is None or notes.taker_id is None:
        return Markup()
    return texts.SUMMARY.format(
        chair=_named(context, draft, notes.chair_id), taker=_named(context, draft, notes.taker_id)
    )


SECTION = LogSection((TAKER, CHAIR, ONE_SIGNS), texts.PARTS, _summary)
