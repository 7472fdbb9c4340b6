"""The report of an erasure: every place looked at, what went, what was left by law and why, what eyes must look at."""

from collections.abc import Iterator

from handlers.people.privacy import report_texts as texts
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from storage.erasing import Erased


def report(erased: Erased, neutral: str, files: int, photos: int) -> list[str]:
    """The lines of it. `files`: how many were taken from the disk; `photos`: how many sheets nobody can search."""
    return [
        texts.DONE.format(neutral=neutral),
        *rows_erased(erased),
        texts.FILES.format(count=files),
        texts.LOOKED.format(places=len(erased.looked), rows=sum(erased.looked.values())),
        *(
            texts.LOOKED_AT.format(place=place_of(one), rows=rows)
            for one, rows in sorted(erased.looked.items())
            if rows
        ),
        *_left(erased, neutral),
        *_for_eyes(erased, photos),
        texts.BACKUPS,
    ]


def report_screen(erased: Erased, neutral: str) -> Screen:
    """The same for a chat, in short: whoever ran the command has all of it."""
    left = shared.list_lines(
        texts.LEFT_SHORT.format(place=place_of(one), rows=n) for one, n in sorted(erased.left.items())
    )
    unsure = texts.UNSURE_SHORT.format(count=sum(erased.unsure.values())) if erased.unsure else ""
    changed, places = sum(erased.rows.values()), len(erased.looked)
    return Screen(texts.TOLD.format(neutral=neutral, count=changed, places=places, left=left, unsure=unsure))


def rows_erased(erased: Erased) -> list[str]:
    return [texts.ROW.format(place=place_of(table), count=count) for table, count in sorted(erased.rows.items())]


def place_of(table: str) -> str:
    return texts.PLACES.get(table, table)


def _left(erased: Erased, neutral: str) -> Iterator[str]:
    if erased.left:
        yield texts.LEFT.format(neutral=neutral)
    for table, rows in sorted(erased.left.items()):
        yield texts.LEFT_AT.format(place=place_of(table), rows=rows, why=texts.WHY.get(table, texts.WHY_OTHER))


def _for_eyes(erased: Erased, photos: int) -> Iterator[str]:
    """What no machine can decide."""
    if erased.name_shared:
        yield texts.SHARED
    if erased.phone_shared:
        yield texts.PHONE_SHARED
    for table, count in sorted(erased.unsure.items()):
        yield texts.UNSURE.format(place=place_of(table), count=count)
    if photos:
        yield texts.PHOTOS.format(count=photos)
