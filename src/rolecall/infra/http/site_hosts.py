"""Careers sites under domain names of organizations.

What stands at `/careers/{name}/…` is all there is at such a host: every path is led there, with the
host for the name, before routes are looked for. So no page of another organization and nothing else
of the installation (console, portal, sign-in, API) can be reached by it, whatever is added later.
Style sheets, scripts and icons of pages are the exception: they are the same for everybody.

At the installation's own host, the pages of a site that has a domain lead on to it.
"""

import ipaddress
import re
from dataclasses import dataclass
from typing import Any, Final, Protocol
from urllib.parse import quote

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from rolecall.infra.db import Database
from rolecall.infra.runtime import Runtime

SITES: Final = "/careers/"
NOWHERE: Final = "/careers"
SHARED: Final = ("/assets/site/", "/assets/brand/")
KEPT: Final = "public, max-age=300"
"""A browser keeps a redirect this long and no longer: once a domain is lost, the old address is
the one that works again."""
_READING: Final = {"GET", "HEAD"}
_LEADS_ON: Final = re.compile(
    r"/careers/(?P<name>[^/.]+)(?P<rest>"
    r"|/jobs/[^/]+|/(departments|locations)/[^/]+|/s/[^/]+|/alerts|/feed\.xml|/sitemap\.xml)/?"
)
"""What people and search engines read. Forms that are being filled in, and what other websites
have built in (the list in a frame, pictures, files of job boards), stay where they are."""


@dataclass(frozen=True, slots=True)
class SiteHost:
    """A domain name under which a site is shown. `main` is the one that its pages are known by."""

    host: str
    main: str


class SiteHosts(Protocol):
    """Knows the domain names of sites (the jobs domain implements it)."""

    async def find_host(self, database: Database, host: str) -> SiteHost | None:
        """Return the site's domain of this name, None if no site is shown under it."""

    async def find_main_host(self, database: Database, name: str) -> str:
        """Return the domain that a site is known by, by its name in `/careers/{name}`; or ""."""


class AtHosts:
    """The middleware."""

    def __init__(self, app: ASGIApp, *, sites: SiteHosts) -> None:
        """Wrap `app`."""
        self._app = app
        self._sites = sites

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, with another path where its host is a site's."""
        if scope["type"] == "http":
            runtime: Runtime = scope["app"].state.runtime
            host = host_of(scope)
            if is_other(host, runtime.public_host):
                found = await self._sites.find_host(runtime.database, host)
                if found is not None:
                    await self._serve_site(found, runtime, scope, receive, send)
                    return
            leads_to = await self._leads_on(runtime, scope)
            if leads_to:
                await _lead(leads_to, scope, receive, send)
                return
            if _names_a_host(scope["path"]):
                scope["path"] = NOWHERE
        await self._app(scope, receive, send)

    async def _serve_site(
        self, found: SiteHost, runtime: Runtime, scope: Scope, receive: Receive, send: Send
    ) -> None:
        path: str = scope["path"]
        if not path.startswith(SHARED):
            plain = path.rstrip("/")
            if scope["method"] in _READING and (found.main != found.host or plain != path != "/"):
                to = runtime.url_of_host(found.main) + quote(plain or "/", safe="/:@!$&'()*+,;=~")
                await _lead(to, scope, receive, send)
                return
            scope["path"] = f"{SITES}{found.host}{plain}"
            scope["raw_path"] = quote(scope["path"]).encode()
        await self._app(scope, receive, send)

    async def _leads_on(self, runtime: Runtime, scope: Scope) -> str:
        path: str = scope["path"]
        if not path.startswith(SITES) or scope["method"] not in _READING:
            return ""
        match = _LEADS_ON.fullmatch(path)
        if match is None:
            return ""
        host = await self._sites.find_main_host(runtime.database, match["name"])
        rest = quote(match["rest"], safe="/:@!$&'()*+,;=~") or "/"
        return runtime.url_of_host(host) + rest if host else ""


def host_of(scope: Scope) -> str:
    """Return the host name that a request is for: lower case, without port and closing dot."""
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    given = next((value for name, value in headers if name == b"host"), b"")
    return given.decode("latin-1").partition(":")[0].rstrip(".").lower()


def is_other(host: str, public_host: str) -> bool:
    """Tell whether a host may be a site's: a name with a dot that is not the installation's."""
    if host == public_host or "." not in host or not host.isascii():
        return False
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return True
    return False


def _names_a_host(path: str) -> bool:
    """Tell whether a path asks for a site by a host: that name is for this module to put there."""
    return path.startswith(SITES) and "." in path.removeprefix(SITES).partition("/")[0]


async def _lead(to: str, scope: Scope, receive: Receive, send: Send) -> None:
    query: bytes = scope.get("query_string", b"")
    whole = f"{to}?{query.decode('latin-1')}" if query else to
    answer: Any = RedirectResponse(whole, 301, headers={"Cache-Control": KEPT})
    await answer(scope, receive, send)
