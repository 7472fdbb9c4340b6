"""Words that do nothing by themselves: no name in them is called, no address opens, no command can be tapped. Pure.

Telegram makes a mention, a link or a command of each "@name", "a.vn" and "/menu" that stands in a text, whoever wrote
it. It does not where the words are set as code: they stay letter by letter as they are, and a tap copies them. So
nothing has to know which words of a message are a member's. What chibo itself wants to be a link it writes as one
(`<a href>`), and a command of its own as a key (`<kbd>/menu</kbd>`): members' words come escaped, so that they cannot.
"""

import re

_LAST = r"[^\s<>.,:!?)]"
_NAME = r"(?<!\w)@[\w.-]*\w"
_ADDRESS = rf"[A-Za-z][A-Za-z0-9+.-]{{0,30}}://[^\s<>]*{_LAST}"
# A house's name, perhaps with somebody's name in front or a path behind: a.vn, a@a.vn, a.vn/b?c, 10.0.0.1:80.
_PLACE = rf"(?<![\w-])(?:[\w.+-]{{1,64}}@)?(?P<host>[\w-]+(?:\.[\w-]+)+)(?:[/?#:][^\s<>]*{_LAST})?"
# As Telegram finds it: behind nothing that belongs to a word.
_COMMAND = r"(?<![\w/<])/\w{1,64}(?:@\w{3,32})?(?![\w/])"
_FORCE = rf"{_ADDRESS}|{_PLACE}|{_COMMAND}|{_NAME}"
# What is left alone: tags, and all that stands in a link or in code.
_KEPT = r"<kbd>(?P<own>/\w+)</kbd>|<(?P<tag>a|code|pre)\b[^>]*>.*?</(?P=tag)>|<[^>]*>|&(?:#?\w+);"
_PART = re.compile(rf"(?P<kept>{_KEPT})|{_FORCE}", re.DOTALL)
# Endings of file names and of "TP.HCM", which no address has.
_NO_ENDS = frozenset(
    {"csv", "doc", "docx", "hcm", "jpeg", "jpg", "odp", "ods", "odt", "pdf", "png", "ppt", "pptx", "txt", "xls", "xlsx"}
)
# Telegram takes 100 marks in a text and forgets the others: what is over these is left out.
MOST = 60
_LEFT_OUT = "…"


def inert(html: str) -> str:
    """A text in Telegram's HTML, its bare addresses, @names and /commands as code, but for chibo's own. It is as long
    as before, as Telegram counts.
    """
    if not any(sign in html for sign in "@./"):
        return html
    set_as_code = 0

    def written(found: re.Match[str]) -> str:
        nonlocal set_as_code
        if found["own"]:
            return found["own"]
        if found["kept"] or (found["host"] is not None and not _may_be_a_place(found)):
            return found[0]
        set_as_code += 1
        return f"<code>{found[0]}</code>" if set_as_code <= MOST else _LEFT_OUT

    return _PART.sub(written, html)


def _may_be_a_place(found: re.Match[str]) -> bool:
    _, *ends = found["host"].split(".")
    numbers = len(ends) == 3 and all(end.isdecimal() for end in ends)
    return "@" in found[0] or numbers or any(map(_may_be_an_end, ends))


def _may_be_an_end(end: str) -> bool:
    """Whether an address could end so. Telegram takes none of "xong.Mai", where a space was forgotten."""
    if end.lower().startswith("xn--"):
        return True
    one_script = end.isascii() or not any(letter.isascii() for letter in end)
    forgotten_space = end[:1].isupper() and end[1:].islower()
    return len(end) > 1 and end.isalpha() and one_script and not forgotten_space and end.lower() not in _NO_ENDS
