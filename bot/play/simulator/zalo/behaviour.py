"""What is told of Zalo in two ways: its documentation and operators differ, and nobody has measured both."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Behaviour:
    """One way that Zalo may be. The defaults are what live payloads were last seen to be.

    `photo_field`: where a picture's URL stands. `by_status`: a refusal's HTTP status is its code; else it is 200.
    `wrapped`: an update comes as the `result` of an answer; else bare. `hands_out_recordings`: an event says where the
    recording lies that it tells of. `names_quota`: a used-up quota is told apart from too fast a pace, by its words.
    """

    photo_field: str = "photo_url"
    by_status: bool = False
    wrapped: bool = True
    hands_out_recordings: bool = False
    names_quota: bool = True


DOCUMENTED = Behaviour(photo_field="photo", by_status=True, wrapped=False)


def by_chance(chance: Random) -> Behaviour:
    """Any mixture of them."""
    field = chance.choice(("photo_url", "photo"))
    by_status, wrapped, recordings, quota = (chance.random() < 0.5 for _ in range(4))
    return Behaviour(field, by_status, wrapped, recordings, quota)
