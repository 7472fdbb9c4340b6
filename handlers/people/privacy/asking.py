"""The steps of a request about one's own data, and of its answer."""

from datetime import timedelta

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Form, Next, Outcome, Reject, Step, button
from handlers.language import answers
from handlers.language.dates import long_date
from handlers.people.privacy import rules, texts
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.notices import Notice, notify
from handlers.screens.screen import Choice, Screen
from storage import audit
from storage.data_requests import DataRequest
from storage.people import administrators

NOTICE = "data_request"
LIFETIME = timedelta(days=14)


def subject_of(request: DataRequest) -> str:
    return f"request:{request.id}"


def _kind(draft: Draft) -> str:
    return str(draft.data["kind"])


def _about(context: Context, draft: Draft) -> str:
    return texts.ABOUT.format(kind=texts.KINDS[_kind(draft)])


def _ask_words(context: Context, draft: Draft) -> Screen:
    rows = () if _kind(draft) == "correct" else ((button(draft, shared.SKIP, "skip"),),)
    return Screen(texts.ASK[_kind(draft)], rows)


def _tap_words(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb != "skip" or _kind(draft) == "correct":
        return Reject(shared.USE_BUTTONS)
    draft.data["words"] = ""
    return Next("summary")


def _read_words(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words)) is not None:
        return Reject(problem)
    draft.data["words"] = words
    return Next("summary")


def _words(words: str) -> Markup:
    return texts.WORDS.format(words=words) if words else Markup()


def _ask_summary(context: Context, draft: Draft) -> Screen:
    text = texts.SUMMARY.format(
        kind=texts.KINDS[_kind(draft)],
        words=_words(draft.data["words"]),
        due=long_date(rules.due_day(context.work.today)),
    )
    return Screen(text, ((button(draft, texts.SEND, "send"),),))


def _tap_summary(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb != "send":
        return Reject(shared.USE_BUTTONS)
    request = DataRequest(
        person_id=context.person.id,
        kind=_kind(draft),
        words=draft.data["words"],
        asked_at=context.now,
        due_on=rules.due_day(context.work.today),
        draft_id=draft.id,
    )
    context.db.add(request)
    context.db.flush()
    audit.record(context.db, context.person.id, Action.SEE_OWN_DATA, subject_of(request), context.now)
    for person in administrators(context.db):
        notify(context.work, person, Notice(NOTICE, subject_of(request), "asked", notice_screen(request)))
    return Finish(Screen(texts.SENT.format(kind=texts.KINDS[request.kind], due=long_date(request.due_on))))


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
    return Choice(texts.ANSWER, f"q:{request.id}:answer")


REQUEST = Form(
    kind="data_request",
    title=texts.TITLE,
    allowed=lambda context, draft: context.work.may(Action.SEE_OWN_DATA, context.person.unit_id, context.person.id),
    about=_about,
    table=(
        Step("words", _ask_words, tapped=_tap_words, typed=_read_words),
        Step("summary", _ask_summary, tapped=_tap_summary),
    ),
)


def _request(context: Context, draft: Draft) -> DataRequest:
    return context.db.get_one(DataRequest, int(draft.data["request_id"]))


def may_answer(context: Context, request: DataRequest) -> bool:
    return context.work.may(Action.ANSWER_DATA_REQUEST, request.person.unit_id)


def _ask_answer(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_ANSWER.format(notice=notice_text(_request(context, draft))))


def _read_answer(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words)) is not None:
        return Reject(problem)
    request = _request(context, draft)
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
    allowed=lambda context, draft: may_answer(context, _request(context, draft)),
    about=lambda context, draft: texts.ANSWER_TITLE,
    table=(Step("answer", _ask_answer, typed=_read_answer),),
)
