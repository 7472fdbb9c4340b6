"""/soho: where the numbers of a cell's documents begin, and the sample's minutes as a file."""

from sqlalchemy import select

from storage.documents import DocumentCounter, take_number
from storage.people import Unit
from tests.dialogs.refusals import NOT_YOUR_PAGE, NOT_YOURS, OLD_BUTTON, USE_BUTTONS
from tests.house import House, Person

PAPER = "🔢 Đánh số tiếp theo sổ giấy"
SET_BB = "✏ Biên bản: nhập số cuối trên sổ giấy"
SET_NQ = "✏ Nghị quyết: nhập số cuối trên sổ giấy"


def cell_id(house: House, code: str = "CB02") -> int:
    with house.database.reading() as db:
        return db.scalars(select(Unit.id).where(Unit.code == code)).one()


def last(house: House, kind: str = "BB") -> int | None:
    with house.database.reading() as db:
        row = db.get(DocumentCounter, (cell_id(house), kind, "2025-2027"))
        return row.last if row is not None else None


async def test_numbers_go_on_after_the_paper_book(house: House, hung: Person) -> None:
    await hung.says("/soho")
    (numbers,) = await hung.taps(PAPER)
    assert "Số văn bản · nhiệm kỳ 2025-2027" in numbers
    assert "– Biên bản: số tiếp theo 01-BB/CB" in numbers and "– Nghị quyết: số tiếp theo 01-NQ/CB" in numbers
    (asked,) = await hung.taps(SET_BB)
    assert "Biên bản, nhiệm kỳ 2025-2027: số cuối cùng trên sổ giấy là bao nhiêu?" in asked
    await house.restart()
    for wrong in ("mười hai", "-3", "10000"):
        (sorry,) = await hung.says(wrong)
        assert sorry.startswith("Đồng chí gõ một số từ 0 đến 9999 giúp, ví dụ: 12.")
    (done,) = await hung.says("12")
    assert done.startswith("✔ Biên bản tới đây mang số 13-BB/CB.")
    await hung.taps(SET_BB)
    (mended,) = await hung.says("11")
    assert mended.startswith("✔ Biên bản tới đây mang số 12-BB/CB.")
    assert (last(house), last(house, "NQ")) == (11, None)
    async with house.database.writing() as unit:
        assert take_number(unit.db, cell_id(house), "BB", "2025-2027") == 12
    (book,) = await hung.taps("⬅ Về sổ")
    assert "Sổ chưa có biên bản nào." in book


async def test_after_the_first_number_nothing_is_changed(house: House) -> None:
    minh = house.person("Minh")
    await minh.says("/soho")
    (numbers,) = await minh.taps(PAPER)
    assert "– Biên bản: số tiếp theo 02-BB/CB" in numbers
    assert SET_BB not in minh.labels() and SET_NQ in minh.labels()
    await minh.taps(SET_NQ)
    (back,) = await minh.taps("⬅ Quay lại")
    assert back == numbers


async def test_a_number_that_was_given_meanwhile_stands(house: House, hung: Person) -> None:
    await hung.says("/soho")
    await hung.taps(PAPER)
    await hung.taps(SET_BB)
    async with house.database.writing() as unit:
        take_number(unit.db, cell_id(house), "BB", "2025-2027")
        unit.commit()
    (done,) = await hung.says("7")
    assert done.startswith("✔ Biên bản tới đây mang số 08-BB/CB."), "no document bears a number yet"


async def test_who_may_not_set_numbers_sees_no_button(house: House, hung: Person) -> None:
    thao = house.person("Thảo")
    await thao.says("/soho")
    assert PAPER not in thao.labels()
    assert await house.person("Lan").says("/soho") == [NOT_YOUR_PAGE]


async def test_old_and_forged_buttons(house: House, hung: Person) -> None:
    await hung.says("/soho")
    old = hung.button(PAPER)
    await hung.taps(PAPER)
    await hung.presses(old)
    assert hung.toasts() == [OLD_BUTTON]
    forged = hung.button(SET_BB).rsplit(":", 1)[0] + ":XX"
    (sorry,) = await hung.presses(forged)
    assert sorry.startswith(USE_BUTTONS)
    await house.person("Thảo").presses(hung.button(SET_BB))
    assert house.person("Thảo").toasts() == [NOT_YOURS]


async def test_the_samples_minutes_are_handed_out(house: House) -> None:
    minh = house.person("Minh")
    await minh.says("/soho")
    (label,) = [one for one in minh.labels() if one.startswith("Số 01 · 28/10")]
    (minutes,) = await minh.taps(label)
    (rest,) = await minh.taps("Trang sau ▶")
    assert "Chủ trì: đồng chí Trần Văn Minh" in minutes and "\nĐã thông qua: " in rest
    answers = await minh.taps("📄 Tải bản Word")
    assert answers[-1].startswith("📄 Biên bản số 01-BB/CB: Vận động bà con không lấn chiếm vỉa hè")
    if house.channel == "telegram":
        assert minh.documents()[-1][0] == "bien-ban-01-2026-10-28.docx"
