"""`/docs`: the HTTP interface to read and to try, out of `/api/openapi.json`.

The page is Swagger UI, which the build of the web application puts beside it. Nothing is loaded
from elsewhere, so the page works without a connection; its policy allows no other host and no
inline script, which is why the few lines that start it are a file of their own.
"""

from fastapi import Request
from fastapi.responses import FileResponse, HTMLResponse, Response

from rolecall.entrypoints.web_app import dist_folder
from rolecall.infra.http import Router, public
from rolecall.infra.http.context import runtime_of
from rolecall.kernel.errors import NotFound, Unavailable
from rolecall.kernel.sentences import plain

router = Router(tags=["reference"])
_FOLDER = "reference"
_FILES = {
    "swagger-ui.css": "text/css",
    "swagger-ui-bundle.js": "text/javascript",
}
_POLICY = (
    # Swagger UI draws its icons from data: addresses inside its stylesheet.
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_DAY = "public, max-age=86400"
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rolecall HTTP interface</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="reference"><noscript>
<p>This page needs JavaScript. The document itself is at
<a href="/api/openapi.json">/api/openapi.json</a>.</p>
</noscript></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
"""
_START = """SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  showCommonExtensions: true,
  showExtensions: true,
  validatorUrl: null,
  requestInterceptor: (request) => {
    if (new URL(request.url, location.href).origin === location.origin) {
      request.headers['X-Rolecall-Client'] = 'web';
    }
    return request;
  },
});
"""
"""The header is what the session cookie's protection asks of unsafe requests."""


@router.get("/docs", **public())
async def show_reference(request: Request) -> HTMLResponse:
    """Show the interface."""
    folder = dist_folder(runtime_of(request).settings.http.web_dist)
    if folder is None or not (folder / _FOLDER).is_dir():
        raise Unavailable(
            plain(
                "The reference page has not been built. Run `make web` and start again; the "
                "document itself is at /api/openapi.json."
            )
        )
    return HTMLResponse(_PAGE, headers={"Content-Security-Policy": _POLICY})


@router.get("/docs/start.js", **public())
async def serve_start() -> Response:
    """Serve the lines that start the page."""
    return Response(_START, media_type="text/javascript", headers={"Cache-Control": _DAY})


@router.get("/docs/{name}", **public())
async def serve_reference_file(request: Request, name: str) -> Response:
    """Serve a file of Swagger UI."""
    folder = dist_folder(runtime_of(request).settings.http.web_dist)
    wanted = folder / _FOLDER / name if folder and name in _FILES else None
    if wanted is None or not wanted.is_file():
        raise NotFound(plain("There is no such file."))
    return FileResponse(wanted, media_type=_FILES[name], headers={"Cache-Control": _DAY})
