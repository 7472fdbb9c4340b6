"""`chibo check`: is everything in place to run? Each finding says what is wrong and how to mend it."""

from pathlib import Path

from bot.admin.audit import check_audit
from bot.admin.check_duties import check_duties
from bot.admin.check_key import check_key
from bot.channels.kind import Finding, Plan
from bot.clock import MovableClock
from bot.config import Settings
from bot.delivery.budget import WARNED_AT, month_of
from handlers.library.library import load
from handlers.meetings.minutes.own_templates import faults_of
from storage import schema
from storage.accounts import users_of
from storage.database import Database, DatabaseFault, file_of, open_engine
from storage.keys import Key, KeyFault, NoKey
from storage.message_counts import messages_of


async def check_all(settings: Settings, witness: str | None = None) -> list[Finding]:
    """Everything, in the order in which it would be needed; with `witness`, whether the audit still holds it."""
    findings = [Finding("configuration", True), *check_storage(settings, witness), *check_library(settings)]
    findings += check_duties(settings)
    findings += check_templates(settings)
    nothing_on = not any(section.on for _, section in settings.channels())
    for kind, section in settings.channels():
        if section.on or (nothing_on and kind.needed):
            findings += [finding async for finding in kind.check(section)]
    return [*findings, *check_plans(settings)]


def check_plans(settings: Settings) -> list[Finding]:
    """How far the plan of each channel is used that has one."""
    plans = [(kind, section.plan) for kind, section in settings.channels() if section.on and section.plan != Plan()]
    file = file_of(settings.storage.url)
    if not plans or (file is not None and not file.exists()):
        return []
    try:
        database = Database(settings.storage.url, settings.storage.read_key())
    except (KeyFault, DatabaseFault, OSError, ImportError):
        return []  # That it cannot be opened is said already.
    month = month_of(MovableClock().now(), settings.clock.zone)
    try:
        with database.reading() as db:
            used = [
                _plan(kind.name, plan, messages_of(db, kind.name, month), users_of(db, kind.name))
                for kind, plan in plans
            ]
    except DatabaseFault:
        return []
    finally:
        database.close()
    return used


def _plan(name: str, plan: Plan, messages: int, users: int) -> Finding:
    most, all_users = plan.messages or "any", plan.users or "any"
    what = f"{name} plan: {messages} of {most} messages this month, {users} of {all_users} users"
    near = (plan.messages and messages * 100 >= plan.messages * WARNED_AT) or (plan.users and users >= plan.users)
    return Finding(
        what, not near, f"it is nearly used up: a larger plan, or another channel beside it ({name}.* says both)"
    )


def check_storage(settings: Settings, witness: str | None = None) -> list[Finding]:
    """The key, the database, its migrations, the folder of files, and the audit."""
    storage = settings.storage
    try:
        key = storage.read_key()
    except NoKey as error:
        return [Finding("key", False, str(error))]
    findings = check_key(storage)
    file = file_of(storage.url)
    if file is not None and not file.exists():
        there_is_none = "there is none yet: `chibo import` or `chibo run` makes it"
        return [*findings, Finding(f"database at {file}", False, there_is_none)]
    try:
        revision = _revision(storage.url, key)
    except KeyFault as error:
        return [*findings, Finding("database", False, str(error))]
    except (DatabaseFault, OSError, ImportError) as error:
        mend = f"storage.url cannot be opened ({type(error).__name__}): see that it is right"
        return [*findings, Finding("database", False, mend)]
    return [*findings, revision, _files(settings), *(_audit(settings, key, witness) if revision.well else ())]


def _audit(settings: Settings, key: Key | None, witness: str | None) -> list[Finding]:
    database = Database(settings.storage.url, key)
    try:
        return check_audit(database, settings.retention.audit, MovableClock().now(), witness)
    finally:
        database.close()


def _revision(url: str, key: Key | None) -> Finding:
    engine = open_engine(url, key)
    current, unknown = schema.current_revision(engine), schema.unknown_revision(engine)
    engine.dispose()
    newest = schema.newest_revision()
    mend = f"it should be at {newest}: `chibo run` brings it there by itself; take a `chibo backup` first"
    if unknown is not None:
        mend = "it is of another version: install that one again, or begin with a new database (storage.url)"
    return Finding(f"database at revision {current or 'none'}", current == newest, mend)


def check_library(settings: Settings) -> list[Finding]:
    """The ward's own texts: its folder, and each file that is left out because it cannot be read."""
    folder = settings.chairing.library
    if folder is None:
        return []
    if not folder.is_dir():
        return [Finding(f"texts in {folder}", False, "chairing.library is no folder: make it, or leave it out")]
    library = load(folder)
    own = [(one, folder / f"{one.name}.md") for one in library.texts]
    faults = [(path, f"it is left out: {wrong}") for path, wrong in library.faults if Path(path).is_relative_to(folder)]
    faults += [
        (str(path), f"field must be one of meetings.fields, so that it is shown: “{one.field}” is not")
        for one, path in own
        if one.field and one.field not in settings.meetings.fields and path.exists()
    ]
    return [Finding(f"text {path}", False, mend) for path, mend in faults] or [Finding(f"texts in {folder}", True)]


def check_templates(settings: Settings) -> list[Finding]:
    """The ward's own Word templates: `chibo run` does not begin with one that cannot be used."""
    folder = settings.documents.templates
    if folder is None:
        return []
    faults = [Finding(f"template {path}", False, fault) for path, fault in faults_of(folder)]
    return faults or [Finding(f"templates in {folder}", True)]


def _files(settings: Settings) -> Finding:
    folder = settings.storage.files
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        return Finding(f"files in {folder}", False, f"storage.files cannot be written to: {error.strerror}")
    return Finding(f"files in {folder}", True)
