"""The command line as people use it: what it says, and the exit code."""

import os
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select
from typer.testing import CliRunner, Result

from bot import cli
from bot.channels.api import BotApi
from bot.channels.bot_api import http
from bot.channels.bot_api.checking import check_bot
from bot.channels.bot_api.http import HttpBotApi
from bot.channels.telegram.kind import KIND as TELEGRAM
from bot.config import load
from bot.play.sample.ward import ROSTER
from storage.database import Database
from storage.invitations import Invitation
from storage.people import Person
from tests.bot.channels.bot_api.answers import AnsweringApi, refusal, well
from tests.key import KEY
from tests.storage.other_version import made_by_another

TOKEN = "77:a-token-of-nobody"


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def call(*words: str) -> Result:
    return CliRunner().invoke(cli.app, list(words))


def main(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """As the shell runs it."""
    monkeypatch.setattr(sys, "argv", ["chibo", *words])
    before = os.umask(0o022)
    try:
        with pytest.raises(SystemExit) as ended:
            cli.main()
    finally:
        os.umask(before)
    return int(ended.value.code or 0)


def people() -> int:
    database = Database(load().storage.url, KEY)
    with database.reading() as db:
        count = db.scalar(select(func.count()).select_from(Person)) or 0
    database.close()
    return count


@pytest.mark.parametrize(
    ("setting", "line"),
    [
        ('[telegram]\ntoken = "x"\nbase_ulr = "y"\n', "telegram.base_ulr: unknown setting"),
        ('[digest]\nweekday = "mon"\n', "digest.weekday: Input should be 'monday', "),
        ("[telegram\n", "config.toml: not valid TOML"),
        ("", "telegram.token: is empty; get one from @BotFather"),
    ],
)
def test_a_wrong_setting_is_one_line_and_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], setting: str, line: str
) -> None:
    Path("config.toml").write_text(setting, encoding="utf-8")
    assert main(monkeypatch, "run") == 2
    said = capsys.readouterr()
    assert said.err.startswith(line) and said.err.count("\n") == 1 and said.out == ""


def test_a_database_that_cannot_be_used_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("folder").mkdir()
    monkeypatch.setenv("CHIBO_STORAGE__URL", "sqlite:///folder")
    assert main(monkeypatch, "import", str(ROSTER)) == 6
    said = capsys.readouterr().err
    assert said.startswith("the database cannot be used (unable to open database file)") and said.count("\n") == 1


def test_a_database_of_another_version_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    call("import", str(ROSTER))
    made_by_another("sqlite:///data/chibo.db")
    assert main(monkeypatch, "import", str(ROSTER)) == 7
    said = capsys.readouterr().err
    assert (
        said.startswith("the database is at revision 0011, which this program does not know") and said.count("\n") == 1
    )
    finding = call("check").output.splitlines()[2]
    assert finding.startswith("MEND  database at revision 0011: it is of another version")


def test_an_import_makes_the_database_and_a_second_changes_nothing() -> None:
    first = call("import", str(ROSTER))
    assert first.exit_code == 0, first.output
    assert "Đã nhập" in first.output and people() > 10
    second = call("import", str(ROSTER))
    assert second.exit_code == 0
    assert second.output.startswith("0 thay đổi")


def test_an_import_is_whole_or_not_at_all() -> None:
    rows = ROSTER.read_text(encoding="utf-8").splitlines()
    Path("wrong.csv").write_text("\n".join([*rows, rows[-1].replace(",", ",?", 3)]), encoding="utf-8")
    result = call("import", "wrong.csv")
    assert result.exit_code == 1
    assert f"Dòng {len(rows) + 1}" in result.output
    assert people() == 0


@pytest.mark.parametrize("name", ["none.csv", "."])
def test_a_file_that_cannot_be_read_is_told(name: str) -> None:
    result = call("import", name)
    assert result.exit_code == 1 and result.exception.__class__ is SystemExit
    assert len(result.output.splitlines()) == 1


def test_import_wants_a_file() -> None:
    result = call("import")
    assert result.exit_code == 2 and "--template" in result.output


def test_the_template_is_a_workbook_and_no_file_is_overwritten() -> None:
    assert call("import", "--template", "form.xlsx").output == "form.xlsx\n"
    assert len(load_workbook("form.xlsx").sheetnames) == 3
    again = call("import", "--template", "form.xlsx")
    assert (again.exit_code, again.output) == (1, "form.xlsx: File exists\n")


def test_an_invitation_without_a_bot_is_a_code_and_a_picture() -> None:
    call("import", str(ROSTER))
    result = call("invite", "DV001", "--qr", "invitation.png")
    assert result.exit_code == 0, result.output
    assert "Đường dẫn" not in result.output and "mã này" in result.output
    assert Path("invitation.png").read_bytes().startswith(b"\x89PNG")
    nobody = call("invite", "Không Ai")
    assert nobody.exit_code == 1 and "Không có ai" in nobody.output


