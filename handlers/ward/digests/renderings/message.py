"""The digest as words, from its figures alone: decisions, what is late, what went well, what comes, what changed."""

import re
from collections.abc import Collection, Sequence

from markupsafe import Markup

from handlers.language.dates import long_date
from handlers.screens import texts as shared
from handlers.screens.fitting import one_line, shortened
from handlers.ward.digests import rules, texts
from handlers.ward.digests.snapshot import WEEKLY, CellRow, Figures

LONGEST = 1_500
NAME_LENGTH = 32
THEME_LENGTH = 60
_MOST_NAMES = (6, 4, 3, 2, 1, 0)


def digest_text(figures: Figures, late: bool = False, first: Collection[int] = ()) -> Markup:
    """One screen: at most 1,500 characters as they are read, so that a plain-text channel has room for the choices.
    `late`: with the line that says that it comes after its time. `first`: the cells to be told of before the others.
    """
    text = Markup("")
    for most in _MOST_NAMES:
        text = _text(figures, late, most, first)
        if len(plain(text)) <= LONGEST:
            break
    return text


def plain(text: Markup) -> str:
    """The text as it is read, without tags."""
    return Markup(re.sub(r"<[^>]+>", "", text)).unescape()


def _text(figures: Figures, late: bool, most: int, first: Collection[int]) -> Markup:
    if not figures.cells:
        return _title(figures, late) + Markup("\n\n") + texts.NO_CELLS
    weekly = figures.kind == WEEKLY
    coming = texts.COMING_WEEKLY if weekly else texts.COMING_LIVE
    parts = [
        _title(figures, late),
        *_own(figures, first, most),
        _part(texts.DECIDE, _to_decide(figures, most), texts.NOTHING_TO_DECIDE),
        _part(texts.BEHIND, _behind(figures, most), texts.NOTHING_BEHIND),
        _part(texts.WELL, _well(figures, most), texts.NOTHING_WELL),
        _part(coming, _coming(figures, max(1, most)), texts.NOTHING_COMING),
        _changes(figures),
    ]
    if figures.witness and not figures.cut:
        parts.append(texts.WITNESS.format(code=figures.witness))
    return Markup("\n\n").join(parts)


def _part(heading: Markup, lines: Sequence[Markup | str], otherwise: str) -> Markup:
    return heading + Markup("\n") + shared.list_lines([*lines] or [otherwise])


def _title(figures: Figures, late: bool) -> Markup:
    title = texts.TITLE_WEEKLY if figures.kind == WEEKLY else texts.TITLE_LIVE
    unit = shortened(one_line(figures.unit_name), 2 * NAME_LENGTH) + (
        texts.IN_CHARGE if figures.cut and figures.cut_name else ""
    )
    text = title.format(span=texts.span_words(figures.period), unit=unit, moment=texts.moment_words(figures.at))
    return text + Markup("\n") + texts.LATE_NOTE if late else text


def quarter_name(number: int) -> str:
    return texts.QUARTERS[number - 1]


def _own(figures: Figures, first: Collection[int], most: int) -> list[Markup]:
    """A line for each cell that the reader is in charge of, where there are others too."""
    rows = [row for row in rules.by_need(figures.cells) if row.unit_id in first]
    if not rows or len(rows) == len(figures.cells):
        return []
    lines: list[Markup | str] = [_own_line(row) for row in rows[: max(3, most)]]
    if len(rows) > len(lines):
        lines.append(texts.OWN_MORE.format(count=len(rows) - len(lines)))
    return [_part(texts.OWN, lines, "")]


def _own_line(row: CellRow) -> Markup:
    counts = row.counts
    counted = [words.format(count=count) for name, words in texts.OWN_WORDS.items() if (count := getattr(counts, name))]
    return texts.OWN_LINE.format(name=_short(row.name), words=" · ".join(counted) or texts.OWN_NOTHING)


def _to_decide(figures: Figures, most: int) -> list[Markup]:
    this, ended = quarter_name(figures.quarter[1]), quarter_name(rules.quarter_number(figures.period.first)[1])
    quarters = _numbered(texts.WAITING, figures, "waiting", most)
    quarters += _numbered(texts.without_plan(this), figures, "without_plan", most)
    quarters += _numbered(texts.missed(ended), figures, "missed", most)
    return quarters + _numbered(texts.DIFFICULTY, figures, "difficulty", most) + _signs(figures, most)


