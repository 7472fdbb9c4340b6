"""Who can be played on the simulator's page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cast:
    """One invented person. `key` names them in the page's calls; the labels are Vietnamese words for the list."""

    key: str
    name: str
    role_label: str
    unit_label: str
    telegram_user_id: int
    zalo_user_id: str
