"""What the cell has done with what the ward remarked when it returned a theme: each remark with the answer to it, or
with what its field said and says; and what else was changed.
"""

from markupsafe import Markup

from handlers.context import Work
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.sessions.approval import texts
from handlers.sessions.plan.remarks import WHOLE
from handlers.sessions.plan.texts import NONE
from handlers.sessions.plan.theme_words import field_words
from handlers.sessions.plan.year_rules import combined
from handlers.sessions.plan.year_texts import NAMES
from storage.plans import ChangeKind, Remark, changes_of, latest_remarks
from storage.sessions import Approval, Session

MOST = 120


def answered(work: Work, theme: Session) -> list[Markup]:
    """In paragraphs; none where the theme was never returned, or has been approved since."""
    remarks = latest_remarks(work.db, theme.id) if theme.approval != Approval.APPROVED else []
    if not remarks:
        return []
    changed, words = _changed_since(work, theme), field_words(work, theme)
    lines = [_line(remark, words.get(remark.field, ""), changed) for remark in remarks]
    parts = [texts.ANSWERED.format(lines=shared.list_lines(lines))]
    remarked = {remark.field for remark in remarks}
    also = [
        texts.CHANGED.format(field=NAMES[name]) + _old_and_new(old, new)
        for name, (old, new) in changed.items()
        if name not in remarked
    ]
    if also:
        parts.append(texts.ALSO_CHANGED.format(lines=shared.list_lines(also)))
    return parts


def _changed_since(work: Work, theme: Session) -> dict[str, list[str]]:
    """What the cell has changed since the ward returned the theme, as {field: [before, after]}."""
    changes = changes_of(work.db, theme.id)
    last = max((number for number, one in enumerate(changes) if one.kind == ChangeKind.RETURNED), default=-1)
    return combined(change.fields for change in changes[last + 1 :] if change.kind == ChangeKind.CHANGED)


def _line(remark: Remark, now: str, changed: dict[str, list[str]]) -> Markup:
    line = texts.REMARKED.format(field=NAMES[remark.field], text=shortened(remark.text, MOST))
    if remark.field == WHOLE and changed:
        line += texts.MENDED_AS_A_WHOLE.format(fields=", ".join(NAMES[name] for name in changed))
    elif remark.field != WHOLE and now != remark.was:
        line += _old_and_new(remark.was, now)
    elif not remark.answer:
        line += texts.NOT_MENDED
    return line + texts.KEPT.format(answer=shortened(remark.answer, MOST)) if remark.answer else line


def _old_and_new(old: str, new: str) -> Markup:
    return texts.MENDED.format(old=shortened(old, MOST) or NONE, new=shortened(new, MOST) or NONE)
