"""The portal as an application that can be installed: its manifest and its service worker.

Both stand below `/portal`, so that nothing of them reaches the console: a service worker serves
only pages below its scope, and the manifest's scope is the portal's. The worker keeps no answers of
the server; what it shows without a connection is text that the portal kept for its person.
"""

from typing import Any, Final

from fastapi import Request
from fastapi.responses import JSONResponse, Response

from rolecall.entrypoints.web_app import PORTAL_MANIFEST, dist_folder
from rolecall.infra.http import Router, public
from rolecall.infra.http.context import runtime_of
from rolecall.infra.languages import spoken
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import plain

router = Router(tags=["web application"])
WORKER = "/portal/service-worker.js"
SCOPE = "/portal"
_ICONS = "/assets/app"
_WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "name": "Rolecall: my applications",
        "description": "Where your applications are, and what is for you to do.",
        "applications": "My applications",
        "jobs": "Jobs",
    },
    "de": {
        "name": "Rolecall: meine Bewerbungen",
        "description": "Wo Ihre Bewerbungen stehen und was für Sie zu tun ist.",
        "applications": "Meine Bewerbungen",
        "jobs": "Stellen",
    },
    "es": {
        "name": "Rolecall: mis candidaturas",
        "description": "Dónde están sus candidaturas y qué le toca hacer.",
        "applications": "Mis candidaturas",
        "jobs": "Puestos",
    },
}
_WORKER_POLICY = "default-src 'none'; connect-src 'self'"


@router.get(PORTAL_MANIFEST, **public())
async def serve_portal_manifest() -> JSONResponse:
    """Describe the portal to whoever installs it (W3C Web Application Manifest)."""
    words = _WORDS[spoken()]
    manifest: dict[str, Any] = {
        "name": words["name"],
        "short_name": "Rolecall",
        "description": words["description"],
        "lang": spoken(),
        "id": SCOPE,
        "start_url": SCOPE,
        "scope": SCOPE,
        "display": "standalone",
        "background_color": "#fbfaf8",
        "theme_color": "#12594f",
        "icons": [
            {"src": f"{_ICONS}/icon.svg", "sizes": "any", "type": "image/svg+xml"},
            {"src": f"{_ICONS}/icon192.png", "sizes": "192x192", "type": "image/png"},
            {
                "src": f"{_ICONS}/icon512.png",
                "sizes": "512x512",
                "type": "image/png",
                "purpose": "any maskable",
            },
        ],
        "shortcuts": [
            {"name": words["applications"], "url": SCOPE},
            {"name": words["jobs"], "url": f"{SCOPE}/jobs"},
        ],
    }
    headers = {"Cache-Control": "public, max-age=3600", "Vary": "Accept-Language"}
    return JSONResponse(manifest, media_type="application/manifest+json", headers=headers)


@router.get(WORKER, **public())
async def serve_portal_worker(request: Request) -> Response:
    """Serve the service worker; browsers ask each time whether there is a newer one."""
    folder = dist_folder(runtime_of(request).settings.http.web_dist)
    script = folder / "assets" / "app" / "portal-worker.js" if folder else None
    if script is None or not script.is_file():
        raise NotFound(plain("There is no such file."))
    headers = {
        "Cache-Control": "no-cache",
        "Content-Security-Policy": _WORKER_POLICY,
        # Without it the scope would end with a slash, and the list of applications has none.
        "Service-Worker-Allowed": SCOPE,
    }
    return Response(script.read_bytes(), media_type="text/javascript", headers=headers)
