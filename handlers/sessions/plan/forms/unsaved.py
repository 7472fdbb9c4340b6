"""A change of a theme that is written and not saved yet: what it changes of the theme as it is now, and what somebody
else has changed since it was begun.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.pick_member import called
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.sessions.plan import year_rules as rules
from handlers.sessions.plan import year_texts as texts
from handlers.sessions.plan.notifications import subject_of
from handlers.sessions.plan.texts import NONE
from handlers.sessions.plan.theme_form import WORDS, ThemeData
from storage.database import Db
from storage.drafts import draft_about, unfinished_about
from storage.people import Person
from storage.plans import changes_of
from storage.sessions import Session

KIND = "planedit"
SHOWN = 160
Differences = Mapping[str, list[str]]


class Change(ThemeData):
    """`plan_version`: the theme's, up to which the person has been told what others changed; `why`: the reason that the
    ward reads.
    """

    plan_version: int = 0
    why: str = ""


@dataclass(frozen=True)
class Unsaved:
    """`mine` and `theirs` as {field: [before, after]}: what saving would change, and what others have changed since the
    form was begun. `both`: the fields that are in the two of them.
    """

    mine: dict[str, list[str]]
    theirs: dict[str, list[str]]

    @property
    def both(self) -> list[str]:
        return [name for name in self.mine if name in self.theirs]


def words_now(theme: Session) -> dict[str, str]:
    return {name: str(getattr(theme, name)) for name in WORDS}


def unsaved(theme: Session, draft: Draft[Change]) -> Unsaved:
    """What the form holds, against the theme as it is now. What was not touched in it stays as others have made it."""
    begun = Change.read(draft.row.opened["data"], draft.row.layout).words()
    now = words_now(theme)
    return Unsaved(rules.differences(now, rules.merged(begun, draft.data.words(), now)), rules.differences(begun, now))


def unsaved_of(context: Context, theme: Session) -> Draft[Change] | None:
    """The person's own form about the theme, if it holds anything that is not saved."""
    row = draft_about(context.db, context.person.id, KIND, subject_of(theme))
    if row is None:
        return None
    try:
        draft = Draft(row, Change.read(row.data, row.layout))
    except ValueError:
        return None
    return draft if unsaved(theme, draft).mine else None


def others_writing(context: Context, theme: Session) -> list[int]:
    """Who else has a form about the theme open or put aside."""
    rows = unfinished_about(context.db, (KIND,), subject_of(theme))
    return list(dict.fromkeys(row.person_id for row in rows if row.person_id != context.person.id))


def authors_of(db: Db, theme: Session, fields: Iterable[str]) -> dict[str, Person]:
    """Who changed each of these fields last."""
    wanted = set(fields)
    return {name: change.by for change in changes_of(db, theme.id) for name in change.fields if name in wanted}


def beside(context: Context, theme: Session, found: Unsaved) -> Markup:
    """What others have changed meanwhile, and where they and the person changed the same field: both versions."""
    by = authors_of(context.db, theme, found.theirs)
    lines = []
    for name, (old, new) in found.theirs.items():
        who = called(context.db, by[name]) if name in by else texts.SOMEBODY
        if name in found.mine:
            mine = found.mine[name][1]
            lines.append(texts.BOTH.format(field=texts.NAMES[name], name=who, theirs=_cut(new), mine=_cut(mine)))
        else:
            lines.append(texts.THEIRS.format(field=texts.NAMES[name], name=who, old=_cut(old), new=_cut(new)))
    return texts.MEANWHILE.format(lines=shared.list_lines(lines)) if lines else Markup()


def change_lines(changed: Differences) -> Markup:
    """Fields with what they said before and say now."""
    return Markup("\n").join(
        texts.CHANGE_LINE.format(field=texts.NAMES[name], old=_cut(old), new=_cut(new))
        for name, (old, new) in changed.items()
    )


def _cut(words: str) -> str:
    return shortened(words, SHOWN) or NONE
