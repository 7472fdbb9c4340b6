"""`chibo check`: where the key lies, who may read it, and whether the database itself is sealed at all."""

from pathlib import Path

from bot.channels.kind import Finding
from bot.config import Storage
from storage.database import backend_of, file_of, is_unverified

OTHERS = 0o077


def check_key(storage: Storage) -> list[Finding]:
    """Of a key that is there: its place. What it does not seal is said too."""
    if storage.unsealed:
        return [Finding("key", False, 'storage.key = "none" leaves everything readable: `chibo key new`')]
    findings = [_place(storage)]
    if (backend := backend_of(storage.url)) != "sqlite":
        said = f"{backend} is not sealed by chibo, which seals the files alone: its disk must be (LUKS)"
        findings.append(Finding(said, True))
        if is_unverified(storage.url):
            findings.append(Finding(f"way to {backend}", False, "add ?sslmode=verify-full to storage.url"))
    return findings


def _place(storage: Storage) -> Finding:
    if storage.key.get_secret_value():
        return Finding("key in the environment or config.toml (storage.key)", True)
    path = storage.key_file.resolve()
    what = f"key at {path}"
    if (beside := folder_beside(path, storage)) is not None:
        mend = f"it lies with what it seals ({beside}): whoever copies one has both; move it, and set storage.key_file"
        return Finding(what, False, mend)
    if path.stat().st_mode & OTHERS:
        return Finding(what, False, f"others may read it: chmod 600 {path}")
    return Finding(what, True)


def folder_beside(path: Path, storage: Storage) -> Path | None:
    """The folder of the database or of the files, if the key's path is anywhere in it."""
    database = file_of(storage.url)
    folders = [storage.files.resolve(), *([database.resolve().parent] if database is not None else [])]
    return next((folder for folder in folders if path.is_relative_to(folder)), None)
