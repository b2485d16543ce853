"""Protection of cookie sessions against requests that another site makes the browser send.

Two independent signs are asked for: a header that a cross-origin page cannot set without a
preflight, and an Origin (or `Sec-Fetch-Site`) that is ours.
"""

from urllib.parse import urlsplit

from fastapi import Request

from rolecall.infra.http.context import runtime_of
from rolecall.kernel.errors import Forbidden
from rolecall.kernel.sentences import say

CLIENT_HEADER = "x-rolecall-client"


def check_origin(request: Request) -> None:
    """Pass, or refuse the request.

    Raises:
        Forbidden: code `csrf`.
    """
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    ours = {
        request.headers.get("host", ""),
        urlsplit(runtime_of(request).public_url).netloc,
    }
    foreign = origin is not None and _host_of(origin) not in ours
    if foreign or site not in {"same-origin", "none"} or CLIENT_HEADER not in request.headers:
        raise Forbidden(
            say(
                "This request did not come from Rolecall's own pages. Programs sign in "
                "with a bearer token; pages send the header X-Rolecall-Client."
            ),
            code="csrf",
        )


def _host_of(origin: str) -> str | None:
    """Return the host of an origin with its port, None if it is none of any site."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return None
