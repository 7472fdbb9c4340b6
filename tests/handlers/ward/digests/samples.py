"""Figures made up for pictures and texts: invented cells of an invented ward."""

from datetime import timedelta
from random import Random

from handlers.ward.digests import rules
from handlers.ward.digests.counts import Counts, MarkCounts
from handlers.ward.digests.snapshot import WEEKLY, CellRow, Coming, Figures
from tests.handlers.world import MONDAY, local

OTHER_NAMES = (
    "Chi bộ Trường Tiểu học Hoa Sữa",
    "Chi bộ Trung tâm Phục vụ hành chính công phường",
    "Chi bộ Trạm Y tế",
    "Chi bộ Quân sự",
    "Chi bộ Công an phường",
)


def sample_figures(count: int, seed: int = 7) -> Figures:
    """A ward of `count` cells with all that can be in a picture."""
    random = Random(seed)
    period = rules.weekly_period(MONDAY)
    names = [*OTHER_NAMES[: count // 4], *(f"Chi bộ Khu phố {number}" for number in range(1, count + 1))][:count]
    cells = tuple(_row(number + 1, name, random) for number, name in enumerate(names))
    coming = tuple(
        Coming(row.unit_id, "Giữ vỉa hè thông thoáng", local(MONDAY + timedelta(days=3), "19:00"))
        for row in cells
        if row.weeks[-1].session == "planned"
    )
    return Figures(
        unit_id=900,
        unit_name="Phường Mẫu (số liệu mẫu)",
        kind=WEEKLY,
        at=local(MONDAY, "07:30"),
        period=period.span,
        ahead=period.ahead,
        quarter=(2026, 4),
        cells=tuple(rules.by_name(cells)),
        coming=coming,
        compared=rules.weekly_period(MONDAY - timedelta(days=7)).span,
    )


def _row(unit_id: int, name: str, random: Random) -> CellRow:
    past = [
        MarkCounts(random.choices(("held", "none", "unlogged"), (3, 9, 1))[0], random.choices((0, 1), (5, 1))[0])
        for _ in range(rules.WEEKS_SHOWN)
    ]
    ahead = MarkCounts(random.choices(("planned", "none"), (1, 3))[0])
    without = int(all(mark.session != "held" for mark in past))
    counts = Counts(
        held=int(past[-1].session == "held"),
        done=random.randrange(0, 9),
        open=random.randrange(4, 14),
        late=past[-1].late + random.choice((0, 0, 0, 1, 3, 12)),
        difficulty=random.choice((0, 0, 0, 0, 1, 2)),
        without=without,
        without_plan=int(bool(without) and ahead.session == "none"),
    )
    earlier = Counts(done=random.randrange(0, 9), late=random.randrange(0, 5))
    unlogged = sum(mark.session == "unlogged" for mark in past)
    counts = counts._replace(planned=int(ahead.session == "planned"), unlogged=unlogged)
    return CellRow(unit_id, name, counts, (*past, ahead), earlier, parent_id=900)
