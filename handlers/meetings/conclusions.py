"""The steps of the conclusion and of the vote."""

from handlers import answers
from handlers import texts as shared
from handlers.context import Context
from handlers.dialog import Go, Outcome, Sorry, button
from handlers.meetings import notes, texts
from handlers.meetings.rules import Votes, read_votes, votes_fit
from handlers.schedule.pages import shortened
from handlers.screens import Screen
from storage.drafts import Draft

SHOWN = 400


def ask_conclusion(context: Context, draft: Draft) -> Screen:
    noted = draft.data.get("conclusion")
    if not noted:
        return Screen(texts.ASK_CONCLUSION)
    text = texts.ASK_CONCLUSION + texts.NOTED_SO_FAR.format(words=shortened(noted, SHOWN))
    return Screen(text, ((button(draft, texts.KEEP_WORDS, "keep"),),))


def tap_conclusion(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    return Go("tasks") if verb == "keep" and draft.data.get("conclusion") else Sorry(shared.USE_WORDS)


def read_conclusion(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words)) is not None:
        return Sorry(problem)
    draft.data["conclusion"] = words
    return Go("tasks")


def ask_vote(context: Context, draft: Draft) -> Screen:
    present = len(notes.roll_call(context, draft).present)
    votes = notes.votes_of(draft)
    rows = []
    if votes is not None and votes_fit(votes, present):
        rows.append((button(draft, texts.KEEP.format(what=f"{votes.agreed}/{votes.of}"), "keep"),))
    rows.append((button(draft, texts.ALL_AGREED.format(present=present), "all", present),))
    rows.append((button(draft, texts.NO_VOTE, "none"),))
    return Screen(texts.ASK_VOTE.format(present=present), tuple(rows), asks_number=True)


def tap_vote(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "none":
        draft.data["vote"] = None
        return Go("summary")
    present = len(notes.roll_call(context, draft).present)
    known = notes.votes_of(draft)
    if verb == "keep" and known is not None:
        return _keep(context, draft, known)
    # The button says how many there were when it was shown: others may have come or gone from the cell since.
    if verb == "all" and argument == str(present):
        return _keep(context, draft, Votes(present, present))
    return Sorry(shared.USE_BUTTONS)


def read_vote(context: Context, draft: Draft, words: str) -> Outcome:
    votes = read_votes(words, len(notes.roll_call(context, draft).present))
    return _keep(context, draft, votes) if votes is not None else Sorry(texts.VOTE_NOT_READ)


def _keep(context: Context, draft: Draft, votes: Votes) -> Outcome:
    present = len(notes.roll_call(context, draft).present)
    if not votes_fit(votes, present):
        return Sorry(texts.VOTE_MISFIT.format(agreed=votes.agreed, of=votes.of, present=present))
    draft.data["vote"] = [votes.agreed, votes.of]
    return Go("summary")
