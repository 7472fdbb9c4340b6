"""A mark in every place of every kind of document; documents with nothing to read; and what is over a bound."""

import pytest

from handlers.secrecy import documents, pdf
from handlers.secrecy.documents import lines_of
from handlers.secrecy.lines import Sealed, Unreadable, Wordless
from handlers.secrecy.rules import mark_among
from tests.documents import pdf_of
from tests.handlers.secrecy.kinds import EVERYDAY, MARKED, SEALED, WORDLESS


@pytest.mark.parametrize("kind", MARKED)
def test_the_mark_is_found_wherever_it_stands(kind: str) -> None:
    assert mark_among(lines_of(MARKED[kind]())) == "TỐI MẬT"


@pytest.mark.parametrize("kind", EVERYDAY)
def test_everyday_documents_pass(kind: str) -> None:
    assert mark_among(lines_of(EVERYDAY[kind]())) is None


@pytest.mark.parametrize("kind", SEALED)
def test_what_cannot_be_looked_into_is_refused(kind: str) -> None:
    with pytest.raises(Sealed):
        list(lines_of(SEALED[kind]()))


@pytest.mark.parametrize("kind", WORDLESS)
def test_what_has_nothing_to_read_is_refused(kind: str) -> None:
    with pytest.raises(Wordless):
        list(lines_of(WORDLESS[kind]()))


def test_what_is_over_a_bound_is_refused_and_not_half_read(monkeypatch: pytest.MonkeyPatch) -> None:
    long = "x\n" * documents.MOST_LINES
    with pytest.raises(Unreadable, match="too long"):
        list(lines_of(f"{long}MẬT".encode()))
    monkeypatch.setattr(pdf, "MOST_PAGES", 0)
    with pytest.raises(Unreadable, match="too long"):
        list(lines_of(pdf_of("một trang")))
