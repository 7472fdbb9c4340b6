"""Who can be played on the simulator's page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cast:
    """One invented person. `key` names them in the page's calls; the labels are Vietnamese words for the list.

    `number` is theirs alone: with the key, what an app makes its user id of.
    """

    key: str
    name: str
    role_label: str
    unit_label: str
    number: int
