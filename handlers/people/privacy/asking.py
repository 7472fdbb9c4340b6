"""The forms of a request about one's own data, and of its answer."""

from datetime import timedelta

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from handlers.forms.form import Finish, Form, Next, Outcome
from handlers.forms.questions.asking import Option
from handlers.forms.questions.confirmation import Confirmation
from handlers.forms.questions.words import TypedWords
from handlers.language.dates import long_date
from handlers.people.privacy import rules, texts
from handlers.people.privacy.buttons import REQUEST as REQUEST_BUTTONS
from handlers.rights.access import Action
from handlers.rights.recipients import Duty, told
from handlers.screens import texts as shared
from handlers.screens.notices import Notice, notify
from handlers.screens.screen import Choice, Screen
from storage import audit
from storage.data_requests import DataRequest, RequestKind
from storage.database import Db
from storage.people import Person

NOTICE = "data_request"
# What is asked of somebody else; consent is withdrawn by oneself.
KINDS = (RequestKind.CORRECT, RequestKind.ERASE)
LIFETIME = timedelta(days=14)


class Asked(FormData):
    kind: RequestKind = RequestKind.CORRECT
    words: str = ""


class RequestReply(FormData):
    request_id: int = 0
    answer: str = ""


def subject_of(request: DataRequest) -> str:
    return f"request:{request.id}"


def _skip(context: Context, draft: Draft[Asked]) -> str | None:
    """What is to be corrected must be said."""
    return None if draft.data.kind == RequestKind.CORRECT else shared.SKIP


def _leave_empty(context: Context, draft: Draft[Asked]) -> Outcome:
    draft.data.words = ""
    return Next()


def _words(words: str) -> Markup:
    return texts.WORDS.format(words=words) if words else Markup()


def _ask_summary(context: Context, draft: Draft[Asked]) -> Markup:
    asked, law, today = draft.data, context.policy.requests, context.work.today
    done = long_date(rules.carried_out_by(today, asked.kind, law))
    due = long_date(rules.due_day(today, law))
    return texts.SUMMARY.format(kind=texts.KINDS[asked.kind], words=_words(asked.words), due=due, done=done)


def _send(context: Context, draft: Draft[Asked]) -> Outcome:
    request = DataRequest(
        person_id=context.person.id,
        kind=draft.data.kind,
        words=draft.data.words,
        asked_at=context.now,
        due_on=rules.due_day(context.work.today, context.policy.requests),
        draft_id=draft.id,
    )
    context.db.add(request)
    context.db.flush()
    audit.record(context.db, context.person.id, Action.SEE_OWN_DATA, subject_of(request), context.now)
    about = (f"person:{request.person_id}",)
    notice = Notice(NOTICE, subject_of(request), "asked", notice_screen(request), about=about)
    reached = [notify(context.work, person, notice) for person in answerers(context.db, request)]
    words = texts.SENT if any(reached) else texts.SENT_TO_NOBODY
    return Finish(Screen(words.format(kind=texts.KINDS[request.kind], due=long_date(request.due_on))))


def withdrawn(context: Context, person: Person) -> DataRequest:
    """A withdrawal is asked, answered and carried out in one."""
    now, day = context.now, context.work.today
    request = DataRequest(
        person_id=person.id,
        kind=RequestKind.WITHDRAW,
        asked_at=now,
        due_on=day,
        answered_at=now,
        answer=texts.ERASED_ANSWER,
    )
    context.db.add(request)
    context.db.flush()
    audit.record(context.db, person.id, Action.SEE_OWN_DATA, subject_of(request), now)
    return request


def tell_withdrawn(context: Context, request: DataRequest) -> None:
    """To whoever answers for the unit: from now on the person hears by word of mouth alone."""
    person = request.person
    text = texts.WITHDRAWN_NOTICE.format(who=person.full_name, code=person.code, unit=person.unit.name)
    for other in answerers(context.db, request):
        notify(context.work, other, Notice(NOTICE, subject_of(request), "withdrawn", Screen(text)))


def answerers(db: Db, request: DataRequest) -> list[Person]:
    """Who reads and answers it: the administrators of the person's own unit, or else the nearest above it."""
    return told(db, Duty.ANSWER_DATA_REQUESTS, request.person.unit_id)


def notice_text(request: DataRequest) -> Markup:
    person = request.person
    return texts.NOTICE.format(
        who=person.full_name,
        code=person.code,
        unit=person.unit.name,
        kind=texts.KINDS[request.kind],
        words=_words(request.words),
        due=long_date(request.due_on),
        how=texts.HOW[request.kind].format(code=person.code),
    )


def notice_screen(request: DataRequest) -> Screen:
    return Screen(notice_text(request), ((answer_button(request),),))


def answer_button(request: DataRequest) -> Choice:
    return REQUEST_BUTTONS.choice(request, texts.ANSWER, "answer")


REQUEST = Form(
    kind="data_request",
    title=texts.TITLE,
    data=Asked,
    allowed=lambda context, draft: context.work.may(Action.SEE_OWN_DATA, context.person.unit_id, context.person.id),
    about=lambda context, draft: texts.ABOUT.format(kind=texts.KINDS[draft.data.kind]),
    table=(
        TypedWords(
            "words", lambda context, draft: texts.ASK[draft.data.kind], options=(Option("skip", _skip, _leave_empty),)
        ),
        Confirmation("summary", _ask_summary, label=texts.SEND, save=_send),
    ),
)


def _request(context: Context, draft: Draft[RequestReply]) -> DataRequest:
    return context.db.get_one(DataRequest, draft.data.request_id)


def _ask_answer(context: Context, draft: Draft[RequestReply]) -> Markup:
    return texts.ASK_ANSWER.format(notice=notice_text(_request(context, draft)))


def _keep_answer(context: Context, draft: Draft[RequestReply]) -> Outcome:
    request, words = _request(context, draft), draft.data.answer
    if request.answered_at is not None:
        return Finish(Screen(Markup(texts.ANSWERED_ALREADY)))
    request.answer, request.answered_at, request.answered_by_id = words, context.now, context.person.id
    context.db.flush()
    audit.record(context.db, context.person.id, Action.ANSWER_DATA_REQUEST, subject_of(request), context.now)
    text = texts.ANSWER_NOTICE.format(kind=texts.KINDS[request.kind], words=words)
    notify(context.work, request.person, Notice(NOTICE, subject_of(request), "answered", Screen(text)))
    return Finish(Screen(texts.ANSWERED.format(who=request.person.full_name)))


ANSWER = Form(
    kind="data_answer",
    title=texts.ANSWER_TITLE,
    data=RequestReply,
    allowed=lambda context, draft: context.work.may(
        Action.ANSWER_DATA_REQUEST, _request(context, draft).person.unit_id
    ),
    about=lambda context, draft: texts.ANSWER_TITLE,
    table=(TypedWords("answer", _ask_answer, then=_keep_answer),),
)
