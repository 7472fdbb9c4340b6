"""Files that an update names by a whole URL: whoever sent it may have written it, so that it leads nowhere but out.

Only https on its own port, to addresses of the open internet, looked at when the connection is made: a name that leads
into this machine's network is as if it did not exist. Behind a proxy it is the proxy that finds the address.
"""

import ipaddress
import socket

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
_NEAR = ("localhost", "local", "internal", "lan", "arpa")


class LeadsNowhere(Exception):
    """A URL, or where it sends on to, is none that may be asked."""


def out(address: str, base: URL | None = None) -> URL:
    """The URL (as it reads on a page at `base`), if it leads out. Raises LeadsNowhere."""
    try:
        url = base.join(URL(address)) if base is not None else URL(address)
    except ValueError:
        raise LeadsNowhere from None
    if not leads_out(url):
        raise LeadsNowhere
    return url


def leads_out(url: URL) -> bool:
    """Whether a URL may be asked at all. A name's addresses are looked at later, when it is connected to."""
    host = (url.host or "").rstrip(".").lower()
    if url.scheme != "https" or url.port != 443:
        return False
    if _is_address(host):
        return is_public(host)
    before, _, last = host.rpartition(".")
    # Numbers are another way to write an address.
    return bool(before) and last not in _NEAR and (last.isalpha() or last.startswith("xn--"))


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet's, whichever way it is written."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        within = found.ipv4_mapped or found.sixtofour
        if found in _TRANSLATED:
            within = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        found = within or found
    return found.is_global and not found.is_multicast


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def sent_on(url: URL, response: aiohttp.ClientResponse) -> URL | None:
    """Where an answer sends on to; None where it is no redirect. Raises LeadsNowhere."""
    if response.status not in _REDIRECTS:
        return None
    return out(response.headers.get("Location", ""), url)


class PublicResolver(AbstractResolver):
    """Finds the public addresses of a name; OSError where it has none."""

    def __init__(self) -> None:
        self._resolver = aiohttp.ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        found = [one for one in await self._resolver.resolve(host, port, family) if is_public(one["host"])]
        if not found:
            raise OSError("no public address")
        return found

    async def close(self) -> None:
        await self._resolver.close()
