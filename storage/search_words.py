"""Words without accents for searching, kept beside the text they are of, on any database.

A row's `folded` begins with a space and has single spaces, so that LIKE '% lan%' finds a word that begins so.
"""

import re
import unicodedata
from typing import Any

from sqlalchemy import event


def folded(*texts: str | None) -> str:
    """ "Kiệt 3, Liễu Nam" as " kiet 3 lieu nam": small letters and digits alone, a space before each word."""
    marked = (
        unicodedata.normalize("NFD", " ".join(text for text in texts if text).lower())
        .replace("đ", "d")
        .replace("\u00f0", "d")
    )
    plain = "".join(one for one in marked if not unicodedata.combining(one))
    return "".join(f" {word}" for word in re.findall(r"[^\W_]+", plain))


# Of which columns a table's words are, by its name.
FOLDED: dict[str, tuple[str, ...]] = {}


def keep_folded(model: Any, *names: str) -> None:
    """See to it that `model.folded` always is of the columns `names`, whoever writes the row by the ORM."""
    FOLDED[model.__table__.name] = names

    def fold_row(_mapper: object, _connection: object, row: Any) -> None:
        row.folded = folded(*(getattr(row, name) for name in names))

    event.listen(model, "before_insert", fold_row)
    event.listen(model, "before_update", fold_row)
