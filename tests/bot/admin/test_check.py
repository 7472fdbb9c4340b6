"""`chibo check` names each of the ward's texts that cannot be read, and says how to mend it."""

from pathlib import Path

from bot.admin.check import check_library
from bot.channels.kind import Finding
from bot.config import Settings
from handlers.settings.meetings import ChairingPolicy

GOOD = "---\nkind: questions\nfield: An sinh xã hội\ntitle: Câu hỏi (mẫu)\n---\n- Một?\n"


def findings(folder: Path | None) -> list[Finding]:
    return check_library(Settings(chairing=ChairingPolicy(library=folder)))


def test_a_ward_without_texts_of_its_own_is_not_asked(tmp_path: Path) -> None:
    assert findings(None) == []
    (missing,) = findings(tmp_path / "none")
    assert not missing.well and missing.mend == "chairing.library is no folder: make it, or leave it out"


def test_good_texts_are_well(tmp_path: Path) -> None:
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "an-sinh-xa-hoi.md").write_text(GOOD, encoding="utf-8")
    assert findings(tmp_path) == [Finding(f"texts in {tmp_path}", True)]


def test_each_fault_is_named_with_how_to_mend_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Chỉ có chữ\n", encoding="utf-8")
    (tmp_path / "b.md").write_text(GOOD.replace("questions", "question"), encoding="utf-8")
    (tmp_path / "c.md").write_bytes(GOOD.encode("utf-16"))
    (tmp_path / "d.md").write_text(GOOD.replace("An sinh xã hội", "An sinh"), encoding="utf-8")
    (tmp_path / "e.md").write_text(GOOD.replace("title: Câu hỏi (mẫu)\n", ""), encoding="utf-8")
    (tmp_path / "f.md").write_text(GOOD, encoding="utf-8")
    found = {Path(one.what.removeprefix("text ")).name: one.mend for one in findings(tmp_path)}
    assert found == {
        "a.md": "it is left out: it has to begin with lines such as “kind: questions” between two lines of ---",
        "b.md": "it is left out: kind must be one of questions, situation, thanks, lesson",
        "c.md": "it is left out: save it as UTF-8",
        "d.md": "field must be one of meetings.fields, so that it is shown: “An sinh” is not",
        "e.md": "it is left out: title and text must not be empty",
    }
