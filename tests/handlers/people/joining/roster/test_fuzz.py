"""Whatever a file holds, it becomes rows or a refusal, and rows become a plan or problems: never a traceback."""

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.people.joining.roster.form import HEADINGS, Column, RosterRow
from handlers.people.joining.roster.lines import KnownRoster, Plan, UnitLine
from handlers.people.joining.roster.reading import RosterRefused, read_table
from handlers.people.joining.roster.rules import check
from tests.handlers.people.joining.roster.test_reading import HEAD, LINE, workbook

WHOLE = workbook(HEAD, LINE, LINE)
WORDS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "",
            "PM",
            "CB01",
            "DV001",
            "phường",
            "chi bộ",
            "khu dân cư",
            "Trần Văn Mẫu",
            "1968",
            "dự bị",
            "Bí thư @CB01",
            "=1",
        ]
    ),
)
KNOWN = KnownRoster({"PM": UnitLine("PM", "Phường", "ward", None, None)})
quickly = settings(max_examples=150, deadline=None, database=None)


@quickly
@given(st.lists(st.lists(WORDS, max_size=12), max_size=8), st.sampled_from([",", ";", "\t"]))
def test_any_csv(lines: list[list[str]], delimiter: str) -> None:
    text = "\n".join([delimiter.join(HEADINGS.values()), *(delimiter.join(line) for line in lines)])
    try:
        rows = read_table(text.encode("utf-8", "surrogatepass"), "a.csv")
    except RosterRefused as refusal:
        assert str(refusal)
        return
    assert rows and all(row.number > 1 for row in rows)


@quickly
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=40))
def test_any_damage_to_a_workbook(at: int, damage: bytes) -> None:
    try:
        rows = read_table(WHOLE[:at] + damage + WHOLE[at + len(damage) :], "a.xlsx")
    except RosterRefused as refusal:
        assert str(refusal)
        return
    assert len(rows) <= 2


@quickly
@given(st.lists(st.dictionaries(st.sampled_from(Column), WORDS, min_size=1), min_size=1, max_size=8))
def test_any_rows(cells: list[dict[Column, str]]) -> None:
    found = check([RosterRow(number, one) for number, one in enumerate(cells, start=2)], KNOWN, 2026)
    if isinstance(found, Plan):
        assert found.changes <= len(cells)
    else:
        assert all(2 <= problem.row <= len(cells) + 1 and problem.what for problem in found)
