"""Serving the built web application: `/app`, `/portal` and their assets.

One HTML file serves every path of the two; it gets a fresh nonce per request, because the design
system writes its style tags at run time and the policy allows no inline style without one. Assets
carry a hash in their names and may be kept forever; the build compresses texts once, not each
request anew.
"""

import mimetypes
import secrets
from functools import lru_cache
from pathlib import Path

from fastapi import Request
from fastapi.responses import FileResponse, HTMLResponse, Response

from rolecall.infra.http import Router, public
from rolecall.infra.http.context import runtime_of
from rolecall.kernel.errors import NotFound, Unavailable
from rolecall.kernel.sentences import plain

router = Router(tags=["web application"])
NONCE_PLACEHOLDER = "__CSP_NONCE__"
ASSETS = "assets/app"
CONSOLE_MANIFEST = f"/{ASSETS}/manifest.webmanifest"
PORTAL_MANIFEST = "/portal/manifest.webmanifest"
_FOREVER = "public, max-age=31536000, immutable"
_DAY = "public, max-age=86400"
_CODINGS = {"br": ".br", "gzip": ".gz"}
"""Content codings that the build writes beside a file, the smallest first, with their endings."""
mimetypes.add_type("application/manifest+json", ".webmanifest")


def dist_folder(configured: Path | None) -> Path | None:
    """Return the built application: as configured, in the source tree, or inside the package."""
    here = Path(__file__).resolve()
    candidates = [configured] if configured else [here.parents[3] / "web" / "dist",
                                                  here.parents[1] / "web_dist"]  # fmt: skip
    return next((found for found in candidates if (found / "index.html").is_file()), None)


@router.get("/app", **public())
@router.get("/app/{path:path}", **public())
@router.get("/portal", **public())
@router.get("/portal/{path:path}", **public())
@router.get("/interview/{path:path}", **public())
async def serve_application(request: Request) -> HTMLResponse:
    """Serve the one page; the browser's router does the rest."""
    folder = dist_folder(runtime_of(request).settings.http.web_dist)
    if folder is None:
        raise Unavailable(
            plain("The web application has not been built. Run `make web` and start again.")
        )
    nonce = secrets.token_urlsafe(16)
    index = folder / "index.html"
    html = _read_index(index, index.stat().st_mtime_ns).replace(NONCE_PLACEHOLDER, nonce)
    if request.url.path == "/portal" or request.url.path.startswith("/portal/"):
        # The portal is installed by itself.
        html = html.replace(CONSOLE_MANIFEST, PORTAL_MANIFEST)
    policy = (
        f"default-src 'self'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; "
        # Mantine sets computed sizes as style attributes; those cannot carry a nonce.
        "style-src-attr 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self'; "
        "connect-src 'self'; frame-src 'self' blob:; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    )
    headers = {"Content-Security-Policy": policy, "Cache-Control": "no-store"}
    return HTMLResponse(html, headers=headers)


@router.get(f"/{ASSETS}/{{path:path}}", **public())
async def serve_asset(request: Request, path: str) -> Response:
    """Serve a built file, compressed where the build has it so and the browser takes it."""
    folder = dist_folder(runtime_of(request).settings.http.web_dist)
    root = (folder / ASSETS).resolve() if folder else None
    wanted = (root / path).resolve() if root else None
    if root is None or wanted is None or not wanted.is_relative_to(root) or not wanted.is_file():
        raise NotFound(plain("There is no such file."))
    hashed = "-" in wanted.stem
    media_type = mimetypes.guess_type(wanted.name)[0] or "application/octet-stream"
    headers = {"Cache-Control": _FOREVER if hashed else _DAY, "Vary": "Accept-Encoding"}
    taken = _codings(request.headers.get("accept-encoding", ""))
    for coding, ending in _CODINGS.items():
        smaller = wanted.with_name(wanted.name + ending)
        if coding in taken and smaller.is_file():
            wanted, headers["Content-Encoding"] = smaller, coding
            break
    return FileResponse(wanted, media_type=media_type, headers=headers)


def _codings(accepted: str) -> set[str]:
    """Return the codings of an `Accept-Encoding` that are not ruled out (RFC 9110, 12.5.3)."""
    taken = set()
    for one in accepted.lower().split(","):
        name, _, weight = one.partition(";")
        if weight.replace(" ", "").rstrip("0") not in {"q=", "q=0."}:
            taken.add(name.strip())
    return taken


@lru_cache(maxsize=4)
def _read_index(path: Path, _modified: int) -> str:
    return path.read_text(encoding="utf-8")
