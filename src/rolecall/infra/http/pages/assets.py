"""The stylesheet of server-rendered pages, under a name that changes with its content."""

import hashlib
from functools import lru_cache
from pathlib import Path

from fastapi.responses import Response

from rolecall.infra.http.access import public
from rolecall.infra.http.routing import Router

router = Router(tags=["assets"])
_FILE = Path(__file__).parent / "static" / "site.css"


@lru_cache(maxsize=1)
def _stylesheet() -> tuple[str, bytes]:
    content = _FILE.read_bytes()
    return hashlib.sha256(content).hexdigest()[:12], content


def stylesheet_path() -> str:
    """Return the address of the stylesheet."""
    return f"/assets/site/{_stylesheet()[0]}.css"


@router.get("/assets/site/{version}.css", **public())
async def serve_stylesheet(version: str) -> Response:
    """Serve the stylesheet; an older name gets the present one, but is not kept."""
    current, content = _stylesheet()
    kept = "public, max-age=31536000, immutable" if version == current else "no-cache"
    return Response(content, media_type="text/css", headers={"Cache-Control": kept})
