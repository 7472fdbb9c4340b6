"""What a refusal of a chat app means. Each channel has one table that says it of each of its codes; who asks for
updates, sets the webhook, checks the token or sends a message goes by that.
"""

from collections.abc import Callable
from enum import Enum

from bot.channels.api import Reply


class Meaning(Enum):
    """`NOTHING_YET`: a poll's time is over. `TOO_FAST`: wait. `QUOTA`: the plan's messages are used up. `THEIRS`: the
    server cannot do it now, try again later. `UNREACHABLE`: this chat cannot be written to. `BAD_TOKEN`: it is refused.
    `IN_THE_WAY`: another poller, or a webhook. `OURS`: we asked for what cannot be done.
    """

    NOTHING_YET = "nothing yet"
    TOO_FAST = "too fast"
    QUOTA = "quota"
    THEIRS = "theirs"
    UNREACHABLE = "unreachable"
    BAD_TOKEN = "bad token"
    IN_THE_WAY = "in the way"
    OURS = "ours"


MeaningOf = Callable[[Reply], Meaning]
