"""Several photos sent at once come as so many events, and nothing says that they belong together: those that come one
right after another are an album.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from storage import inbox
from storage.database import Db

# Between two of them; a slow network brings a dozen photos in half a minute.
WITHIN_SECONDS = 10
MOST = 30


def album_of(db: Db, number: int, message: Mapping[str, Any]) -> str:
    """The album of the photo in inbox row `number`: the same for all that came in a row, whichever is asked about."""
    first, at = number, _moment(message, inbox.received_at(db, number))
    for row_id, raw, received_at in inbox.came_before(db, number, MOST):
        earlier = message_in(json.loads(raw))
        moment = _moment(earlier, received_at)
        if not photo_in(earlier) or at - moment > WITHIN_SECONDS:
            break
        first, at = row_id, moment
    return str(first)


def message_in(raw: Any) -> Mapping[str, Any]:
    """The message of an event, wrapped as the result of an answer or bare; {} where there is none."""
    body = raw.get("result", raw) if isinstance(raw, Mapping) else {}
    message = body.get("message") if isinstance(body, Mapping) else None
    return message if isinstance(message, Mapping) else {}


def photo_in(message: Mapping[str, Any]) -> str:
    """Where a message's photo lies; "" where it has none. The documentation and live payloads name it differently."""
    return str(message.get("photo_url") or message.get("photo") or "")


def _moment(message: Mapping[str, Any], received_at: datetime) -> float:
    """When it was sent, in seconds; where it is not said, when it came."""
    date = message.get("date")
    return date / 1000 if isinstance(date, int) and date > 0 else received_at.timestamp()
