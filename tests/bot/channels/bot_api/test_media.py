"""Which URLs of pictures may be asked: those of the open internet, however an address is written."""

import socket
from types import SimpleNamespace
from typing import Any

import pytest
from yarl import URL

from bot.channels.bot_api.media import LeadsNowhere, PublicResolver, is_public, leads_out, sent_on


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("64:ff9b::808:808", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    ("url", "out"),
    [
        ("https://photo.zdn.vn/a/b.jpg?c=d", True),
        ("https://xn--nh-kia.vn/a", True),
        ("https://8.8.8.8/a", True),
        ("http://photo.zdn.vn/a", False),
        ("https://photo.zdn.vn:8443/a", False),
        ("ftp://photo.zdn.vn/a", False),
        ("https://localhost/", False),
        ("https://a.localhost/", False),
        ("https://db.internal/", False),
        ("https://printer/", False),
        ("https://127.1/", False),
        ("https://2130706433/", False),
        ("https://0x7f.0.0.0x1/", False),
        ("https://127.0.0.1./", False),
        ("https://[::1]/", False),
        ("https://photo.zdn.vn@127.0.0.1/", False),
        ("https:///a", False),
    ],
)
def test_urls(url: str, out: bool) -> None:
    assert leads_out(URL(url)) is out


def _redirect(status: int, location: str) -> Any:
    return SimpleNamespace(status=status, headers={"Location": location})


def test_where_an_answer_sends_on_to_is_held_to_the_same() -> None:
    here = URL("https://photo.zdn.vn/a/b.jpg")
    assert sent_on(here, _redirect(200, "")) is None
    assert sent_on(here, _redirect(302, "/c.jpg")) == URL("https://photo.zdn.vn/c.jpg")
    for location in ("https://127.0.0.1/", "http://photo.zdn.vn/", "file:///etc/passwd", "https://[::1"):
        with pytest.raises(LeadsNowhere):
            sent_on(here, _redirect(307, location))


async def test_a_name_that_leads_here_is_as_if_it_did_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in ("127.0.0.1", "8.8.8.8")]

    async def both(*given: object, **more: object) -> object:
        return found

    resolver = PublicResolver()
    monkeypatch.setattr(resolver._resolver._loop, "getaddrinfo", both)
    assert [one["host"] for one in await resolver.resolve("rebinding.example", 443)] == ["8.8.8.8"]
    del found[1]
    with pytest.raises(OSError, match="no public address"):
        await resolver.resolve("rebinding.example", 443)