def test_an_invitation_that_cannot_be_handed_out_is_none() -> None:
    call("import", str(ROSTER))
    result = call("invite", "DV001", "--qr", "no/such/folder.png")
    assert (result.exit_code, result.output) == (1, "no/such/folder.png: No such file or directory\n")
    database = Database(load().storage.url, KEY)
    with database.reading() as db:
        assert db.scalar(select(func.count()).select_from(Invitation)) == 0
    database.close()


def test_an_invitation_with_a_bot_is_a_link(monkeypatch: pytest.MonkeyPatch) -> None:
    call("import", str(ROSTER))
    monkeypatch.setenv("CHIBO_TELEGRAM__TOKEN", TOKEN)
    me = well({"id": 77, "is_bot": True, "first_name": "Chibo", "username": "chibo_mau_bot"})
    monkeypatch.setattr(http, "HttpBotApi", lambda *given: AnsweringApi(me))
    assert "https://t.me/chibo_mau_bot?start=" in call("invite", "DV001").output
    monkeypatch.setattr(http, "HttpBotApi", lambda *given: AnsweringApi(refusal(401)))
    refused = call("invite", "DV001")
    assert (refused.exit_code, refused.output.split(":")[0]) == (1, "telegram.token")


def test_a_token_that_is_refused_leaves_the_way_of_another_channel(monkeypatch: pytest.MonkeyPatch) -> None:
    call("import", str(ROSTER))
    for name in ("TELEGRAM", "ZALO"):
        monkeypatch.setenv(f"CHIBO_{name}__TOKEN", TOKEN)
    zalo = well({"id": "77", "account_name": "bot.chibo", "display_name": "Chibo"})
    monkeypatch.setattr(http, "HttpBotApi", lambda url, _: AnsweringApi(zalo if "zalo" in url else refusal(401)))
    said = call("invite", "DV001").output
    assert "Zalo: https://zalo.me/bot.chibo" in said and "t.me/" not in said


def test_backup_while_it_runs() -> None:
    assert call("backup", "kept").exit_code == 1
    call("import", str(ROSTER))
    result = call("backup", "kept")
    assert result.exit_code == 0, result.output
    folder = Path(result.output.strip())
    assert folder.parent == Path("kept")
    assert call("backup", "--verify", str(folder)).output == f"{folder} is whole: 0 files.\n"
    copy = Database(f"sqlite:///{folder / 'chibo.db'}", KEY)
    with copy.reading() as db:
        assert db.scalar(select(func.count()).select_from(Person)) == people()
    copy.close()


def test_what_it_makes_is_for_its_own_user_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(monkeypatch, "import", str(ROSTER)) == 0
    assert main(monkeypatch, "backup", "copies") == 0
    made = [*Path("data").rglob("*"), Path("data"), *Path("copies").rglob("*")]
    assert len(made) >= 4
    assert [path for path in made if path.stat().st_mode & 0o077] == []


def test_check_says_what_to_mend() -> None:
    result = call("check")
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[0] == "ok    configuration"
    assert lines[1] == "ok    key in the environment or config.toml (storage.key)"
    assert lines[2].startswith("MEND  database at data/chibo.db: there is none yet")
    assert lines[-2:] == [
        "MEND  telegram token: telegram.token is empty: get one from @BotFather",
        "MEND  zalo token: zalo.token is empty: get one from Zalo Bot Platform",
    ]
    assert not Path("data").exists()
    call("import", str(ROSTER))
    lines = call("check").output.splitlines()
    assert lines[2].startswith("ok    database at revision 0") and lines[3] == "ok    files in data/files"


async def found(*answers: object, **settings: str) -> list[tuple[bool, str, str]]:
    section = load(telegram={"token": TOKEN, **settings}).of(TELEGRAM)
    api: BotApi = AnsweringApi(*answers)  # type: ignore[arg-type]
    return [(one.well, one.what, one.mend) async for one in check_bot("telegram", section, api, TELEGRAM.giver)]


async def test_check_of_the_bot() -> None:
    me, no_webhook = well({"username": "chibo_mau_bot"}), well({"url": ""})
    assert [(good, what) for good, what, _ in await found(me, no_webhook)] == [
        (True, "telegram token of chibo_mau_bot"),
        (True, "telegram without a webhook"),
    ]
    (_, (good, _, mend)) = await found(me, well({"url": "https://elsewhere.invalid/x"}))
    assert not good and "polling gets nothing" in mend
    (_, (good, what, _)) = await found(
        me, no_webhook, mode="webhook", webhook_url="https://chibo.invalid/x", webhook_secret="a_secret_of_nobody"
    )
    assert not good and what == "telegram webhook at https://chibo.invalid/x"
    ((good, _, mend),) = await found(refusal(401), refusal(401))
    assert not good and mend == "telegram.token is refused (401): copy it again"


async def test_check_of_a_bot_that_cannot_be_reached() -> None:
    api = HttpBotApi("http://127.0.0.1:9", TOKEN)
    section = load(telegram={"token": TOKEN, "base_url": "http://127.0.0.1:9"}).of(TELEGRAM)
    (finding,) = [one async for one in check_bot("telegram", section, api, TELEGRAM.giver)]
    await api.close()
    assert not finding.well and finding.mend.startswith("http://127.0.0.1:9 cannot be reached")
