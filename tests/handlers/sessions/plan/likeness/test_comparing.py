"""How alike two themes are: held against pairs written by hand, and against what people do to a text they copy."""

import random
from collections.abc import Iterator
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from handlers.sessions.plan.likeness.comparing import compared, likeness, marks, shared_passages
from handlers.sessions.plan.likeness.finding import Level, Levels, keep_in_index, most_alike, text_of
from handlers.settings.planning import Planning
from storage.database import Database, Db
from storage.likeness import ThemeMark, counts_of, keep_marks
from storage.people import Person, Unit
from storage.sessions import Session, SessionState
from tests.handlers.sessions.plan.likeness import pairs
from tests.handlers.small_ward import at
from tests.proofs.likeness import generated, real_life

LEVELS = Levels.of(Planning())
THEME = (
    "Không để rác qua đêm ở kiệt 3 đường Liễu Nam. Bà con bức xúc vì rác vứt ở đầu kiệt từ chập tối, chó bới tung. "
    "45 hộ ký cam kết mang rác ra đúng giờ xe đến."
)


@pytest.mark.parametrize(
    ("copies", "unrelated"),
    [
        (pairs.SEEN_COPIES, pairs.SEEN_UNRELATED),
        (pairs.ONCE_UNSEEN_COPIES, pairs.ONCE_UNSEEN_UNRELATED),
        (pairs.UNSEEN_COPIES, pairs.UNSEEN_UNRELATED),
    ],
    ids=["seen", "once-unseen", "unseen"],
)
def test_pairs_written_by_hand(copies: tuple[pairs.Pair, ...], unrelated: tuple[pairs.Pair, ...]) -> None:
    assert [pair for pair in copies if real_life.level_of(pair, LEVELS) is None] == []
    assert [pair for pair in unrelated if real_life.level_of(pair, LEVELS) is not None] == []


@pytest.mark.parametrize("part", real_life.PARTS)
def test_pairs_as_real_plans_have_them(part: str) -> None:
    apart, in_part, copies = (real_life.counted(real_life.pairs(kind, part), LEVELS) for kind in real_life.KINDS)
    assert apart[Level.COPY] == in_part[Level.COPY] == 0
    assert apart[Level.PART] <= 0.1 * apart.total()
    assert copies[Level.COPY] == copies.total()


def test_a_shared_stock_phrase_alone_is_nothing() -> None:
    one = "Trả lại vỉa hè đường Mẫu. Quán kê bàn ghế ra vỉa hè. Nhà nước và nhân dân cùng làm, mỗi hộ góp một phần"
    other = "Lắp đèn kiệt 30. Chị em đi làm ca về khuya sợ. Nhà nước và nhân dân cùng làm, mỗi hộ góp một phần"
    assert real_life.level_of((one, other), LEVELS) is None
    assert likeness(one, other) < 0.2


def test_generated_pairs_meet_the_targets() -> None:
    chance = random.Random(7)
    assert real_life.counted(generated.copies(chance, 300), LEVELS)[Level.COPY] >= 0.95 * 300
    assert real_life.counted(generated.unrelated(chance, 300), LEVELS)[None] >= 0.98 * 300


@pytest.mark.parametrize(
    "copy",
    [
        THEME,
        generated.without_accents(THEME),
        generated.without_accents(THEME).upper(),
        normalize("NFD", THEME),
        THEME.replace("Liễu Nam", "Hoàng Mẫu").replace("kiệt 3", "hẻm 27").replace("45", "60"),
        "45 hộ ký cam kết mang rác ra đúng giờ xe đến. Rác vứt ở đầu kiệt từ chập tối, chó bới tung, bà con bức xúc. "
        "Không để rác qua đêm ở kiệt 3 đường Liễu Nam.",
        THEME.replace("Bà con bức xúc", "Người dân kêu ca").replace("vứt", "bỏ").replace("bới tung", "lục tung"),
        THEME.replace("đúng giờ", "giờ đúng").replace("chập tối", "tối chập").replace("ký cam kết", "cam kết ký"),
    ],
    ids=["same", "accents", "capitals", "decomposed", "places", "reordered", "exchanged", "swapped"],
)
def test_what_a_copy_survives(copy: str) -> None:
    assert likeness(THEME, copy) > 0.7
    assert likeness(copy, THEME) == likeness(THEME, copy)


