"""Closing the files of this machine to one's own process for good, without rights (Landlock, Linux 5.13 and later).

What may still be read is named; all else is neither read nor written nor run, the memory and environment of the process
that started this one included. Later kernels also close the network and signals to others.
"""

import ctypes
import os
import struct
from collections.abc import Iterable
from pathlib import Path

# The same number on all machines that chibo runs on.
_CREATE, _ADD, _RESTRICT = 444, 445, 446
_VERSION_ASKED = 1
_BENEATH = 1
_NO_NEW_RIGHTS = 38
_READ_FILE, _LIST = 1 << 2, 1 << 3
# All deeds of the first version: run, read, write, list, remove, make.
_ALL_FILES = (1 << 13) - 1
_TRUNCATE, _TRUNCATE_SINCE = 1 << 14, 3
_NETWORK, _NETWORK_SINCE = 0b11, 4
_OTHERS, _OTHERS_SINCE = 0b11, 6


def close_files(readable: Iterable[Path], listed: Iterable[Path] = ()) -> bool:
    """Leave nothing open but to read what is at or below `readable`, and to see the names below `listed`. What is open
    already stays open. Returns whether the system can do that; else everything is as before.
    """
    try:
        system = ctypes.CDLL(None, use_errno=True)
    except OSError:
        return False
    version = _call(system, _CREATE, None, 0, _VERSION_ASKED)
    if version < 1:
        return False
    asked = _asked(version)
    rules = _call(system, _CREATE, asked, len(asked), 0)
    if rules < 0:
        return False
    try:
        for path in readable:
            _allow(system, rules, path, _READ_FILE | _LIST)
        for path in listed:
            _allow(system, rules, path, _LIST)
        return system.prctl(_NO_NEW_RIGHTS, 1, 0, 0, 0) == 0 and _call(system, _RESTRICT, rules, 0) == 0
    finally:
        os.close(rules)


def _asked(version: int) -> bytes:
    """What is closed, as far as this version knows it."""
    files = _ALL_FILES | (_TRUNCATE if version >= _TRUNCATE_SINCE else 0)
    closed = [files]
    if version >= _NETWORK_SINCE:
        closed.append(_NETWORK)
    if version >= _OTHERS_SINCE:
        closed.append(_OTHERS)
    return struct.pack(f"={len(closed)}Q", *closed)


def _allow(system: ctypes.CDLL, rules: int, path: Path, deeds: int) -> None:
    """What is not there needs no rule."""
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not path.is_dir():
            deeds &= _READ_FILE
        _call(system, _ADD, rules, _BENEATH, struct.pack("=Qi", deeds, place), 0)
    finally:
        os.close(place)


def _call(system: ctypes.CDLL, number: int, *arguments: int | bytes | None) -> int:
    given = [ctypes.c_long(one) if isinstance(one, int) else ctypes.c_char_p(one) for one in arguments]
    return int(system.syscall(ctypes.c_long(number), *given))
