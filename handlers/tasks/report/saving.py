"""A finished draft becomes a report and moves its task, in the unit of work of the last tap; the secretary is told."""

from dataclasses import dataclass

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.screens import menu
from handlers.screens.screen import Choice, Screen
from handlers.tasks import texts
from handlers.tasks.about_task import task_of
from handlers.tasks.buttons import TASK
from handlers.tasks.changing import Effect, change
from handlers.tasks.life import TaskAction, TaskRefusal
from handlers.tasks.notifications import notify_of_report
from handlers.tasks.report import data
from handlers.tasks.report.data import ReportData
from handlers.tasks.report.picking import open_tasks
from handlers.tasks.summary import Summary, summary_of, summary_text
from storage.files import hashes_of
from storage.tasks import MediaKind, Report, ReportMedia, Task


@dataclass(frozen=True)
class Sent:
    """The report, and the names of those who were told."""

    task: Task
    report: Report
    told: tuple[str, ...]


def action_of(context: Context, draft: Draft[ReportData]) -> TaskAction:
    return TaskAction.ADD_PART if data.is_part(context, draft) else TaskAction(data.result_of(draft))


def save(context: Context, draft: Draft[ReportData]) -> Sent:
    """Write the report. The caller has asked the table whether it may be (handlers/tasks/changing.decide)."""
    task, action = task_of(context, draft), action_of(context, draft)
    summary = data.summary_so_far(context, draft)
    report = _report(context, draft, task, summary)
    new_due = summary.new_due if summary.new_due and summary.new_due > task.due_on else None
    for_another = report.entered_by_id != report.person_id
    effect = Effect(
        count=summary.total,
        report=report,
        due_on=new_due if for_another else None,
        asked_due_on=None if for_another else new_due,
    )
    changed = change(context.work, task, action, effect)
    if isinstance(changed, TaskRefusal):
        raise ValueError(f"task {task.id}: {action} by {context.person.id} is refused: {changed}")
    return Sent(task, report, notify_of_report(context.work, task, report))


def _report(context: Context, draft: Draft[ReportData], task: Task, summary: Summary) -> Report:
    report = Report(
        task_id=task.id,
        cell_id=task.cell_id,
        person_id=data.whose(context, draft),
        entered_by_id=context.person.id,
        outcome=summary.result,
        count=summary.count,
        done_text=summary.work,
        cause_kind=summary.cause_kind,
        cause=summary.cause,
        responsibility=summary.responsibility,
        remedy=summary.remedy,
        help_wanted=summary.help,
        new_due_on=summary.new_due,
        at=context.now,
        draft_id=draft.id,
        pair_place=draft.data.pair if data.is_paired(draft) else None,
        media=_media(context, draft),
    )
    context.db.add(report)
    context.db.flush()
    return report


def _media(context: Context, draft: Draft[ReportData]) -> list[ReportMedia]:
    """Photos, then recordings, in the order in which they were sent, whatever order they came in; those fetched already
    with their content.
    """
    sent = [*draft.data.photos, *draft.data.recordings]
    sent.sort(key=lambda one: (one.kind != MediaKind.PHOTO, one.number))
    hashes = hashes_of(context.db, context.work.channel, [one.unique_id for one in sent])
    return [
        ReportMedia(
            kind=one.kind,
            seconds=one.seconds,
            position=number,
            remote_id=one.remote_id,
            remote_unique_id=one.unique_id,
            file_hash=one.hash or hashes.get(one.unique_id),
        )
        for number, one in enumerate(sent, 1)
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
    summary = summary_text(sent.task, summary_of(sent.report))
    rows: list[tuple[Choice, ...]] = [(TASK.choice(sent.task, texts.UNDO, "undo"),)]
    if left:
        rows.append((Choice(texts.REPORT_ANOTHER, menu.REPORT.data),))
    text = texts.SENT.format(summary=summary, told=told, left=rest)
    return Screen(Markup(text.rstrip()), tuple(rows))
