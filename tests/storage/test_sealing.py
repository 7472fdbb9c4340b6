"""Sealed files: what was sealed comes back, and nothing else passes for it."""

from pathlib import Path

import pytest

from bot.clock import JumpingClock
from storage.database import Database
from storage.files import FileStore
from storage.keys import Key
from storage.sealing import CHUNK, MARK, Damaged, Sealer
from tests.house import BEGINS
from tests.key import KEY
from tests.raw_bytes import files_with

NAME = "a" * 64
TAG = 16
BODY = len(MARK) + 16
WORDS = b"minutes of a meeting, word for word"


@pytest.fixture
def sealer() -> Sealer:
    return Sealer(KEY, "files")


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_was_sealed_comes_back(sealer: Sealer, length: int) -> None:
    content = bytes(number % 251 for number in range(length))
    assert sealer.unseal(NAME, sealer.seal(NAME, content)) == content


def test_the_same_content_never_looks_the_same(sealer: Sealer) -> None:
    assert sealer.seal(NAME, WORDS) != sealer.seal(NAME, WORDS)


@pytest.mark.parametrize("place", [0, len(MARK), BODY, BODY + CHUNK + TAG + 3, -1])
def test_a_changed_byte_is_noticed(sealer: Sealer, place: int) -> None:
    sealed = bytearray(sealer.seal(NAME, bytes(2 * CHUNK)))
    sealed[place] ^= 1
    with pytest.raises(Damaged):
        sealer.unseal(NAME, bytes(sealed))


def test_what_is_cut_off_or_put_in_another_order_is_noticed(sealer: Sealer) -> None:
    sealed = sealer.seal(NAME, b"a" * CHUNK + b"b" * CHUNK + b"c")
    first, second = (sealed[BODY + n * (CHUNK + TAG) : BODY + (n + 1) * (CHUNK + TAG)] for n in (0, 1))
    rest = sealed[BODY + 2 * (CHUNK + TAG) :]
    for forged in (first + second, first, second + first + rest, first + second + rest + rest, b"", rest):
        with pytest.raises(Damaged):
            sealer.unseal(NAME, sealed[:BODY] + forged)


def test_another_name_key_or_kind_does_not_open_it(sealer: Sealer) -> None:
    sealed = sealer.seal(NAME, WORDS)
    others = ((sealer, "b" * 64), (Sealer(Key(bytes(32)), "files"), NAME), (Sealer(KEY, "published"), NAME))
    for other, name in others:
        with pytest.raises(Damaged):
            other.unseal(name, sealed)
    with pytest.raises(Damaged):
        sealer.unseal(NAME, WORDS)


def test_a_name_tells_nothing_and_is_always_the_same(sealer: Sealer) -> None:
    assert sealer.name(NAME) == Sealer(KEY, "files").name(NAME) != NAME
    assert (
        len({sealer.name(NAME), Sealer(KEY, "published").name(NAME), Sealer(Key(bytes(32)), "files").name(NAME)}) == 3
    )


@pytest.mark.parametrize(("own", "readable"), [(KEY, False), (None, True)])
def test_a_file_on_disk_is_sealed_and_so_is_its_name(
    database: Database, tmp_path: Path, own: Key | None, readable: bool
) -> None:
    files = FileStore(tmp_path / "files", own)
    with database.unit_of_work() as unit:
        digest = files.keep(unit.db, WORDS, "text/plain", JumpingClock(BEGINS).now())
        unit.commit()
    assert files.read(digest) == WORDS
    assert bool(files_with(tmp_path / "files", [WORDS])) is readable
    assert any(digest in path.name for path in tmp_path.rglob("*")) is readable
