"""What can still be read below a folder, byte by byte: in tables, free pages, logs, temporary and stored files."""

from collections.abc import Iterable
from pathlib import Path


def files_with(folder: Path, words: Iterable[str | bytes]) -> dict[str, list[str]]:
    """The files below a folder that hold any of these words, whatever the files are."""
    wanted = [word.encode() if isinstance(word, str) else word for word in words]
    found: dict[str, list[str]] = {}
    for file in folder.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        if hits := [word.decode(errors="replace") for word in wanted if word in content]:
            found[file.name] = hits
    return found


def chunks_of(stored: str | bytes, length: int = 24) -> list[bytes]:
    """What was stored, in pieces: a part of it left somewhere is found as well."""
    content = stored.encode() if isinstance(stored, str) else stored
    return [content[start : start + length] for start in range(0, len(content) - length + 1, length)]
