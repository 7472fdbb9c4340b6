"""The summary of a report with a way to each part, and the last look before it is sent."""

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Next, Outcome, Reject, Stay, button, mend
from handlers.language.dates import long_moment
from handlers.screens import texts as shared
from handlers.screens.screen import Choice, Screen
from handlers.tasks import rules, said, texts
from handlers.tasks.changing import decide
from handlers.tasks.life import Refusal
from handlers.tasks.report import form
from handlers.tasks.report.saving import deed_of, save, sent_screen

# Which step asks for a part that the summary can send one back to.
_STEPS = {"cause": rules.CAUSE_KIND}


def ask_summary(context: Context, draft: Draft) -> Screen:
    task, now = form.task_of(context, draft), form.said_so_far(context, draft)
    ask = texts.ASK_SUMMARY_OF_WORDS if draft.data.get("understood") else texts.ASK_SUMMARY
    text = ask.format(summary=said.summary(task, now))
    note = texts.EDIT_NOTE if now.work else texts.ADD_NOTE
    rows: list[tuple[Choice, ...]] = [
        (button(draft, texts.SEND, "send"),),
        (button(draft, note, "edit", rules.WORK), button(draft, texts.ADD_PHOTOS, "edit", rules.PHOTOS)),
    ]
    edits = [button(draft, texts.EDIT.format(part=texts.PARTS[part]), "edit", part) for part in _parts(context, draft)]
    rows += [tuple(edits[start : start + 2]) for start in range(0, len(edits), 2)]
    if not form.is_part(context, draft):
        rows.append((button(draft, texts.CHANGE_RESULT, "result"),))
    return Screen(text, tuple(rows))


def _parts(context: Context, draft: Draft) -> list[str]:
    counted = form.task_of(context, draft).target is not None
    result = form.result_of(draft)
    return [part for part in texts.PARTS if rules.belongs(result, part) and (counted or part != rules.COUNT)]


def tap_summary(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "result":
        return Next("outcome")
    if verb == "edit" and argument in (*_parts(context, draft), rules.WORK, rules.PHOTOS):
        return mend(draft, argument, _STEPS.get(argument, argument))
    if verb != "send":
        return Reject(shared.USE_BUTTONS)
    if (problem := _meanwhile(context, draft)) is not None:
        return problem
    return Finish(sent_screen(context, save(context, draft)))


def _meanwhile(context: Context, draft: Draft) -> Outcome | None:
    """What has become of the task since the form was opened."""
    task = form.task_of(context, draft)
    if isinstance(decide(context.work, task, deed_of(context, draft)), Refusal):
        if rules.is_done(task.state) and task.done_at is not None:
            return Reject(texts.DONE_MEANWHILE.format(at=long_moment(task.done_at, context.work.zone)))
        return Reject(texts.CANCELLED_MEANWHILE)
    if task.version != draft.data["version"]:
        draft.data["version"] = task.version
        return Stay(texts.REPORTED_MEANWHILE)
    return None
