"""Telegram's HTML: what parses, what it reads as, and what is refused."""

import html
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.play.simulator.refusal import Refusal
from bot.play.simulator.telegram.html import as_typed, parse_html


def entity(kind: str, offset: int, length: int, **more: str) -> dict[str, object]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "plain", "entities"),
    [
        ("chào", "chào", []),
        ("<b>a</b>", "a", [entity("bold", 0, 1)]),
        ("<strong>a</strong><em>b</em>", "ab", [entity("bold", 0, 1), entity("italic", 1, 1)]),
        ("<B>a</B>", "a", [entity("bold", 0, 1)]),
        ("<b>a<i>b</i></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2 &quot;", '1 < 2 && 3 > 2 "', []),
        ("&#233;&#xe9;", "éé", []),
        ("&nbsp;&eacute;", "&nbsp;&eacute;", []),
        ("a & b", "a & b", []),
        ("  <b>a</b>  ", "a", [entity("bold", 0, 1)]),
        ("<b></b>a", "a", []),
        (
            '<a href="https://t.me/chibo?start=x&amp;y">đây</a>',
            "đây",
            [entity("text_link", 0, 3, url="https://t.me/chibo?start=x&y")],
        ),
        ("🙂<b>a</b>", "🙂a", [entity("bold", 2, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [entity("blockquote", 0, 1)]),
        ("gõ /menu nhé", "gõ /menu nhé", [entity("bot_command", 3, 5)]),
        ("xem https://a.vn/b", "xem https://a.vn/b", [entity("url", 4, 14)]),
        ("<code>/menu</code>", "/menu", [entity("code", 0, 5)]),
    ],
)
def test_it_parses(source: str, plain: str, entities: list[dict[str, object]]) -> None:
    parsed = parse_html(source)
    assert (parsed.plain, parsed.entities) == (plain, entities)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<h1>a</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("<img src=x onerror=alert(1)>", 'Unsupported start tag "img" at byte offset 0'),
        ("ạ <b", "Unclosed start tag at byte offset 4"),
        ("1 < 2 > 1", 'Unsupported start tag "" at byte offset 2'),
        ("<b =x>a</b>", "Invalid attribute at byte offset 0"),
    ],
)
def test_it_refuses(source: str, reason: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_html(source)
    assert (caught.value.code, caught.value.description) == (400, f"Bad Request: can't parse entities: {reason}")


def test_a_link_to_elsewhere_than_the_web_is_no_link() -> None:
    parsed = parse_html('<a href="javascript:alert(1)">a</a>')
    assert (parsed.html, parsed.plain) == ("<a>a</a>", "a")
    assert parsed.entities == [entity("text_link", 0, 1)]


def test_what_is_typed_is_no_markup() -> None:
    typed = as_typed("  <b>a</b> & <img src=x onerror=alert(1)>  ")
    assert typed.plain == "<b>a</b> & <img src=x onerror=alert(1)>"
    assert typed.html == "&lt;b&gt;a&lt;/b&gt; &amp; &lt;img src=x onerror=alert(1)&gt;"


class Tags(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, attrs))


SAFE = {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "a", "tg-spoiler", "blockquote"}


@given(st.text(alphabet=st.sampled_from("ab<>/=\"'& hrefjavscipt:&#;1x"), max_size=40))
def test_whatever_parses_is_clean_html(source: str) -> None:
    try:
        parsed = parse_html(source)
    except Refusal:
        return
    for tag, attributes in Tags(parsed.html).seen:
        assert tag in SAFE
        assert all(name == "href" and str(url).startswith(("http://", "https://", "tg://")) for name, url in attributes)


@given(st.text(max_size=60))
def test_what_is_escaped_reads_as_it_was(text: str) -> None:
    assert parse_html(html.escape(text, quote=False)).plain == text.strip()


@given(st.text(max_size=40), st.text(min_size=1, max_size=20).filter(lambda text: text.strip() == text))
def test_entities_lie_where_the_text_is(before: str, bold: str) -> None:
    parsed = parse_html(f"{html.escape(before)}<b>{html.escape(bold)}</b>")
    (found,) = [one for one in parsed.entities if one["type"] == "bold"]
    units = parsed.plain.encode("utf-16-le")
    start, end = 2 * found["offset"], 2 * (found["offset"] + found["length"])
    assert units[start:end].decode("utf-16-le") == bold
