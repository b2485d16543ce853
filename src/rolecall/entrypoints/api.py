"""The api process: HTTP for people and programs."""

import gc
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import uvicorn
from fastapi import FastAPI

from rolecall.domains.audit.api import record_refusal
from rolecall.domains.identity.api import authenticate
from rolecall.domains.jobs.api import CustomDomains
from rolecall.entrypoints import composition
from rolecall.entrypoints.health import platform_health
from rolecall.entrypoints.health import router as health
from rolecall.entrypoints.live import router as live
from rolecall.entrypoints.portal_app import router as portal_app
from rolecall.entrypoints.reference import router as reference
from rolecall.entrypoints.web_app import router as web_app
from rolecall.infra import collector
from rolecall.infra.http.app import make_app
from rolecall.infra.http.pages import assets_router
from rolecall.infra.runtime import Runtime
from rolecall.infra.settings import Settings
from rolecall.infra.telemetry import configure


def create_app(
    settings: Settings,
    *,
    domains: Sequence[str] = composition.DOMAINS,
    runtime: Runtime | None = None,
) -> FastAPI:
    """Return the application. A `runtime` that is given is used and not closed (tests do that)."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        opened = runtime or await composition.open_runtime(settings, role="api")
        app.state.runtime = opened
        collector.settle()
        gc.set_threshold(20_000, 20, 20)
        yield
        if runtime is None:
            await opened.close()

    # Domains register with those below them what is theirs of a person (a timeline, what follows
    # a merge); that is there whatever part is served here.
    composition.load("api")
    return make_app(
        settings=settings,
        lifespan=lifespan,
        api_routers=[*composition.routers("endpoints", domains), live, platform_health],
        rooted_routers=composition.routers("rooted", domains),
        page_routers=[
            health,
            portal_app,
            web_app,
            reference,
            assets_router,
            *composition.routers("pages", domains),
        ],
        authenticator=authenticate,
        record_refusal=record_refusal,
        sites=CustomDomains(),
    )


def run(settings: Settings, *, domains: Sequence[str] = composition.DOMAINS) -> None:
    """Serve until told to stop; open requests are finished first."""
    configure(role="api", level=settings.core.log_level)
    uvicorn.run(
        create_app(settings, domains=domains),
        host=settings.http.host,
        port=settings.http.port,
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=10,
        backlog=2048,
    )