def _behind(figures: Figures, most: int) -> list[Markup]:
    return [
        line
        for words, number in ((texts.LATE, "late"), (texts.UNLOGGED, "unlogged"), (texts.UNPREPARED, "unprepared"))
        for line in _numbered(words, figures, number, most)
    ]


def _well(figures: Figures, most: int) -> list[Markup]:
    lines = _numbered(texts.HELD, figures, "held", most) + _numbered(texts.DONE, figures, "done", most)
    totals = figures.totals
    counted = ((texts.REPORTS, totals.reports), (texts.VISITED, totals.visited))
    lines += [line.format(count=count) for line, count in counted if count]
    return lines + _numbered(texts.REMARKS, figures, "remarks", most)


def _numbered(line: Markup, figures: Figures, number: str, most: int) -> list[Markup]:
    """The line with the total and the parts that make it up, the largest first; nothing where there are none."""
    parts = [(getattr(row.counts, number), _short(row.name)) for row in figures.parts]
    parts = sorted((one for one in parts if one[0]), key=lambda one: one[0], reverse=True)
    if not parts:
        return []
    line = texts.without_names(line) if len(figures.cells) == 1 else line
    names = [name for _, name in parts]
    if parts[0][0] > 1:
        names = [texts.NAMED_NUMBER.format(name=name, number=count) for count, name in parts]
    return [line.format(count=sum(count for count, _ in parts), names=_listed(names, most), cells=len(figures.cells))]


def _signs(figures: Figures, most: int) -> list[Markup]:
    """Where signs of mere form were seen: by name, and never counted."""
    if len(figures.cells) == 1:
        return [texts.SIGNS_HERE] if figures.signs else []
    names = {row.unit_id: _short(row.name) for row in figures.parts}
    seen = list(dict.fromkeys(names[figures.part_of(one.cell_id)] for one in figures.signs))
    if not seen:
        return []
    shown = ", ".join(seen[: max(1, most)])
    return [texts.SIGNS.format(names=texts.AND_OTHERS.format(names=shown) if len(seen) > max(1, most) else shown)]


def _short(name: str) -> str:
    return shortened(one_line(texts.short_name(name)), NAME_LENGTH)


def _listed(words: Sequence[str], most: int) -> str:
    """About `most` of the words, and how many more there are."""
    if most == 0:
        return texts.ONLY_MORE.format(count=len(words))
    if len(words) <= most + 1:
        return ", ".join(words)
    return texts.MORE_CELLS.format(names=", ".join(words[:most]), count=len(words) - most)


def _coming(figures: Figures, most: int) -> list[Markup | str]:
    names = {row.unit_id: row.name for row in figures.parts}
    shown = figures.coming if len(figures.coming) <= most else figures.coming[:most]
    lines: list[Markup | str] = [*_planned_later(figures)]
    if figures.totals.to_visit:
        lines.append(texts.TO_VISIT.format(count=figures.totals.to_visit))
    lines += [
        texts.COMING.format(
            start=f"{long_date(one.starts_at.date())}, {one.starts_at:%H:%M}",
            cell=_short(names[figures.part_of(one.cell_id)]),
            theme=shortened(one_line(one.theme), THEME_LENGTH),
        )
        for one in shown
    ]
    if len(shown) < len(figures.coming):
        lines.append(texts.MORE_SESSIONS.format(count=len(figures.coming) - len(shown)))
    return lines


def _planned_later(figures: Figures) -> list[Markup]:
    """How many cells have no session this quarter yet, but one in the calendar."""
    count = figures.totals.without - figures.totals.without_plan
    quarter = quarter_name(figures.quarter[1])
    return [texts.WITHOUT.format(quarter=quarter, count=count, cells=len(figures.cells))] if count > 0 else []


def _changes(figures: Figures) -> Markup:
    if figures.compared is None:
        return texts.NO_CHANGE
    heading = texts.CHANGE_WEEKLY if figures.kind == WEEKLY else texts.CHANGE_LIVE
    now, before = figures.totals, figures.earlier_totals
    lines = []
    for name in rules.comparable(figures):
        count = getattr(now, name) - getattr(before, name)
        change = texts.CHANGED[(count > 0) - (count < 0)].format(count=abs(count))
        lines.append(texts.CHANGE.format(what=texts.CHANGES[name], now=getattr(now, name), change=change))
    return _part(heading.format(span=texts.span_words(figures.compared)), lines, "")
