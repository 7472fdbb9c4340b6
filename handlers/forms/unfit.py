"""What was sent is not what it was asked for as."""


class Unfit(Exception):
    """`why` is what the one who asked is told (FileReady.error)."""

    why = "unfit"