def test_the_ends_of_the_scale() -> None:
    assert likeness(THEME, THEME) == 1.0
    assert likeness(THEME, "") == likeness("", "") == 0.0
    assert likeness(THEME, "Lớp tiếng Anh") == 0.0
    assert likeness("3 4 5", "3 4 5") == 0.0


words = st.text(st.sampled_from("aăâbcdđeêghik mnoôơ.tuưưvxy ạẤỳ12\n,"), max_size=200)


@given(words, words)
def test_it_is_a_share_and_symmetric(one: str, other: str) -> None:
    assert 0.0 <= likeness(one, other) <= 1.0
    assert likeness(one, other) == likeness(other, one)


@given(words, words)
def test_passages_lie_within_the_text_and_in_order(one: str, other: str) -> None:
    spans = shared_passages(one, other)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(normalize("NFC", one)) for start, end in spans)


def test_shared_passages_are_those_in_ones_own_words() -> None:
    own = "Bà con khổ vì ngập. Mở nắp cống nạo vét trước mùa mưa ở đường Mẫu 5. Trồng thêm hoa trước cổng."
    other = "Trước mùa mưa, nạo vét và mở nắp cống đường Thử. Họp dân lúc 19 giờ."
    assert [own[start:end] for start, end in shared_passages(own, other)] == ["Mở nắp cống nạo vét trước mùa mưa"]


def test_a_long_text_is_read_up_to_its_bound() -> None:
    assert likeness("chuyện lạ " * 100_000, "chuyện lạ") > 0.9


@pytest.fixture
def db(database: Database) -> Iterator[Db]:
    with database.unit_of_work() as unit:
        cell = Unit(code="C", name="Chi bộ", kind="cell")
        unit.db.add(cell)
        unit.db.flush()
        unit.db.add(Person(code="P", full_name="A", folded_name="a", membership="official", unit_id=cell.id))
        unit.db.flush()
        yield unit.db


def stored(db: Db, text: str) -> Session:
    theme = Session(
        cell_id=1,
        theme=text,
        field="",
        reason="",
        place="",
        area="",
        starts_at=at("2026-12-03 19:00"),
        registered_by_id=1,
        registered_at=at("2026-11-01 19:00"),
    )
    db.add(theme)
    db.flush()
    keep_in_index(db, theme)
    return theme


def test_a_copy_is_found_among_others(db: Db) -> None:
    original = stored(db, THEME)
    for one, other in (*pairs.SEEN_UNRELATED, *pairs.UNSEEN_UNRELATED):
        stored(db, one)
        stored(db, other)
    chance = random.Random(3)
    subject = ("Không để rác qua đêm ở kiệt 9", THEME.split(". ")[1], THEME.split(". ")[2], "")
    found = most_alike(db, generated.copied(chance, subject, []), LEVELS)
    assert [one.session_id for one in found][:1] == [original.id]
    others = most_alike(db, THEME, LEVELS, but_for=original.id)
    assert original.id not in [one.session_id for one in others]
    assert most_alike(db, "Lớp tiếng Anh cho người bán hàng", LEVELS) == []


def test_the_index_follows_changes_and_what_is_called_off(db: Db) -> None:
    theme = stored(db, THEME)
    theme.theme = "Lớp tiếng Anh của tiểu thương"
    keep_in_index(db, theme)
    assert most_alike(db, THEME, LEVELS) == []
    assert [one.share for one in most_alike(db, text_of(theme), LEVELS)] == [1.0]
    assert set(counts_of(db, marks(THEME)).values()) == {0}
    theme.state = SessionState.CANCELLED
    db.flush()
    assert most_alike(db, text_of(theme), LEVELS) == []


def test_keeping_the_same_marks_twice_counts_them_once(db: Db) -> None:
    theme = stored(db, THEME)
    keep_marks(db, theme.id, set(marks(THEME)))
    assert set(counts_of(db, marks(THEME)).values()) == {1}
    assert set(db.scalars(select(ThemeMark.session_id))) == {theme.id}
    assert compared(marks(THEME), {}) == 0.0
