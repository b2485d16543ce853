"""Opening connections: which connector is behind one, and with what it opens.

Guarantees: secrets leave the database for a connector alone, under the organization's key; what a
connector may ask is what the installation lets out to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from rolecall.domains.files import api as files
from rolecall.domains.integrations import queries
from rolecall.domains.integrations.connectors.declarative import DeclarativeConnector
from rolecall.domains.integrations.connectors.greenhouse import (
    BASE_URL,
    SPEC,
    TOKEN_URL,
    GreenhouseConnector,
)
from rolecall.domains.integrations.contracts.port import Access, Category, Connector, Spec
from rolecall.domains.integrations.contracts.syncing import DECLARATIVE, ConnectorKind
from rolecall.domains.integrations.repository import connections as repository
from rolecall.domains.integrations.rules.specification.compiling import compile_specification
from rolecall.infra.crypto import KeyRing, Place
from rolecall.infra.db import Row, UnitOfWork
from rolecall.infra.outbound import Outbound
from rolecall.infra.rest import MemoryTokens
from rolecall.infra.settings import Settings
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.sentences import say

if TYPE_CHECKING:
    from rolecall.infra.runtime import Runtime

_NOTE: Final = "domains.integrations.connectors"
_SECRETS: Final = "integration_secrets"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where Greenhouse is."""

    greenhouse: str = BASE_URL
    greenhouse_tokens: str = TOKEN_URL


class Connectors:
    """Opens connectors for one process."""

    def __init__(self, settings: Settings, addresses: Addresses | None = None) -> None:
        """Ask those hosts that the settings allow."""
        self._outbound = Outbound(
            settings.outbound.hosts(), encrypted=settings.core.env == "production"
        )
        self._addresses = addresses or Addresses()

    def open(self, connector: str, specification: str, access: Access) -> Connector:
        """Return a connector; nobody is asked yet.

        Raises:
            InvalidInput: what was typed in does not fill the specification in.
        """
        if connector == DECLARATIVE:
            compiled = compile_specification(specification)
            return DeclarativeConnector(compiled, access, self._outbound, MemoryTokens())
        return GreenhouseConnector(
            access,
            self._outbound,
            MemoryTokens(),
            base_url=self._addresses.greenhouse,
            token_url=self._addresses.greenhouse_tokens,
        )

    def install(self, runtime: "Runtime") -> None:
        """Be what opens connectors in a process."""
        runtime.notes[_NOTE] = self


def connectors_of(runtime: "Runtime") -> Connectors:
    """Return what opens connectors in this process."""
    found = runtime.notes.get(_NOTE)
    if not isinstance(found, Connectors):
        found = runtime.notes[_NOTE] = Connectors(runtime.settings)
    return found


def spec_of(connector: str, specification: str) -> Spec:
    """Return what is connected.

    Raises:
        InvalidInput: there is no such connector, or the specification does not hold.
    """
    if connector == SPEC.id:
        return SPEC
    if connector != DECLARATIVE:
        raise InvalidInput.of_field(
            "connector", say("There is no such kind of system. Choose one of the list.")
        )
    return compile_specification(specification).spec


def kinds() -> list[ConnectorKind]:
    """Return what can be connected."""
    return [
        kind_of(SPEC.id, SPEC),
        ConnectorKind(DECLARATIVE, "", Category.ATS, (), ()),
    ]


def kind_of(connector: str, spec: Spec) -> ConnectorKind:
    """Return a kind with what it asks for and offers."""
    return ConnectorKind(connector, spec.name, spec.category, spec.inputs, spec.streams)


async def access_of(uow: UnitOfWork, row: Row) -> Access:
    """Return what a connection opens with.

    Raises:
        CryptoError: a secret was altered, or sealed with keys that are not the organization's.
    """
    ring = await files.get_key_ring(uow)
    sealed = await queries.list_secrets(uow, row["id"])
    return Access(
        row["settings"],
        {
            name: ring.decrypt(text, _place(uow, row["id"], name)).decode()
            for name, text in sealed.items()
        },
    )


def require_filled(spec: Spec, access: Access) -> None:
    """Refuse to open what lacks something that is required.

    Raises:
        InvalidInput: names each of them.
    """
    typed = {**access.settings, **access.secrets}
    missing = [
        FieldError(one.name, say("Fill in “{label}”.", label=one.label))
        for one in spec.inputs
        if one.required and not typed.get(one.name)
    ]
    if missing:
        raise InvalidInput(missing[0].message, errors=missing)


async def keep_secrets(uow: UnitOfWork, connection_id: UUID, secrets: Mapping[str, str]) -> None:
    """Seal secrets in the place of those that were there; empty ones are forgotten."""
    ring = await files.get_key_ring(uow)
    for name, value in secrets.items():
        if value:
            sealed = ring.encrypt(value.encode(), _place(uow, connection_id, name))
            await repository.write_secret(uow, connection_id, name, sealed, ring.current_id)
    gone = [name for name, value in secrets.items() if not value]
    if gone:
        await repository.delete_secrets(uow, connection_id, gone)


@files.reencrypts("integration_secrets.sealed")
async def reencrypt_secrets(uow: UnitOfWork, ring: KeyRing, limit: int) -> int:
    """Move up to `limit` secrets under the ring's current key; returns how many."""
    rows = await repository.lock_sealed_with_other_keys(uow, ring.current_id, limit)
    for row in rows:
        connection_id, name = row["connection_id"], row["name"]
        sealed = ring.reencrypt(row["sealed"], _place(uow, connection_id, name))
        await repository.write_secret(uow, connection_id, name, sealed, ring.current_id)
    return len(rows)


def _place(uow: UnitOfWork, connection_id: UUID, name: str) -> Place:
    return Place(uow.org_id, _SECRETS, name, connection_id)
