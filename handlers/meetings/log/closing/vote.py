"""The questions of the vote on the conclusions."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Step, button
from handlers.forms.questions.asking import Option
from handlers.forms.questions.typed import TypedValue
from handlers.meetings.log.closing import texts
from handlers.meetings.log.notes import texts as noted_texts
from handlers.meetings.log.notes.forms import Logging
from handlers.meetings.log.notes.parts import LogSection, if_it_has
from handlers.meetings.log.notes.readings import roll_call
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.rules import Votes, read_votes, votes_fit, votes_possible
from handlers.screens import texts as shared
from handlers.screens.screen import Screen


def _vote_line(votes: Votes) -> str:
    return noted_texts.VOTED.format(
        agreed=votes.agreed, against=votes.against, abstaining=votes.abstaining, of=votes.of
    )


def misfit_line(votes: Votes, entitled: int) -> Markup:
    return texts.VOTE_MISFIT.format(agreed=votes.agreed, of=votes.of, entitled=entitled)


def _ask(context: Context, draft: Draft[Logging]) -> Screen:
    calls, votes = roll_call(context, draft), notes_of(context, draft).vote
    rows = []
    if votes is not None and votes_fit(votes, calls.entitled):
        rows.append((button(draft, noted_texts.KEEP.format(what=f"{votes.agreed}/{votes.of}"), "keep"),))
    if calls.entitled:
        rows.append((button(draft, texts.ALL_AGREED.format(present=calls.entitled), "all", calls.entitled),))
    rows.append((button(draft, texts.NO_VOTE, "none"),))
    text = texts.ASK_VOTE.format(present=len(calls.present), entitled=calls.entitled)
    return Screen(text, tuple(rows), asks_number=True)


def _tap(context: Context, draft: Draft[Logging], verb: str, argument: str) -> Outcome:
    notes, entitled = notes_of(context, draft), roll_call(context, draft).entitled
    if verb == "none":
        notes.vote = None
        return Next()
    if verb == "keep" and notes.vote is not None:
        return _keep(context, draft, notes.vote)
    # The button says how many there were when it was shown: others may have come or gone from the cell since.
    if verb == "all" and argument == str(entitled):
        return _keep(context, draft, Votes(entitled, 0, 0, entitled))
    return Reject(shared.USE_BUTTONS)


def _read(context: Context, draft: Draft[Logging], words: str) -> Outcome:
    entitled = roll_call(context, draft).entitled
    votes = read_votes(words, entitled)
    if votes is None:
        return Reject(texts.VOTE_NOT_READ)
    if votes.left > 0 and votes_possible(votes, entitled):
        draft.data.votes = (votes.agreed, votes.of)
        return Next("vote_rest")
    return _keep(context, draft, votes)


def _keep(context: Context, draft: Draft[Logging], votes: Votes) -> Outcome:
    entitled = roll_call(context, draft).entitled
    if not votes_fit(votes, entitled):
        return Reject(misfit_line(votes, entitled))
    notes_of(context, draft).vote = votes
    return Next()


def _left(draft: Draft[Logging]) -> int:
    agreed, of = draft.data.votes
    return of - agreed


def _rest_text(context: Context, draft: Draft[Logging]) -> Markup:
    agreed, of = draft.data.votes
    return texts.ASK_VOTE_REST.format(agreed=agreed, of=of, left=of - agreed)


def _with_rest(draft: Draft[Logging], against: int) -> Votes:
    """All the votes, with so many of the rest against."""
    agreed, of = draft.data.votes
    return Votes(agreed, against, of - agreed - against, of)


def _read_rest(context: Context, draft: Draft[Logging], words: str) -> Votes | None:
    parts = words.replace(",", " ").split()
    numbers = [int(part) for part in parts if part.isascii() and part.isdigit() and len(part) <= 4]
    if len(parts) != 2 or len(numbers) != 2 or sum(numbers) != _left(draft):
        return None
    return _with_rest(draft, numbers[0])


def _check(context: Context, draft: Draft[Logging], votes: Votes) -> Markup | None:
    entitled = roll_call(context, draft).entitled
    return None if votes_fit(votes, entitled) else misfit_line(votes, entitled)


REST: TypedValue[Logging] = TypedValue(
    "vote_rest",
    _rest_text,
    field="vote",
    into=notes_of,
    read=_read_rest,
    unread=lambda context, draft: texts.VOTE_REST_NOT_READ.format(left=_left(draft)),
    number=True,
    check=_check,
    options=(
        Option(
            "against",
            lambda context, draft: texts.REST_AGAINST.format(count=_left(draft)),
            lambda context, draft: REST.keep(context, draft, _with_rest(draft, _left(draft))),
        ),
        Option(
            "abstaining",
            lambda context, draft: texts.REST_ABSTAINING.format(count=_left(draft)),
            lambda context, draft: REST.keep(context, draft, _with_rest(draft, 0)),
        ),
    ),
    part="vote",
)


def _summary(context: Context, draft: Draft[Logging]) -> Markup:
    votes = notes_of(context, draft).vote
    return texts.SUMMARY_VOTE.format(vote=_vote_line(votes) if votes else noted_texts.NONE)


SECTION = LogSection(
    (Step("vote", _ask, _tap, _read, part="vote", asked=if_it_has("vote")), REST), texts.VOTE_PARTS, _summary
)
