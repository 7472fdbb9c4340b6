"""What is printed of a key, to be kept on paper: a QR code and 24 words, each of which brings it back."""

import io

import segno
from mnemonic import Mnemonic

from bot.admin.terminal import can_show
from storage.keys import Key, NoKey

_LANGUAGE = "english"
# Of these the code is made on a terminal.
_BLOCKS = "\u2580\u2584\u2588"
NO_PICTURE = "(This terminal cannot show the code: the words say the same.)"


def sheet(key: Key) -> str:
    """Several lines. Whoever reads them has the key."""
    words = [f"{number:2} {word:<9}" for number, word in enumerate(_words_of(key).split(), start=1)]
    rows = ["  ".join(words[row : row + 4]) for row in range(0, len(words), 4)]
    return "\n".join(
        [
            "RECOVERY SHEET OF CHIBO'S KEY - print it, lock it away, and clear this screen.",
            "Whoever has it can read everything; who loses it and the key file loses all data for ever.",
            "",
            _picture(key) if can_show(_BLOCKS) else NO_PICTURE,
            "",
            *rows,
            "",
            "`chibo key recover` makes the key file again, from the words or from what the code says.",
        ]
    )


def read_sheet(typed: str) -> Key:
    """The key that the words, or the digits of the QR code, stand for. Raises NoKey: a mistyped word is noticed."""
    try:
        return Key.parse(typed)
    except ValueError:
        pass
    words, coding = " ".join(typed.lower().split()), Mnemonic(_LANGUAGE)
    if len(words.split()) != 24 or not coding.check(words):
        raise NoKey("these are not the 24 words of a key: see that each is as on the sheet, in its order")
    return Key(bytes(coding.to_entropy(words)))


def _picture(key: Key) -> str:
    picture = io.StringIO()
    segno.make(key.hex, error="m").terminal(out=picture, compact=True)
    return picture.getvalue().rstrip("\n")


def _words_of(key: Key) -> str:
    return str(Mnemonic(_LANGUAGE).to_mnemonic(key.secret))
