"""Assembling the ASGI application out of routers."""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any

from fastapi import APIRouter, FastAPI

from rolecall.infra.http import document, problems
from rolecall.infra.http.context import Authenticator, RefusalRecorder
from rolecall.infra.http.dispatch import Dispatch
from rolecall.infra.http.middleware import Edge, parse_networks
from rolecall.infra.http.pages import problem_page
from rolecall.infra.http.rate_limits import RateLimits
from rolecall.infra.http.site_hosts import AtHosts, SiteHosts
from rolecall.infra.settings import Settings

API_PREFIX = "/api/v1"
PRODUCTION_REQUESTS = 3_000
"""Of one caller to one process within a minute: fifty each second, far more than a person sends."""
OTHER_REQUESTS = 1_000_000
"""Where people measure and try things out, the headers are there and the limit is out of reach."""
Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[Any]]


def make_app(
    *,
    settings: Settings,
    lifespan: Lifespan,
    api_routers: Sequence[APIRouter],
    page_routers: Sequence[APIRouter],
    rooted_routers: Sequence[APIRouter] = (),
    authenticator: Authenticator,
    record_refusal: RefusalRecorder,
    sites: SiteHosts,
) -> FastAPI:
    """Return the application. The lifespan must set `app.state.runtime`.

    `rooted_routers` are interfaces of programs whose addresses are not ours to choose.
    """
    app = FastAPI(
        title="Rolecall",
        version="1",
        summary="Hiring platform: applicant tracking, interviews, staffing.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        generate_unique_id_function=lambda route: route.name,
        separate_input_output_schemas=False,
    )
    app.state.authenticator = authenticator
    app.state.record_refusal = record_refusal
    problems.install(app, problem_page)
    for router in api_routers:
        app.include_router(router, prefix=API_PREFIX)
    for router in rooted_routers:
        app.include_router(router)
    for router in page_routers:
        app.include_router(router, include_in_schema=False)
    document.install(app)
    app.router.middleware_stack = Dispatch(app.router)
    requests = settings.http.requests_per_minute
    if requests is None:
        requests = PRODUCTION_REQUESTS if settings.core.env == "production" else OTHER_REQUESTS
    app.add_middleware(AtHosts, sites=sites)
    app.add_middleware(
        Edge,
        max_body_bytes=settings.http.max_body_bytes,
        trusted_proxies=parse_networks(settings.http.trusted_proxies),
        https=settings.core.public_url.startswith("https://"),
        on_defect=problems.unexpected,
        rate_limits=RateLimits(requests) if requests else None,
    )
    return app
