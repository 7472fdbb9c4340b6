"""Which words of slides are shown in capitals though typed otherwise: by their frame, its layout or the master.

A frame inherits the format of its kind (title, body, other), which layout and master may say in several places. It is
enough that one of them says capitals: read are both, as typed and as shown.
"""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from handlers.secrecy.markup import capitals_said, events, local

TITLE, BODY, OTHER = "title", "body", "other"
_KINDS = {"title": TITLE, "ctrTitle": TITLE, **dict.fromkeys(("dt", "ftr", "sldNum", "hdr"), OTHER)}
_STYLES = {
    "titleStyle": frozenset({TITLE}),
    "bodyStyle": frozenset({BODY}),
    "notesStyle": frozenset({BODY}),
    "otherStyle": frozenset({OTHER}),
    "defaultTextStyle": frozenset({TITLE, BODY, OTHER}),
}
_PARTS = ("ppt/slidemasters/", "ppt/slidelayouts/", "ppt/notesmasters/", "ppt/handoutmasters/", "ppt/presentation.xml")


def says_formats(name: str) -> bool:
    """Whether a part (its name in small letters) says how frames of others look."""
    return name.startswith(_PARTS) and name.endswith(".xml")


class Frame:
    """The frame that is being read: of which kinds it may be, and whether it says capitals itself. `shown`: the kinds
    that are shown in capitals.
    """

    def __init__(self, shown: frozenset[str] = frozenset()) -> None:
        self._shown = shown
        self.kinds = frozenset({OTHER})
        self.capitals = False

    @property
    def in_capitals(self) -> bool:
        return self.capitals or bool(self.kinds & self._shown)

    def begins(self, element: Element) -> None:
        """To be told of each element as it begins."""
        name = local(element.tag)
        if name == "sp":
            self.kinds, self.capitals = frozenset({OTHER}), False
        elif name == "ph":
            kind = next((value for key, value in element.attrib.items() if local(key) == "type"), None)
            # One without a kind is matched by its number, with whatever the layout has there.
            self.kinds = frozenset({TITLE, BODY}) if kind is None else frozenset({_KINDS.get(kind, BODY)})

    def ends(self, element: Element) -> None:
        """To be told of each element as it ends."""
        name = local(element.tag)
        if name == "sp":
            self.kinds, self.capitals = frozenset({OTHER}), False
        elif name == "lstStyle":
            self.capitals = self.capitals or _says_capitals(element)


def _says_capitals(element: Element) -> bool:
    return any(capitals_said(one) for one in element.iter() if local(one.tag) == "defRPr")


def kinds_in_capitals(chunks: Iterable[bytes]) -> frozenset[str]:
    """The kinds of frames that a master, a layout or the presentation shows in capitals."""
    found: frozenset[str] = frozenset()
    frame = Frame()
    for event, element in events(chunks):
        if event == "start":
            frame.begins(element)
            continue
        frame.ends(element)
        name = local(element.tag)
        if name == "lstStyle" and frame.capitals:
            found |= frame.kinds
        elif name in _STYLES and _says_capitals(element):
            found |= _STYLES[name]
    return found
