"""How a request about somebody's data is shown to those who answer it and carry it out."""

from datetime import date

from markupsafe import Markup

from handlers.language.dates import long_date
from handlers.people.privacy import rules, texts
from handlers.people.privacy.buttons import REQUEST
from handlers.rights.recipients import Duty, told
from handlers.screens.screen import Choice, Screen
from storage.data_requests import DataRequest
from storage.database import Db
from storage.people import Person

NOTICE = "data_request"


def subject_of(request: DataRequest) -> str:
    return f"request:{request.id}"


def answerers(db: Db, request: DataRequest) -> list[Person]:
    """Who reads it, answers it and carries it out: the administrators of the person's own unit, or else the nearest
    above it.
    """
    return told(db, Duty.ANSWER_DATA_REQUESTS, request.person.unit_id)


def words_of(words: str) -> Markup:
    return texts.WORDS.format(words=words) if words else Markup()


def notice_text(request: DataRequest) -> Markup:
    person = request.person
    return texts.NOTICE.format(
        who=person.full_name,
        code=person.code,
        unit=person.unit.name,
        kind=texts.KINDS[request.kind],
        words=words_of(request.words),
        due=long_date(request.due_on),
        done=long_date(request.last_day),
        how=texts.HOW[request.kind].format(code=person.code),
    )


def notice_screen(request: DataRequest, today: date) -> Screen:
    return Screen(notice_text(request), ways_on(request, today))


def ways_on(request: DataRequest, today: date) -> tuple[tuple[Choice, ...], ...]:
    """The buttons for what is still to do about it."""
    answer = () if request.answered_at is not None else ((REQUEST.choice(request, texts.ANSWER, "answer"),),)
    refuse = (REQUEST.choice(request, texts.REFUSE, "refuse"),)
    done = REQUEST.choice(request, texts.DONE, "done")
    if rules.may_extend(request.carry_out_by, request.extended_until, today):
        return (*answer, (done, REQUEST.choice(request, texts.EXTEND, "extend")), refuse)
    return (*answer, (done,), refuse)
