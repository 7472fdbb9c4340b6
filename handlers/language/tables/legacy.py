"""Letters that are none: Vietnamese typed in the fonts of before Unicode, or read in a wrong encoding. Pure.

TCVN3 keeps a letter as a sign ("NguyÔn V¨n An"), VNI as two ("Nguyeãn Vaên An"); UTF-8 read as Latin looks like
"Nguyá»…n". What is found stands in no Vietnamese word, so that foreign names with an accent pass.
"""

import re

_SMALL = "a-z" + "".join(one for code in range(0xE0, 0x1EFA) if (one := chr(code)).isalpha() and one.islower())
# Signs of Latin-1 that TCVN3 has for letters, beside a letter; and a capital with an accent behind a small letter.
_SIGNS = "¨©ª«¬\u00ad®§µ¶¸¹»¼½¾×÷"
_CAPITALS = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝÖØÜÞßËÏÑÆÇ"
_TCVN3 = re.compile(rf"[{_SIGNS}][^\W\d_]|[^\W\d_][{_SIGNS}]|[a-z]·|[{_SMALL}][{_CAPITALS}]")
# A vowel and the letter that VNI has for its accent.
_VNI = re.compile(
    r"[aA][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]|[eE][ùøûõïâáàåãäÙØÛÕÏÂÁÀÅÃÄ]|[oO][ùøûõïâåäÙØÛÕÏÂÅÄ]"
    r"|[uUyYöÖôÔ][ùøûõïÙØÛÕÏ](?![a-zA-Z]{3})|[öÖ][ôÔùøûõï]"
)
# What is left of UTF-8's bytes when each is read as a letter.
_MOJIBAKE = re.compile(
    r"[ÃÂÄÅÆ][\u0080-\u00bf\u2018-\u201e\u2020-\u2026\u20ac\u2122]|á[º»][\u0080-\u00bf\u0152-\u2122]"
)
_LOST = re.compile(r"\ufffd|[^\W\d_]\?[^\W\d_]")


# Quotation marks around words; each alone is a letter of an old font.
_QUOTED = re.compile(r"(?<!\w)«([^«»]*)»(?!\w)")


def is_legacy(text: str) -> bool:
    """Whether letters of the text are lost or those of an old font."""
    text = _QUOTED.sub(r" \1 ", text)
    if text.isascii():
        return _LOST.search(text) is not None
    return any(pattern.search(text) for pattern in (_LOST, _MOJIBAKE, _TCVN3, _VNI))
