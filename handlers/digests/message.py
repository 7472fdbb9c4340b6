"""The digest as words, from its figures alone: what needs attention, what went well, what comes, what has changed."""

import re
from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup

from handlers import texts as shared
from handlers.dates import long_date
from handlers.digests import rules, texts
from handlers.digests.snapshot import WEEKLY, CellRow, Figures

LONGEST = 1_500
NAME_LENGTH = 32
THEME_LENGTH = 60
_MOST_NAMES = (6, 4, 3, 2, 1, 0)


def digest_text(figures: Figures, late: bool = False) -> Markup:
    """One screen: at most 1,500 characters as they are read, so that a plain-text channel has room for the choices.
    `late`: with the line that says that it comes after its time.
    """
    text = Markup("")
    for most in _MOST_NAMES:
        text = _text(figures, late, most)
        if len(plain(text)) <= LONGEST:
            break
    return text


def plain(text: Markup) -> str:
    """The text as it is read, without tags."""
    return Markup(re.sub(r"<[^>]+>", "", text)).unescape()


def clipped(words: str, length: int) -> str:
    """The words in one line, at most `length` characters of them."""
    line = " ".join(words.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _text(figures: Figures, late: bool, most: int) -> Markup:
    if not figures.cells:
        return _title(figures, late) + Markup("\n\n") + texts.NO_CELLS
    weekly = figures.kind == WEEKLY
    parts = [
        _title(figures, late),
        _part(texts.ATTENTION, _attention(figures, most), texts.NO_ATTENTION),
        _part(texts.WELL, _well(figures, most), texts.NOTHING_WELL),
        _part(
            texts.COMING_WEEKLY if weekly else texts.COMING_LIVE, _coming(figures, max(1, most)), texts.NOTHING_COMING
        ),
        _changes(figures),
    ]
    return Markup("\n\n").join(parts)


def _part(heading: Markup, lines: Sequence[Markup | str], otherwise: str) -> Markup:
    return heading + Markup("\n") + shared.list_lines([*lines] or [otherwise])


def _title(figures: Figures, late: bool) -> Markup:
    title = texts.TITLE_WEEKLY if figures.kind == WEEKLY else texts.TITLE_LIVE
    unit = clipped(figures.unit_name, 2 * NAME_LENGTH) + (texts.IN_CHARGE if figures.cut else "")
    text = title.format(span=texts.span_words(figures.period), unit=unit, moment=texts.moment_words(figures.at))
    return text + Markup("\n") + texts.LATE_NOTE if late else text


def quarter_name(number: int) -> str:
    return texts.QUARTERS[number - 1]


def _attention(figures: Figures, most: int) -> list[Markup]:
    cells, quarter = len(figures.cells), quarter_name(figures.quarter[1])
    without_plan = [row for row in figures.cells if row.counts.without_plan]
    without = [row for row in figures.cells if row.counts.without and not row.counts.without_plan]
    missed = [row for row in figures.cells if row.missed]
    ended = quarter_name(rules.quarter_number(figures.period.first)[1])
    lines = []
    for found, line, name in (
        (without_plan, texts.WITHOUT_PLAN, quarter),
        (without, texts.WITHOUT, quarter),
        (missed, texts.MISSED, ended),
    ):
        if found:
            names = _names((row.name for row in found), most)
            lines.append(line.format(quarter=name, count=len(found), cells=cells, names=names))
    lines += _numbered(texts.LATE, figures, lambda row: row.counts.late, most)
    lines += _numbered(texts.DIFFICULTY, figures, lambda row: row.counts.difficulty, most)
    lines += _numbered(texts.UNLOGGED, figures, lambda row: row.unlogged, most)
    return lines


def _well(figures: Figures, most: int) -> list[Markup]:
    held = _numbered(texts.HELD, figures, lambda row: row.counts.held, most)
    return held + _numbered(texts.DONE, figures, lambda row: row.counts.done, most)


def _numbered(line: Markup, figures: Figures, number: Callable[[CellRow], int], most: int) -> list[Markup]:
    """The line with the total and the cells that make it up, the largest first; nothing where there are none."""
    rows = sorted((row for row in figures.cells if number(row)), key=number, reverse=True)
    if not rows:
        return []
    names = [_short(row.name) for row in rows]
    if number(rows[0]) > 1:
        names = [
            texts.NAMED_NUMBER.format(name=name, number=number(row)) for name, row in zip(names, rows, strict=True)
        ]
    return [line.format(count=sum(number(row) for row in rows), names=_listed(names, most))]


def _short(name: str) -> str:
    return clipped(texts.short_name(name), NAME_LENGTH)


def _names(names: Iterable[str], most: int) -> str:
    return _listed([_short(name) for name in names], most)


def _listed(words: Sequence[str], most: int) -> str:
    """About `most` of the words, and how many more there are."""
    if most == 0:
        return texts.ONLY_MORE.format(count=len(words))
    if len(words) <= most + 1:
        return ", ".join(words)
    return texts.MORE_CELLS.format(names=", ".join(words[:most]), count=len(words) - most)


def _coming(figures: Figures, most: int) -> list[Markup | str]:
    names = {row.unit_id: row.name for row in figures.cells}
    shown = figures.coming if len(figures.coming) <= most else figures.coming[:most]
    lines: list[Markup | str] = [
        texts.COMING.format(
            start=f"{long_date(one.starts_at.date())}, {one.starts_at:%H:%M}", cell=_short(names[one.cell_id]),
            theme=clipped(one.theme, THEME_LENGTH),
        )
        for one in shown
    ]  # fmt: skip
    if len(shown) < len(figures.coming):
        lines.append(texts.MORE_SESSIONS.format(count=len(figures.coming) - len(shown)))
    return lines


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
