"""What somebody who has the book open looks at."""

from handlers.forms.draft import FormData


class Browsing(FormData):
    """`year` is the one shown (None: the latest), `words` what is searched for instead; `kind` is the kind of documents
    whose numbers are being set, `last` the last number of its paper book.
    """

    cell_id: int = 0
    year: int | None = None
    words: str = ""
    kind: str = ""
    last: int | None = None
