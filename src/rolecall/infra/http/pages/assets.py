"""The stylesheet and the scripts of server-rendered pages, under names that change with them."""

import hashlib
import re
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Annotated

from fastapi import Path
from fastapi.responses import Response

from rolecall.infra.http.access import public
from rolecall.infra.http.pages.brand import Brand
from rolecall.infra.http.routing import Router
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say

router = Router(tags=["assets"])
_DAY = 86_400
_STYLESHEET = ("rolecall.infra.http.pages", "site.css")
_scripts: dict[str, str] = {}


class Scheme(StrEnum):
    """In which colours a page is shown."""

    AUTO = "auto"
    """As the reader prefers."""
    LIGHT = "light"
    DARK = "dark"


_IN_THE_DARK = re.compile(r"@media ?\(prefers-color-scheme: ?dark\)")


def register_script(name: str, package: str) -> None:
    """Serve `package/static/<name>.js`: a script that a page works without.

    Raises:
        ValueError: another package has a script of this name.
    """
    if _scripts.setdefault(name, package) != package:
        raise ValueError(f"two scripts are called {name}")


def stylesheet_path(scheme: Scheme = Scheme.AUTO) -> str:
    """Return the address of the stylesheet, or of the one that is always light, or always dark."""
    version = _read(*_STYLESHEET)[0]
    folder = "" if scheme is Scheme.AUTO else f"{scheme}/"
    return f"/assets/site/{folder}{version}.css"


def in_scheme(css: str, scheme: Scheme) -> str:
    """Return rules with those for the dark switched off, or on whatever the reader prefers."""
    if scheme is Scheme.AUTO:
        return css
    return _IN_THE_DARK.sub("@media not all" if scheme is Scheme.LIGHT else "@media all", css)


def script_path(name: str) -> str:
    """Return the address of a script."""
    return f"/assets/site/{name}/{_read(_scripts[name], f'{name}.js')[0]}.js"


def script(name: str) -> bytes:
    """Return a script, for an address that may not change with it."""
    return _read(_scripts[name], f"{name}.js")[1]


def brand_path(color: str) -> str:
    """Return the address of the custom properties of a colour (`#rrggbb`)."""
    return f"/assets/brand/{color.removeprefix('#').lower()}.css"


@router.get("/assets/brand/{color}.css", **public())
async def serve_brand(color: Annotated[str, Path(pattern="^[0-9a-f]{6}$")]) -> Response:
    """Serve the custom properties of a colour, for pages that may not carry them inside."""
    content = Brand(color=f"#{color}").stylesheet
    headers = {"Cache-Control": f"public, max-age={_DAY}"}
    return Response(content, media_type="text/css", headers=headers)


@router.get("/assets/site/{version}.css", **public())
async def serve_stylesheet(version: str) -> Response:
    """Serve the stylesheet; an older name gets the present one, but is not kept."""
    return _asset(version, *_read(*_STYLESHEET), "text/css")


@router.get("/assets/site/light/{version}.css", **public())
async def serve_light_stylesheet(version: str) -> Response:
    """Serve the stylesheet of pages that stand on other sites, which are light for all."""
    return _stylesheet_in(Scheme.LIGHT, version)


@router.get("/assets/site/dark/{version}.css", **public())
async def serve_dark_stylesheet(version: str) -> Response:
    """Serve the stylesheet of pages that stand on other sites, which are dark for all."""
    return _stylesheet_in(Scheme.DARK, version)


@router.get("/assets/site/{name}/{version}.js", **public())
async def serve_script(name: str, version: str) -> Response:
    """Serve a script; an older name gets the present one, but is not kept."""
    if name not in _scripts:
        raise NotFound(say("There is no such script."))
    return _asset(version, *_read(_scripts[name], f"{name}.js"), "text/javascript")


def _stylesheet_in(scheme: Scheme, version: str) -> Response:
    current, content = _read(*_STYLESHEET)
    return _asset(version, current, in_scheme(content.decode(), scheme).encode(), "text/css")


def _asset(version: str, current: str, content: bytes, media_type: str) -> Response:
    kept = "public, max-age=31536000, immutable" if version == current else "no-cache"
    return Response(content, media_type=media_type, headers={"Cache-Control": kept})


@cache
def _read(package: str, file: str) -> tuple[str, bytes]:
    """Return the version of an asset and its bytes."""
    content = resources.files(package).joinpath("static", file).read_bytes()
    return hashlib.sha256(content).hexdigest()[:12], content
