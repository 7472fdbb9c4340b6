"""The library of texts: what comes with the bot is whole, and a ward's own files are read or told of."""

from pathlib import Path

from handlers.library.library import load
from handlers.library.markdown import shown
from handlers.settings.meetings import Meetings
from handlers.settings.scoring import Scoring


def test_every_field_of_work_has_questions_that_draw_people_out() -> None:
    library = load()
    assert library.faults == ()
    for field in Meetings().fields:
        questions = library.questions_for(field)
        assert len(questions) >= 5, field
        assert all(
            (question.endswith((".", "?")) and "?" in question) or "kể" in question.lower() for question in questions
        )
        assert len(set(questions)) == len(questions)


def test_situations_thanks_and_lessons() -> None:
    library = load()
    assert {text.name for text in library.of_kind("situation")} >= {
        "situations/lac-de",
        "situations/gay-gat",
        "situations/im-lang",
    }
    for part in Scoring().chairing:
        thanks = library.thanks_for(part.key)
        assert thanks is not None and thanks.part == part.key
    general = library.thanks_for("")
    assert general is not None and general.name == "thanks/chung"
    lessons = library.of_kind("lesson")
    assert len(lessons) >= 6 and all(1 <= lesson.minutes <= 10 for lesson in lessons)


def test_every_text_fits_a_message() -> None:
    for text in load().texts:
        assert len(text.title) <= 60, text.name
        assert len(shown(text.body)) <= 1_700, text.name


def write(folder: Path, name: str, words: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")


def test_a_wards_file_takes_the_place_of_the_bots_or_is_added(tmp_path: Path) -> None:
    field = "field: An sinh xã hội\n"
    write(tmp_path, "questions/an-sinh-xa-hoi.md", f"---\nkind: questions\n{field}title: A\n---\n- Nhà nào khó?\n")
    write(tmp_path, "questions/them.md", f"---\nkind: questions\n{field}title: B\n---\n- Ai giúp?\n")
    library = load(tmp_path)
    assert library.questions_for("An sinh xã hội") == ("Nhà nào khó?", "Ai giúp?")
    assert len(library.questions_for("Vệ sinh môi trường")) >= 5


def test_what_cannot_be_read_is_told_of_and_the_rest_stays(tmp_path: Path) -> None:
    write(tmp_path, "bare.md", "Không có phần đầu\n")
    write(tmp_path, "kind.md", "---\nkind: poem\ntitle: A\n---\nB\n")
    write(tmp_path, "empty.md", "---\nkind: lesson\ntitle: A\n---\n\n")
    write(tmp_path, "line.md", "---\nkind lesson\n---\nB\n")
    write(tmp_path, "minutes.md", "---\nkind: lesson\ntitle: A\nminutes: hai\n---\nB\n")
    (tmp_path / "bytes.md").write_bytes(b"---\nkind: \xff\n")
    library = load(tmp_path)
    assert sorted(Path(path).name for path, _ in library.faults) == [
        "bare.md",
        "bytes.md",
        "empty.md",
        "kind.md",
        "line.md",
        "minutes.md",
    ]
    assert len(library.texts) == len(load().texts)


def test_a_folder_that_is_not_there_is_no_fault(tmp_path: Path) -> None:
    assert load(tmp_path / "none") == load()


def test_markdown_as_a_chat_shows_it() -> None:
    assert shown("## Tên\n- một **hai** <b>\n**A & B**") == "Tên\n– một <b>hai</b> &lt;b&gt;\n<b>A &amp; B</b>"
