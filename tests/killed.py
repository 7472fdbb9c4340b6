"""A deed that is killed in the middle, in a process of its own: at its n-th step on the disk."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

KILLED = 9
_STEPS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.copyfile", "shutil.rmtree"}


def killed_at(number: int, folder: Path, deed: Callable[[], object]) -> bool:
    """Do it in a child that ends, without any clearing up, before its n-th step below `folder`. Returns whether it was
    killed; False where it came to its end before.
    """
    child = os.fork()
    if child == 0:
        status = 1
        try:
            sys.addaudithook(_after(number, str(folder)))
            deed()
            status = 0
        finally:
            os._exit(status)
    _, ended = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(ended)
    assert code in (0, KILLED), f"it failed with {code}"
    return code == KILLED


def _after(number: int, folder: str) -> Callable[[str, tuple[object, ...]], None]:
    left = [number]

    def hook(event: str, given: tuple[object, ...]) -> None:
        if event in _STEPS and given and folder in str(given[0]):
            left[0] -= 1
            if left[0] == 0:
                os._exit(KILLED)

    return hook
