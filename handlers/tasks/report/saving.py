"""A finished draft becomes a report and moves its task, in the unit of work of the last tap; the secretary is told."""

from dataclasses import dataclass

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.screens import menu
from handlers.screens.screen import Choice, Screen
from handlers.tasks import said, texts
from handlers.tasks.buttons import task_button
from handlers.tasks.changing import Effect, change
from handlers.tasks.life import Deed, Refusal
from handlers.tasks.notifications import tell_report
from handlers.tasks.report import form
from handlers.tasks.report.picking import open_tasks
from storage.files import hashes_of
from storage.tasks import Report, ReportPhoto, Task


@dataclass(frozen=True)
class Sent:
    """The report, and the names of those who were told."""

    task: Task
    report: Report
    told: tuple[str, ...]


def deed_of(context: Context, draft: Draft) -> Deed:
    return Deed.ADD_PART if form.is_part(context, draft) else Deed(form.result_of(draft))


def save(context: Context, draft: Draft) -> Sent:
    """Write the report. The caller has asked the table whether it may be (handlers/tasks/changing.decide)."""
    task, deed = form.task_of(context, draft), deed_of(context, draft)
    now_said = form.said_so_far(context, draft)
    report = _report(context, draft, task, now_said)
    new_due = now_said.new_due if now_said.new_due and now_said.new_due > task.due_on else None
    for_another = report.entered_by_id != report.person_id
    effect = Effect(
        count=now_said.total,
        report=report,
        due_on=new_due if for_another else None,
        asked_due_on=None if for_another else new_due,
    )
    changed = change(context.work, task, deed, effect)
    if isinstance(changed, Refusal):
        raise ValueError(f"task {task.id}: {deed} by {context.person.id} is refused: {changed}")
    return Sent(task, report, tell_report(context.work, task, report))


def _report(context: Context, draft: Draft, task: Task, now_said: said.Said) -> Report:
    report = Report(
        task_id=task.id,
        cell_id=task.cell_id,
        person_id=form.whose(context, draft),
        entered_by_id=context.person.id,
        outcome=now_said.result,
        count=now_said.count,
        done_text=now_said.work,
        cause_kind=now_said.cause_kind,
        cause=now_said.cause,
        responsibility=now_said.responsibility,
        remedy=now_said.remedy,
        help_wanted=now_said.help,
        new_due_on=now_said.new_due,
        at=context.now,
        draft_id=draft.id,
        pair_place=draft.data.get("pair") if form.is_paired(draft) else None,
        photos=_photos(context, draft),
    )
    context.db.add(report)
    context.db.flush()
    return report


def _photos(context: Context, draft: Draft) -> list[ReportPhoto]:
    """In the order in which they were sent, whatever order they came in; those fetched already with their content."""
    photos = sorted(form.photos_of(draft), key=lambda one: int(one["number"]))
    found = hashes_of(context.db, context.work.channel, [one["unique_id"] for one in photos])
    return [
        ReportPhoto(
            position=number,
            remote_id=one["remote_id"],
            remote_unique_id=one["unique_id"],
            file_hash=one.get("hash") or found.get(one["unique_id"]),
        )
        for number, one in enumerate(photos, 1)
    ]


def sent_screen(context: Context, sent: Sent) -> Screen:
    left = len(open_tasks(context))
    told = texts.TOLD.format(names=", ".join(sent.told)) if sent.told else Markup()
    mine = sent.report.person_id == context.person.id
    if not mine:
        rest = Markup()
    elif left:
        rest = texts.LEFT.format(count=left)
    else:
        rest = texts.NONE_LEFT
    summary = said.summary(sent.task, said.of_report(sent.report))
    rows: list[tuple[Choice, ...]] = [(task_button(sent.task, texts.UNDO, "undo"),)]
    if left:
        rows.append((Choice(texts.REPORT_ANOTHER, menu.REPORT.data),))
    text = texts.SENT.format(summary=summary, told=told, left=rest)
    return Screen(Markup(text.rstrip()), tuple(rows))
