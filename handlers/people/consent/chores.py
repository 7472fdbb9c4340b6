"""The chat of one who has withdrawn their consent is forgotten once they have been told that it is done."""

from handlers.context import Work
from storage.erasing import forget_left_chats


def forget_chats_left(work: Work) -> int:
    return forget_left_chats(work.db, work.now)


CHORES = (forget_chats_left,)
