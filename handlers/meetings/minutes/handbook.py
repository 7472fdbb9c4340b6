"""What the national handbook asks for of a meeting, each of its fields ready to be copied: from the minutes as they
stand in their newest file, so that nothing is typed twice.
"""

from datetime import datetime

from markupsafe import Markup

from handlers.meetings.minutes import handbook_texts as texts
from handlers.meetings.minutes.content import Snapshot, Words, words_of
from handlers.meetings.minutes.rules import sentence
from handlers.screens.fitting import shortened

# A message holds 4,096 characters; what is longer stands in the file beside it.
ROOM = {"title": 300, "time": 120, "place": 200, "content": 700, "conclusion": 2_000, "vote": 200}


def fields_of(snapshot: Snapshot, old_spelling: bool = False) -> dict[str, str]:
    """The handbook's fields by name, in its order; what there was none of is left out."""
    words = words_of(snapshot, old_spelling)
    begins, ends = datetime.fromisoformat(snapshot["begins"]), datetime.fromisoformat(snapshot["ends"])
    last = f"{ends:%H:%M}" if begins.date() == ends.date() else f"{ends:%H:%M} {ends:%d/%m/%Y}"
    found = {
        "title": words["summary"],
        "time": texts.TIME.format(begins=f"{begins:%H:%M}", ends=last, day=f"{begins:%d/%m/%Y}"),
        "place": words["place"],
        "content": _content(words),
        "conclusion": _conclusion(words),
        "vote": words["vote"],
    }
    return {name: shortened(said, ROOM[name]) for name, said in found.items() if said}


def handbook_text(snapshot: Snapshot, old_spelling: bool = False) -> Markup:
    """The fields as one message, each under its name and apart, to be copied one by one."""
    fields = fields_of(snapshot, old_spelling)
    return Markup("\n").join(texts.FIELD.format(name=texts.NAMES[name], words=words) for name, words in fields.items())


def _content(words: Words) -> str:
    lines = [words["subject"]]
    if words["presenter"]:
        lines.append(texts.PRESENTER.format(presenter=words["presenter"]))
    if words["earlier"]:
        lines.append(texts.EARLIER.format(count=len(words["earlier"])))
    return "\n".join(lines)


def _conclusion(words: Words) -> str:
    lines = [texts.LINE.format(number=number, words=one) for number, one in enumerate(words["conclusions"], 1)]
    tasks = [
        texts.TASK.format(content=sentence(one["content"]), who=sentence(one["who"]), due=one["due"])
        for one in words["tasks"]
    ]
    return "\n".join([*lines, *((texts.TASKS,) if tasks else ()), *tasks])
