"""The application under test, in this process, on the real servers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from pydantic import SecretStr

from rolecall.entrypoints import composition
from rolecall.entrypoints.api import create_app
from rolecall.infra.db import Database
from rolecall.infra.outbox import registry, write_events
from rolecall.infra.outbox.delivery import deliver
from rolecall.infra.outbox.relay import Bell, Relay
from rolecall.infra.realtime import push
from rolecall.infra.runtime import Runtime
from rolecall.infra.settings import (
    CoreSettings,
    DatabaseSettings,
    InboundMailSettings,
    NamesSettings,
    OutboundSettings,
    RedisSettings,
    Settings,
    SignInSettings,
)

from tests.support.servers import SECRET, Servers
from tests.support.zones import TARGET, zones

INBOUND_DOMAIN = "reply.example.net"
WEBHOOK_SECRET = "whsec_" + "dGhlLXNlY3JldC1vZi10aGUtd2ViaG9vaw=="


def settings_for(servers: Servers, folder: Path) -> Settings:
    """Return the settings of a process on these servers."""
    return Settings(
        core=CoreSettings(
            env="test", data=folder, secret_key=SecretStr(SECRET), public_url="http://testserver"
        ),
        database=DatabaseSettings(
            database_url=SecretStr(servers.admin_dsn),
            app_database_url=SecretStr(servers.app_dsn),
            relay_database_url=SecretStr(servers.relay_dsn),
            pool_size=10,
        ),
        inbound=InboundMailSettings(
            inbound_domain=INBOUND_DOMAIN,
            inbound_webhook_secret=SecretStr(WEBHOOK_SECRET),
            inbound_max_bytes=200_000,
        ),
        redis=RedisSettings(redis_url=SecretStr(servers.redis_url)),
        names=NamesSettings(dns_servers=f"127.0.0.1:{zones().port}", custom_domain_target=TARGET),
        outbound=OutboundSettings(outbound_internal_hosts="127.0.0.1"),
        sign_in=SignInSettings(sign_in_failures=5, sign_in_failures_per_address=20),
    )


@asynccontextmanager
async def opened_runtime(servers: Servers, folder: Path) -> AsyncIterator[Runtime]:
    """Open a runtime as the application's role."""
    composition.load("handlers")
    runtime = await composition.open_runtime(settings_for(servers, folder), role="api")
    yield runtime
    await runtime.close()


@asynccontextmanager
async def application(runtime: Runtime) -> AsyncIterator[FastAPI]:
    """Start the ASGI application on a runtime."""
    app = create_app(runtime.settings, runtime=runtime)
    async with app.router.lifespan_context(app):
        yield app


async def drain_outbox(runtime: Runtime, servers: Servers, *, rounds: int = 50) -> int:
    """Do what relay and worker do, in this process, until nothing is due."""
    relay_database = await Database.connect(
        servers.relay_dsn, event_writer=write_events, size=1, application_name="drain"
    )
    done = 0
    bells: list[Bell] = []

    async def ring(rung: object) -> None:
        bells.extend(rung)  # type: ignore[arg-type]

    relay = Relay(relay_database, registry, ring, lambda rows: push(runtime.redis, rows))
    try:
        for _ in range(rounds):
            moved = await relay.round()
            for bell in bells:
                await deliver(runtime.database, registry, bell.org_id, bell.delivery_id)
                done += 1
            bells.clear()
            if not moved:
                return done
    finally:
        await relay_database.close()
    raise AssertionError(f"the outbox was not empty after {rounds} rounds")
