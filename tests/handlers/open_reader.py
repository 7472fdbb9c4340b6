"""A reader that says what it would say where the system cannot close its files."""

from handlers import sandbox


def main() -> int:
    sandbox._say(b"files are there")
    return 0
