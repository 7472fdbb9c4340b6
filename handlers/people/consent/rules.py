"""Which consent is good: pure."""


def is_valid(consented_to: str | None, asked: str) -> bool:
    """Whether a consent covers the text that is asked now. One to an older text does not; nobody's is nobody's question
    (None).
    """
    return consented_to is None or consented_to == asked
