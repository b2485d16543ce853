"""Which domains there are, and how a process gets its runtime.

A domain's edges are found by name (`endpoints`, `pages`, `handlers`, `models`), so a new domain is
served as soon as its package stands in the list.
"""

import importlib
import importlib.util
from collections.abc import Iterable, Sequence
from types import ModuleType

from fastapi import APIRouter
from redis.asyncio import Redis

from rolecall.infra.crypto import RootKeys
from rolecall.infra.db import Database
from rolecall.infra.db.roles import role_dsn
from rolecall.infra.db.security import APP, RELAY
from rolecall.infra.embedded import locate
from rolecall.infra.outbox import write_events
from rolecall.infra.providers.email import email_provider
from rolecall.infra.providers.storage import object_store
from rolecall.infra.realtime.wake_up import WakeUp, wake_relay
from rolecall.infra.runtime import Runtime
from rolecall.infra.settings import Settings, SettingsError
from rolecall.kernel.sentences import plain

DOMAINS = (
    "audit",
    "files",
    "identity",
    "messaging",
    "approvals",
    "custom_fields",
    "operations",
    "saved_views",
    "holds",
    "ai",
    "consents",
    "visits",
    "jobs",
    "candidates",
    "profiles",
    "applications",
    "accommodations",
    "automation",
    "imports",
    "job_alerts",
    "presence",
    "self_identification",
    "interviews",
    "ai_interviews",
    "offers",
    "integrations",
    "analytics",
    "report_mails",
    "search",
    "privacy",
    "retention",
)
"""In the order of the line, lowest first."""

MINIMUM_SECRET = 32
"""Characters of a root secret."""

PROCESSES = ("hiring", "notifications", "offer_news", "reading")


def load(edge: str, domains: Iterable[str] = DOMAINS) -> list[ModuleType]:
    """Import `edge` of each domain (and, for handlers, of each process) that has it."""
    names = [f"rolecall.domains.{domain}.{edge}" for domain in domains]
    if edge == "handlers":
        names += [f"rolecall.processes.{process}.handlers" for process in PROCESSES]
        names.append("rolecall.infra.outbox.heartbeat")
    if edge == "models":
        names.append("rolecall.infra.outbox.models")
    return [importlib.import_module(name) for name in names if _exists(name)]


def _exists(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def routers(edge: str, domains: Sequence[str] = DOMAINS) -> list[APIRouter]:
    """Return the routers of an edge.

    `endpoints` are the API, `pages` server-rendered HTML, `rooted` interfaces of programs at
    addresses that other systems chose. A module names one `router` or several `routers`.
    """
    found: list[APIRouter] = []
    attribute = "router" if edge == "endpoints" else edge
    for module in load("endpoints", domains):
        value = getattr(module, attribute, None)
        if isinstance(value, APIRouter):
            found.append(value)
        elif value is not None:
            found += list(value)
    return found


def root_keys(settings: Settings) -> RootKeys:
    """Return the keys that follow from the root secret.

    Raises:
        SettingsError: there is no secret, or one is too short.
    """
    secret = settings.core.secret_key.get_secret_value()
    if len(secret) < MINIMUM_SECRET:
        raise SettingsError(
            plain(
                "ROLECALL_SECRET_KEY: at least 32 characters are needed. `rolecall up` makes one "
                "for development; in production make one with `openssl rand -base64 48`."
            )
        )
    earlier = settings.core.previous_secret_keys.get_secret_value().split(",")
    try:
        return RootKeys(secret, [one.strip() for one in earlier if one.strip()])
    except ValueError as error:
        raise SettingsError(plain(f"ROLECALL_PREVIOUS_SECRET_KEYS: {error}.")) from error


async def open_runtime(settings: Settings, *, role: str, pool_size: int | None = None) -> Runtime:
    """Open what a process of this role needs.

    `api`, `worker` and `inbound` log in to the database as the application, `relay` as the relay.

    Raises:
        Unavailable: the database cannot be reached.
        SettingsError: a setting is missing.
    """
    keys = root_keys(settings)
    addresses = locate(settings)
    redis = Redis.from_url(addresses.redis_url, socket_timeout=5, socket_connect_timeout=2)
    wake_up = WakeUp(redis)

    async def wake_now(_: object) -> None:
        await wake_relay(redis)

    # A worker's event loop rests between deliveries, so nothing can be left for later there.
    on_events = {"api": wake_up.soon, "inbound": wake_up.soon, "worker": wake_now}.get(role)
    database = await Database.connect(
        database_dsn(settings, role),
        event_writer=write_events,
        size=pool_size or settings.database.pool_size,
        statement_timeout_ms=settings.database.statement_timeout_ms,
        application_name=f"rolecall-{role}",
        on_events=on_events,
    )
    return Runtime(
        settings=settings,
        database=database,
        redis=redis,
        keys=keys,
        store=object_store(settings.core, settings.storage),
        email=email_provider(settings.core, settings.mail),
        before_close=(wake_up.close,),
    )


def database_dsn(settings: Settings, role: str) -> str:
    """Return the DSN that a process of this role logs in with."""
    given = (
        settings.database.relay_database_url
        if role == "relay"
        else settings.database.app_database_url
    ).get_secret_value()
    if given:
        return given
    secret = settings.core.secret_key.get_secret_value()
    name = RELAY if role == "relay" else APP
    return role_dsn(locate(settings).database_admin_dsn, name, secret)
