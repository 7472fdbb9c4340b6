"""What the bot points out in the tasks of a meeting: a word for each, and the work stays the cell's."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.meetings.log.notes.forms import OverNotes
from handlers.meetings.log.notes.readings import doubts_of, members
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.noting import task_texts as texts
from handlers.screens.fitting import first_lines
from storage.people import Person

ROOM = 400


def warning_lines(context: Context, draft: Draft[OverNotes]) -> Markup:
    """A line for each conclusion without a task, each task without person or day, and each member with too many; empty
    where nothing is to be pointed out (or no task at all: that is said in its own place).
    """
    if not notes_of(context, draft).tasks:
        return Markup()
    doubts, everybody = doubts_of(context, draft), members(context, draft)
    found = [texts.DOUBT_CONCLUSION.format(number=number) for number in doubts.bare_conclusions]
    found += [texts.DOUBT_WHO.format(number=number) for number in doubts.unassigned]
    found += [texts.DOUBT_DUE.format(number=number) for number in doubts.undated]
    found += [texts.DOUBT_PRODUCT.format(number=number) for number in doubts.unseen]
    for person_id, count in doubts.burdened:
        name = pick_member.name_among(context.db.get_one(Person, person_id), everybody)
        found.append(texts.DOUBT_MANY.format(name=name, count=count, idle=doubts.without_any))
    return Markup("\n\n") + first_lines(found, ROOM, texts.MORE_DOUBTS) if found else Markup()


def doubted(context: Context, draft: Draft[OverNotes]) -> Markup:
    """How many there are, in one line; empty where there are none."""
    doubts = doubts_of(context, draft)
    count = len(doubts.bare_conclusions) + len(doubts.unassigned) + len(doubts.undated) + len(doubts.burdened)
    count += len(doubts.unseen)
    return texts.SUMMARY_DOUBTS.format(count=count) if count else Markup()
