"""`/v0/postings/{slug}`: what Lever's postings API has under this address."""

from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from fastapi import Query, Request, Response
from pydantic import ConfigDict, RootModel

from rolecall.domains.jobs.rules.boards.lever import Wanted
from rolecall.domains.jobs.service.boards import lever as service
from rolecall.infra.http import DatabaseDep, Out, Router, public
from rolecall.infra.http.borrowed import (
    ANY_ORIGIN,
    AS_SCRIPT,
    MAX_AGE,
    json_answer,
    refusals,
)
from rolecall.infra.http.pages import conditional
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say

router = Router(prefix="/v0/postings", tags=["job boards"])
MAX_VALUES = 50
_Values = Annotated[list[str], Query(max_length=MAX_VALUES)]
_HTML = "text/html"


class PostingsOut(RootModel[list[dict[str, Any]]]):
    """Postings, or groups of postings, in Lever's shapes."""


class PostingOut(Out):
    """A posting in Lever's shape."""

    model_config = ConfigDict(extra="allow")

    id: str
    text: str


@router.get(
    "/{slug}",
    response_model=PostingsOut,
    responses={
        200: {"content": AS_SCRIPT[200]["content"] | {_HTML: {"schema": {"type": "string"}}}}
    },
    **public(),
)
@router.get("/{slug}/", include_in_schema=False, **public())
async def list_board_postings(
    request: Request,
    database: DatabaseDep,
    slug: str,
    mode: Literal["", "json", "html", "iframe"] = "",
    skip: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int | None, Query(ge=0, le=1_000_000)] = None,
    location: _Values = [],  # noqa: B006 - FastAPI copies it
    commitment: _Values = [],  # noqa: B006
    team: _Values = [],  # noqa: B006
    department: _Values = [],  # noqa: B006
    level: _Values = [],  # noqa: B006
    group: Literal["", "location", "commitment", "team", "department", "level"] = "",
    css: Annotated[str, Query(max_length=2_000)] = "",
    callback: Annotated[str, Query(max_length=100)] = "",
) -> Response:
    """List the open jobs as JSON, or as HTML where `mode` or the Accept header asks for that.

    Values of one filter are alternatives, filters hold together.
    """
    query = service.PostingsQuery(
        wanted=Wanted(
            location=location, commitment=commitment, team=team, department=department, level=level
        ),
        skip=skip,
        limit=limit,
        group=group,
    )
    with refusals():
        if (mode or _mode_of(request)) == "json":
            body = await service.postings(database, slug, query)
            return json_answer(request, body, callback)
        listed = await service.postings_html(database, slug, query)
        if mode == "iframe":
            return _framed(request, listed, css)
        return conditional(
            request,
            listed,
            media_type=_HTML,
            max_age=MAX_AGE,
            headers={**ANY_ORIGIN, "Vary": "Accept"},
        )


@router.get("/{slug}/{posting_id}", response_model=PostingOut, responses=AS_SCRIPT, **public())
@router.get("/{slug}/{posting_id}/", include_in_schema=False, **public())
async def get_board_posting(
    request: Request,
    database: DatabaseDep,
    slug: str,
    posting_id: str,
    callback: Annotated[str, Query(max_length=100)] = "",
) -> Response:
    """Return an open job."""
    with refusals():
        body = await service.posting(database, slug, posting_id)
        return json_answer(request, body, callback)


def _mode_of(request: Request) -> str:
    """Return what a request without a mode is answered with: HTML where a browser shows it."""
    return "html" if _HTML in request.headers.get("accept", "") else "json"


def _framed(request: Request, listed: bytes, css: str) -> Response:
    """Return the list as a page for a frame, which any site may show, with a site's own style.

    Raises:
        InvalidInput: `css` is no address of a style sheet.
    """
    style, allowed = b"", "'none'"
    if css:
        address = urlsplit(css)
        # What can stand in a header and an attribute as it is; nothing else is an address.
        plain = all(" " < sign < "\x7f" and sign not in "\"'<>;,`\\" for sign in css)
        if address.scheme not in {"http", "https"} or not address.hostname or not plain:
            raise InvalidInput.of_field(
                "css", say("Give the whole address of a style sheet, beginning with https://.")
            )
        allowed = f"{address.scheme}://{address.netloc.rpartition('@')[2]}"
        escaped = css.replace("&", "&amp;").encode()
        style = b'<link rel="stylesheet" href="' + escaped + b'">'
    page = (
        b'<!doctype html><html><head><meta charset="utf-8"><title>Jobs</title><base target="_top">'
        + style
        + b"</head><body>"
        + listed
        + b"</body></html>"
    )
    policy = f"default-src 'none'; style-src {allowed}; base-uri 'none'; form-action 'none'"
    return conditional(
        request,
        page,
        media_type=_HTML,
        max_age=MAX_AGE,
        headers={"Content-Security-Policy": policy},
    )
