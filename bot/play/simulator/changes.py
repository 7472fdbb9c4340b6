"""A counter of everything that happens in a simulated channel, so that others can follow."""

from collections.abc import Callable


class Changes:
    """Counts up; each count is also the revision of what was changed by it."""

    def __init__(self) -> None:
        self.count = 0
        self._listeners: list[Callable[[], None]] = []

    def bump(self) -> int:
        """Count one change, tell the listeners, and return its number."""
        self.count += 1
        for listener in list(self._listeners):
            listener()
        return self.count

    def listen(self, listener: Callable[[], None]) -> None:
        self._listeners.append(listener)

    def unlisten(self, listener: Callable[[], None]) -> None:
        self._listeners.remove(listener)
