"""What the bot points out in the tasks of a meeting: a word for each, and the work stays the cell's."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.meetings.log import notes, texts
from handlers.screens.fitting import first_lines
from storage.people import Person

ROOM = 400


def warning_lines(context: Context, draft: Draft) -> Markup:
    """A line for each conclusion without a task, each task without person or day, and each member with too many; empty
    where nothing is to be pointed out (or no task at all: that is said in its own place).
    """
    if not notes.assignments_of(draft):
        return Markup()
    doubts, everybody = notes.doubts_of(context, draft), notes.members(context, draft)
    found = [texts.DOUBT_CONCLUSION.format(number=number) for number in doubts.bare_conclusions]
    found += [texts.DOUBT_WHO.format(number=number) for number in doubts.unassigned]
    found += [texts.DOUBT_DUE.format(number=number) for number in doubts.undated]
    for person_id, count in doubts.burdened:
        name = pick_member.name_among(context.db.get_one(Person, person_id), everybody)
        found.append(texts.DOUBT_MANY.format(name=name, count=count, idle=doubts.without_any))
    return Markup("\n\n") + first_lines(found, ROOM, texts.MORE_DOUBTS) if found else Markup()
