"""The steps of the conclusions, one message each, and of the vote on them."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay, button
from handlers.language import answers
from handlers.meetings.log import notes, texts
from handlers.meetings.log.line_to_note import Hub, line_of, note_task
from handlers.meetings.log.one_line import ConclusionLine, TaskLine
from handlers.meetings.log.rules import MOST_NOTED, Votes, read_votes, votes_fit, votes_possible
from handlers.screens import texts as shared
from handlers.screens.fitting import last_lines, shortened
from handlers.screens.screen import Screen

MOST = MOST_NOTED["conclusions"]
HUB = Hub("conclusion", plain="opinion")
ROOM = 1_000
IN_LINE = 200


def lines(draft: Draft, length: int = IN_LINE) -> list[Markup]:
    """The conclusions so far, numbered, each cut to `length` characters."""
    noted = notes.conclusions_of(draft)
    return [
        texts.CONCLUSION_LINE.format(number=number, content=shortened(words, length))
        for number, words in enumerate(noted, 1)
    ]


def ask_conclusion(context: Context, draft: Draft) -> Screen:
    noted = lines(draft)
    if not noted:
        return Screen(texts.ASK_CONCLUSION)
    rows = (
        (button(draft, texts.CONCLUSIONS_DONE, "done"),),
        (button(draft, texts.DROP_CONCLUSION.format(number=len(noted)), "drop"),),
    )
    return Screen(texts.CONCLUSIONS.format(lines=last_lines(noted, ROOM, texts.EARLIER_CONCLUSIONS)), rows)


def tap_conclusion(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    noted = list(draft.data.get("conclusions") or ())
    if verb == "done" and noted:
        return Next("tasks")
    if verb != "drop" or not noted:
        return Reject(shared.USE_WORDS)
    draft.data["conclusions"] = noted[:-1]
    draft.data["tasks"] = [_without(task, len(noted)) for task in draft.data.get("tasks") or ()]
    return Stay(texts.CONCLUSION_DROPPED.format(number=len(noted)))


def _without(task: dict[str, object], conclusion: int) -> dict[str, object]:
    return {**task, "conclusion": None} if task.get("conclusion") == conclusion else task


def read_conclusion(context: Context, draft: Draft, words: str) -> Outcome:
    """A conclusion; a line that gives a task to a member is that task, as it would be while the meeting runs."""
    if (problem := answers.words_problem(words)) is not None:
        return Reject(problem)
    match line_of(context, draft, words):
        case TaskLine(assignee_id=int()) as line:
            return note_task(context, draft, line, HUB)
        case ConclusionLine(text=str(said)):
            words = said
    noted = list(draft.data.get("conclusions") or ())
    if len(noted) >= MOST:
        return Reject(texts.CONCLUSIONS_FULL.format(most=MOST))
    draft.data["conclusions"] = [*noted, {"content": words, "by": context.person.id}]
    return Stay(texts.CONCLUSION_NOTED.format(number=len(noted) + 1))


def vote_line(votes: Votes) -> str:
    return texts.VOTED.format(agreed=votes.agreed, against=votes.against, abstaining=votes.abstaining, of=votes.of)


def ask_vote(context: Context, draft: Draft) -> Screen:
    calls, votes = notes.roll_call(context, draft), notes.votes_of(draft)
    rows = []
    if votes is not None and votes_fit(votes, calls.entitled):
        rows.append((button(draft, texts.KEEP.format(what=f"{votes.agreed}/{votes.of}"), "keep"),))
    if calls.entitled:
        rows.append((button(draft, texts.ALL_AGREED.format(present=calls.entitled), "all", calls.entitled),))
    rows.append((button(draft, texts.NO_VOTE, "none"),))
    text = texts.ASK_VOTE.format(present=len(calls.present), entitled=calls.entitled)
    return Screen(text, tuple(rows), asks_number=True)


def tap_vote(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "none":
        draft.data["vote"] = None
        return Next("score")
    entitled = notes.roll_call(context, draft).entitled
    known = notes.votes_of(draft)
    if verb == "keep" and known is not None:
        return _keep(context, draft, known)
    # The button says how many there were when it was shown: others may have come or gone from the cell since.
    if verb == "all" and argument == str(entitled):
        return _keep(context, draft, Votes(entitled, 0, 0, entitled))
    return Reject(shared.USE_BUTTONS)


def read_vote(context: Context, draft: Draft, words: str) -> Outcome:
    entitled = notes.roll_call(context, draft).entitled
    votes = read_votes(words, entitled)
    if votes is None:
        return Reject(texts.VOTE_NOT_READ)
    if votes.left > 0 and votes_possible(votes, entitled):
        draft.data["votes"] = [votes.agreed, votes.of]
        return Next("vote_rest")
    return _keep(context, draft, votes)


def _keep(context: Context, draft: Draft, votes: Votes) -> Outcome:
    entitled = notes.roll_call(context, draft).entitled
    if not votes_fit(votes, entitled):
        return Reject(texts.VOTE_MISFIT.format(agreed=votes.agreed, of=votes.of, entitled=entitled))
    draft.data["vote"] = [votes.agreed, votes.against, votes.abstaining, votes.of]
    return Next("score")


def ask_rest(context: Context, draft: Draft) -> Screen:
    agreed, of = draft.data["votes"]
    left = of - agreed
    rows = (
        (button(draft, texts.REST_AGAINST.format(count=left), "against"),),
        (button(draft, texts.REST_ABSTAINING.format(count=left), "abstaining"),),
    )
    return Screen(texts.ASK_VOTE_REST.format(agreed=agreed, of=of, left=left), rows, asks_number=True)


def tap_rest(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    agreed, of = draft.data["votes"]
    if verb not in ("against", "abstaining"):
        return Reject(shared.USE_BUTTONS)
    against = of - agreed if verb == "against" else 0
    return _keep(context, draft, Votes(agreed, against, of - agreed - against, of))


def read_rest(context: Context, draft: Draft, words: str) -> Outcome:
    agreed, of = draft.data["votes"]
    parts = words.replace(",", " ").split()
    numbers = [int(part) for part in parts if part.isascii() and part.isdigit() and len(part) <= 4]
    if len(parts) != 2 or len(numbers) != 2 or sum(numbers) != of - agreed:
        return Reject(texts.VOTE_REST_NOT_READ.format(left=of - agreed))
    return _keep(context, draft, Votes(agreed, numbers[0], numbers[1], of))
