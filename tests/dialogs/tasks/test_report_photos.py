"""Photos with a report: first or last, in albums, kept once, without their position, too big or no pictures."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select

from storage.drafts import DraftRow
from storage.files import FileStore, StoredFile
from storage.tasks import ReportMedia
from tests.dialogs.tasks.reporting import PARKING, SENT, SIDEWALK, SIDEWALK_NAMED, done, step, summary
from tests.house import House, Person
from tests.pictures import has_position, photo, picture, positioned


async def test_photo_first_three_taps(house: House, lan: Person, minh: Person) -> None:
    (which,) = await lan.sends_photo(photo())
    assert which == step(
        1, f"Ảnh này báo cáo cho việc nào?\n– {SIDEWALK}: hạn 27/11\n– {PARKING}: hạn 04/12", "📷 Đã nhận 1 ảnh."
    )
    await lan.taps(PARKING)
    (asked,) = await lan.taps("✅ Hoàn thành")
    assert asked == summary(PARKING, "Kết quả: Hoàn thành", "Ảnh: 1")
    await lan.taps("📨 Gửi")
    assert minh.labels()[-2:] == ["📷 Xem ảnh", "📄 Xem việc"]
    await minh.taps("📷 Xem ảnh")
    assert len(minh.pictures()) == 1


async def test_an_album_is_counted_in_one_message_and_kept_in_order(house: House, lan: Person) -> None:
    await done(lan)
    await lan.taps("📷 Thêm ảnh")
    colors = ["red", "green", "blue", "white", "black", "gray", "navy", "olive", "teal", "lime"]
    said = await lan.sends_album([photo(color) for color in colors])
    house.clock.move(timedelta(seconds=30))
    await house.settle()
    said += lan.take()
    enough = step(5, f"{SIDEWALK_NAMED}\n📷 Đã nhận đủ 10 ảnh. Đồng chí chọn ở dưới.")
    assert said[-1] == enough
    if house.channel == "telegram":
        assert len(said) == 1
    (full,) = await lan.sends_photo(photo("pink"))
    assert full == f"Ảnh gửi thêm không được giữ: một báo cáo có nhiều nhất 10 ảnh.\n\n{enough}"
    await lan.taps("Xong phần ảnh")
    await lan.taps("📨 Gửi")
    with house.database.reading() as db:
        kept = db.scalars(select(ReportMedia).order_by(ReportMedia.position)).all()
        assert len(kept) == 10 and all(one.file_hash for one in kept)
        files = FileStore(house.settings.storage.files, house.database.key)
        assert [files.read(one.file_hash or "") for one in kept] == [photo(color) for color in colors]


async def test_the_same_photo_is_kept_once(house: House, lan: Person) -> None:
    await done(lan)
    await lan.sends_photo(photo("red"))
    await lan.sends_photo(photo("red"))
    await lan.taps("📨 Gửi")
    with house.database.reading() as db:
        assert len(db.scalars(select(ReportMedia)).all()) == 1


async def test_the_position_is_not_kept(house: House, lan: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel takes no files")
    content = photo("red", position=True)
    assert has_position(content)
    await done(lan)
    (counted,) = await lan.sends_document("IMG_1.jpg", content, "image/jpeg")
    assert counted.startswith("📷 Đã nhận 1 ảnh.")
    await lan.taps("📨 Gửi")
    with house.database.reading() as db:
        (kept,) = db.scalars(select(ReportMedia))
        files = FileStore(house.settings.storage.files, house.database.key)
        assert [has_position(files.read(one)) for one in db.scalars(select(StoredFile.hash))] == [False]
        assert kept.file_hash


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"MZ\x90\x00" + b"\x00" * 500, "Có một tệp mở ra không phải ảnh"),
        (photo("red", (400, 300))[:-200], "Có một tệp mở ra không phải ảnh"),
    ],
    ids=["a renamed EXE", "a truncated JPEG"],
)
async def test_what_is_no_picture_is_told_and_not_kept(house: House, lan: Person, content: bytes, said: str) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel takes no files")
    await done(lan)
    await lan.sends_photo(photo("blue"))
    answers = await lan.sends_document("anh.jpg", content, "image/jpeg")
    assert answers[-1].startswith(said)
    (sent,) = await lan.taps("📨 Gửi")
    assert "Ảnh: 1" in sent
    with house.database.reading() as db:
        assert len(db.scalars(select(ReportMedia)).all()) == 1


@pytest.mark.parametrize(
    ("name", "mime", "make"),
    [
        ("IMG_0001.HEIC", "image/heic", lambda: picture("HEIF", exif=positioned().tobytes())),
        ("IMG_0001.HEIC", "application/octet-stream", lambda: picture("HEIF")),
        ("20261125_0900.jpg", "image/jpeg", lambda: picture("JPEG", (12_000, 9_000), exif=positioned())),
        ("toan-canh.jpg", "image/jpeg", lambda: picture("JPEG", (24_000, 300))),
        ("anh.png", "image/png", lambda: picture("PNG", mode="I;16")),
    ],
    ids=["heic", "heic without a kind", "108 megapixels", "a strip", "16 bits"],
)
async def test_whatever_a_phone_makes_comes_as_a_photo(
    house: House, lan: Person, minh: Person, name: str, mime: str, make: Callable[[], bytes]
) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel takes no files")
    await lan.sends_document(name, make(), mime)
    await lan.taps(PARKING)
    await lan.taps("✅ Hoàn thành")
    await lan.taps("📨 Gửi")
    await minh.taps("📷 Xem ảnh")
    (seen,) = minh.pictures()
    assert isinstance(seen, bytes)
    with Image.open(BytesIO(seen)) as shown:
        assert shown.format == "JPEG" and sum(shown.size) <= 10_000 and max(shown.size) <= 20 * min(shown.size)
    assert not has_position(seen)


async def test_one_of_too_many_pixels_is_told_how_to_come(house: House, lan: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel takes no files")
    await done(lan)
    answers = await lan.sends_document("anh.png", picture("PNG", (9_000, 7_000), "1"), "image/png")
    assert answers[-1].startswith("Có một ảnh lớn quá nên em không mở được. Đồng chí gửi lại dạng ảnh thường")
    (sent,) = await lan.taps("📨 Gửi")
    assert "Ảnh" not in sent


async def test_twenty_megabytes(house: House, lan: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel takes no files")
    await done(lan)
    (huge,) = await lan.sends_document("anh.jpg", b"\xff\xd8" + b"x" * (21 * 1024 * 1024), "image/jpeg")
    assert huge.startswith("Ảnh này nặng quá 20 MB nên không tải được. Đồng chí gửi lại dạng ảnh thường")
    (words,) = await lan.sends_document("bao-cao.pdf", b"%PDF", "application/pdf")
    assert words.startswith("Tệp này không phải ảnh.")
    (sent,) = await lan.taps("📨 Gửi")
    assert sent.startswith(SENT) and "Ảnh" not in sent


async def test_an_album_out_of_order_is_kept_as_it_was_sent(house: House, lan: Person) -> None:
    """The photos of an album may come in any order: their messages' numbers tell the sender's."""
    await done(lan)
    for color in ("red", "green", "blue"):
        await lan.sends_photo(photo(color))
        house.clock.move(timedelta(seconds=5))
        await house.settle()
    with house.database.unit_of_work() as unit:
        form = unit.db.scalars(select(DraftRow)).one()
        form.data["photos"] = list(reversed(form.data["photos"]))
        unit.commit()
    await lan.taps("📨 Gửi")
    with house.database.reading() as db:
        kept = db.scalars(select(ReportMedia).order_by(ReportMedia.position)).all()
        files = FileStore(house.settings.storage.files, house.database.key)
        assert [files.read(one.file_hash or "") for one in kept] == [photo(one) for one in ("red", "green", "blue")]
