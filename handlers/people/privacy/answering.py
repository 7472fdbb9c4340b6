"""What an administrator does about a request: answers it, takes longer once, says that it is carried out, or refuses it
with a reason.
"""

from collections.abc import Callable

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from handlers.forms.form import Finish, Form, Outcome
from handlers.forms.questions.words import TypedWords
from handlers.language.dates import long_date
from handlers.people.privacy import rules, texts
from handlers.people.privacy.requests import NOTICE, notice_text, subject_of, ways_on
from handlers.rights.access import Action
from handlers.screens.notices import Notice, notify
from handlers.screens.screen import Screen
from storage import audit
from storage.data_requests import DataRequest


class Reply(FormData):
    """An answer, or why it takes longer or is refused."""

    request_id: int = 0
    words: str = ""


def is_answered(context: Context, request: DataRequest) -> str | None:
    return texts.ANSWERED_ALREADY if request.answered_at is not None else None


def is_done(context: Context, request: DataRequest) -> str | None:
    if request.refused_at is not None:
        return texts.REFUSED_ALREADY
    return texts.DONE_ALREADY if request.carried_out_at is not None else None


def is_not_extended(context: Context, request: DataRequest) -> str | None:
    """Why it may not take longer (any more)."""
    if (done := is_done(context, request)) is not None:
        return done
    if request.extended_until is not None:
        return texts.EXTENDED_ALREADY
    may = rules.may_extend(request.carry_out_by, request.extended_until, context.work.today)
    return None if may else texts.TOO_LATE_TO_EXTEND


def carry_out(context: Context, request: DataRequest) -> Screen:
    """It is done; the person hears of it, which answers it too."""
    request.carried_out_at, request.carried_out_by_id = context.now, context.person.id
    if request.answered_at is None:
        request.answer, request.answered_at, request.answered_by_id = texts.DONE_ANSWER, context.now, context.person.id
    day = long_date(context.work.today)
    text = texts.DONE_NOTICE.format(kind=texts.KINDS[request.kind], day=day)
    reached = _tell(context, request, "carried_out", text)
    return Screen((texts.DONE_NOTED if reached else texts.DONE_UNTOLD).format(who=request.person.full_name, day=day))


def _tell(context: Context, request: DataRequest, slot: str, text: Markup) -> bool:
    """Note what was done, and tell the person. Returns whether they can be reached."""
    context.db.flush()
    audit.record(context.db, context.person.id, Action.ANSWER_DATA_REQUEST, subject_of(request), context.now)
    return notify(context.work, request.person, Notice(NOTICE, subject_of(request), slot, Screen(text)))


def _keep_answer(context: Context, request: DataRequest, words: str) -> Screen:
    request.answer, request.answered_at, request.answered_by_id = words, context.now, context.person.id
    done = long_date(request.last_day)
    _tell(
        context, request, "answered", texts.ANSWER_NOTICE.format(kind=texts.KINDS[request.kind], words=words, done=done)
    )
    text = texts.ANSWERED.format(who=request.person.full_name, done=done)
    return Screen(text, ways_on(request, context.work.today))


def _extend(context: Context, request: DataRequest, reason: str) -> Screen:
    until = rules.extended(request.carry_out_by, context.policy.requests)
    request.extended_until, request.extension_reason, request.extended_by_id = until, reason, context.person.id
    day = long_date(until)
    text = texts.EXTENDED_NOTICE.format(kind=texts.KINDS[request.kind], day=day, reason=reason)
    reached = _tell(context, request, "extended", text)
    said = (texts.EXTENDED if reached else texts.EXTENDED_UNTOLD).format(who=request.person.full_name, day=day)
    return Screen(said, ways_on(request, context.work.today))


def _refuse(context: Context, request: DataRequest, reason: str) -> Screen:
    """It ends without being carried out; the person reads why, which answers it too."""
    request.refused_at, request.refused_by_id, request.refusal_reason = context.now, context.person.id, reason
    if request.answered_at is None:
        request.answer, request.answered_at, request.answered_by_id = reason, context.now, context.person.id
    text = texts.REFUSED_NOTICE.format(kind=texts.KINDS[request.kind], reason=reason)
    reached = _tell(context, request, "refused", text)
    return Screen((texts.REFUSED_NOTED if reached else texts.REFUSED_UNTOLD).format(who=request.person.full_name))


def _request(context: Context, draft: Draft[Reply]) -> DataRequest:
    return context.db.get_one(DataRequest, draft.data.request_id)


def _form(
    kind: str,
    title: str,
    ask: Callable[[Context, DataRequest], Markup],
    ended: Callable[[Context, DataRequest], str | None],
    keep: Callable[[Context, DataRequest, str], Screen],
) -> Form[Reply]:
    """One question, asked again of what it is about before it is kept."""

    def question(context: Context, draft: Draft[Reply]) -> Markup:
        return ask(context, _request(context, draft))

    def kept(context: Context, draft: Draft[Reply]) -> Outcome:
        request = _request(context, draft)
        said = ended(context, request)
        return Finish(Screen(Markup(said)) if said is not None else keep(context, request, draft.data.words))

    def allowed(context: Context, draft: Draft[Reply]) -> bool:
        return context.work.may(Action.ANSWER_DATA_REQUEST, _request(context, draft).person.unit_id)

    table = (TypedWords("words", question, then=kept),)
    return Form(
        kind=kind,
        title=title,
        data=Reply,
        allowed=allowed,
        about=lambda context, draft: title,
        names=lambda context, draft: (_request(context, draft).person.full_name,),
        table=table,
    )


def _ask_answer(context: Context, request: DataRequest) -> Markup:
    return texts.ASK_ANSWER.format(notice=notice_text(request))


def _ask_reason(context: Context, request: DataRequest) -> Markup:
    until = long_date(rules.extended(request.carry_out_by, context.policy.requests))
    return texts.ASK_EXTENSION.format(notice=notice_text(request), until=until)


ANSWER = _form("data_answer", texts.ANSWER_TITLE, _ask_answer, is_answered, _keep_answer)


def _ask_why_not(context: Context, request: DataRequest) -> Markup:
    return texts.ASK_REFUSAL.format(notice=notice_text(request))


REFUSAL = _form("data_refusal", texts.REFUSAL_TITLE, _ask_why_not, is_done, _refuse)
EXTENSION = _form("data_extension", texts.EXTENSION_TITLE, _ask_reason, is_not_extended, _extend)
