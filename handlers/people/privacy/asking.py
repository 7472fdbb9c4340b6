"""The form of a request about one's own data, and what is withdrawn by oneself."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from handlers.forms.form import Finish, Form, Next, Outcome
from handlers.forms.questions.asking import Option
from handlers.forms.questions.confirmation import Confirmation
from handlers.forms.questions.words import TypedWords
from handlers.language.dates import long_date
from handlers.people.privacy import rules, texts
from handlers.people.privacy.requests import NOTICE, answerers, notice_screen, subject_of, words_of
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.notices import Notice, notify
from handlers.screens.screen import Screen
from storage import audit
from storage.data_requests import DataRequest, RequestKind
from storage.people import Person

# What is asked of somebody else; consent is withdrawn by oneself.
KINDS = (RequestKind.CORRECT, RequestKind.RESTRICT, RequestKind.OBJECT, RequestKind.ERASE)

ASKED, WITHDREW = "ask_about_data", "withdraw_consent"


class Asked(FormData):
    kind: RequestKind = RequestKind.CORRECT
    words: str = ""


def _skip(context: Context, draft: Draft[Asked]) -> str | None:
    """What is to be corrected, or not to be done, must be said."""
    return shared.SKIP if draft.data.kind == RequestKind.ERASE else None


def _leave_empty(context: Context, draft: Draft[Asked]) -> Outcome:
    draft.data.words = ""
    return Next()


def _ask_summary(context: Context, draft: Draft[Asked]) -> Markup:
    asked, law, today = draft.data, context.policy.requests, context.work.today
    done = long_date(rules.carried_out_by(today, asked.kind, law))
    due = long_date(rules.due_day(today, law, context.policy.holidays))
    return texts.SUMMARY.format(kind=texts.KINDS[asked.kind], words=words_of(asked.words), due=due, done=done)


def _send(context: Context, draft: Draft[Asked]) -> Outcome:
    law, today = context.policy.requests, context.work.today
    request = DataRequest(
        person_id=context.person.id,
        kind=draft.data.kind,
        words=draft.data.words,
        asked_at=context.now,
        due_on=rules.due_day(today, law, context.policy.holidays),
        carry_out_by=rules.carried_out_by(today, draft.data.kind, law),
        draft_id=draft.id,
    )
    context.db.add(request)
    context.db.flush()
    audit.record(context.db, context.person.id, ASKED, subject_of(request), context.now)
    about = (f"person:{request.person_id}",)
    notice = Notice(NOTICE, subject_of(request), "asked", notice_screen(request, today), about=about)
    reached = [notify(context.work, person, notice) for person in answerers(context.db, request)]
    words = texts.SENT if any(reached) else texts.SENT_TO_NOBODY
    due, done = long_date(request.due_on), long_date(request.last_day)
    return Finish(Screen(words.format(kind=texts.KINDS[request.kind], due=due, done=done)))


def withdrawn(context: Context, person: Person) -> DataRequest:
    """A withdrawal is asked, answered and carried out in one."""
    now, day = context.now, context.work.today
    request = DataRequest(
        person_id=person.id,
        kind=RequestKind.WITHDRAW,
        asked_at=now,
        due_on=day,
        carry_out_by=day,
        answered_at=now,
        answer=texts.DONE_ANSWER,
        carried_out_at=now,
    )
    context.db.add(request)
    context.db.flush()
    audit.record(context.db, person.id, WITHDREW, subject_of(request), now)
    return request


def tell_withdrawn(context: Context, request: DataRequest) -> None:
    """To whoever answers for the unit: from now on the person hears by word of mouth alone."""
    person = request.person
    text = texts.WITHDRAWN_NOTICE.format(who=person.full_name, code=person.code, unit=person.unit.name)
    for other in answerers(context.db, request):
        notify(context.work, other, Notice(NOTICE, subject_of(request), "withdrawn", Screen(text)))


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
