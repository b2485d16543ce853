"""The organization's account with a provider of texts.

Guarantees: the secret is stored under the organization's key alone, shown to nobody and moved under
a new key when keys are rotated; nothing is switched on that could not send; no provider is asked
inside a transaction.
"""

import re
from dataclasses import dataclass
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.files import api as files
from rolecall.domains.identity import api as identity
from rolecall.domains.messaging.contracts.texts import (
    SaveTextSettings,
    TextsAreOff,
    TextSettings,
)
from rolecall.domains.messaging.events import TextSettingsChanged
from rolecall.domains.messaging.queries import texts as queries
from rolecall.domains.messaging.repository import texts as repository
from rolecall.domains.messaging.rules.phone_numbers import dialable
from rolecall.domains.messaging.service.texts.templates import preview_text
from rolecall.infra.crypto import KeyRing, Place
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.providers.sms import (
    NotTaken,
    OutgoingText,
    Refused,
    TextAccess,
    TextProvider,
    TextProviderKind,
    Unanswered,
    text_provider,
)
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import InvalidInput, VersionMismatch
from rolecall.kernel.sentences import say

_ACCOUNT = re.compile(r"AC[0-9a-f]{32}")
_SERVICE = re.compile(r"MG[0-9a-f]{32}")
_TRIAL = "[Test]"
_TEST = "{organization}: texts work. This is the test that you asked for."


@dataclass(frozen=True, slots=True)
class Account:
    """The account with its secret: what a sender needs."""

    settings: TextSettings
    access: TextAccess
    organization: str
    time_zone: str


def inbound_url(runtime: Runtime, org_id: UUID) -> str:
    """Return the address that the provider tells of texts that come in."""
    return f"{runtime.public_url}/api/v1/inbound/texts/{org_id}"


def report_url(runtime: Runtime, org_id: UUID, text_id: UUID) -> str:
    """Return the address that the provider tells what became of a text."""
    return f"{inbound_url(runtime, org_id)}/{text_id}"


def provider_of(runtime: Runtime, access: TextAccess) -> TextProvider:
    """Return the provider that an account is with."""
    return text_provider(runtime.settings.core, runtime.settings.texts, access)


async def open_account(uow: UnitOfWork) -> Account:
    """Return the account of the organization.

    Raises:
        TextsAreOff: there is none, or it is switched off.
    """
    settings = await queries.get_settings(uow)
    if not settings.enabled:
        raise TextsAreOff(say("Texts are switched off in this organization."))
    return await read_account(uow, settings)


async def read_account(uow: UnitOfWork, settings: TextSettings) -> Account:
    """Return an account with its secret, whether it is switched on or not."""
    sealed = await queries.find_sealed(uow)
    secret = ""
    if sealed is not None:
        ring = await files.get_key_ring(uow)
        secret = ring.decrypt(sealed, _place(uow.org_id)).decode()
    organization = await identity.get_organization(uow)
    access = TextAccess(settings.kind, settings.sender, settings.account, secret)
    return Account(settings, access, organization.name, organization.time_zone)


async def save_settings(uow: UnitOfWork, actor: Actor, command: SaveTextSettings) -> TextSettings:
    """Replace the account.

    Raises:
        InvalidInput: with what has to be given before texts can be sent.
        VersionMismatch: it is not at the command's version any more.
    """
    before = await queries.get_settings(uow)
    if command.version not in {None, before.version}:
        raise VersionMismatch(say("Somebody else saved this meanwhile. Read it again and retry."))
    organization = await identity.get_organization(uow)
    sender = _checked_sender(command, organization.time_zone)
    _require_account(uow.runtime, command, has_secret=before.has_secret)
    values = {
        "enabled": command.enabled,
        "kind": command.kind.value,
        "account": command.account,
        "sender": sender,
        "contact": command.contact,
        "from_hour": command.from_hour,
        "until_hour": command.until_hour,
        "version": before.version + 1,
        "updated_at": clock.now(),
        "problem": "",
        "checked_at": None,
    }
    if command.secret:
        ring = await files.get_key_ring(uow)
        sealed = ring.encrypt(command.secret.encode(), _place(uow.org_id))
        values |= {"sealed": sealed, "sealed_key_id": ring.current_id}
    await repository.save_settings(uow, values, after=before.version)
    saved = await queries.get_settings(uow)
    audit.record(
        uow, actor, "messages.text_settings_changed", "organization", uow.org_id,
        say("Changed how texts are sent."),
        {
            "enabled": audit.Change(before.enabled, saved.enabled),
            "provider": audit.Change(before.kind.value, saved.kind.value),
            "sender": audit.Change(before.sender, saved.sender),
        },
    )  # fmt: skip
    uow.emit(TextSettingsChanged(organization_id=uow.org_id))
    return saved


async def send_test(db: Database, actor: Actor, number: str, words: str = "") -> TextSettings:
    """Ask whether the account holds and send one text; what is wrong stands in the settings.

    `words` are those of a saved text, which then is sent about a made-up person and called a test.

    Raises:
        TextsAreOff: there is no account to try.
        InvalidInput: the number cannot be texted, or the words cannot be sent.
    """
    trial = f"{_TRIAL} {preview_text(words).text}" if words else ""
    tenant = actor.tenant
    async with db.transaction(tenant) as uow:
        account = await open_account(uow)
    to = dialable(number, account.time_zone)
    if not to:
        raise InvalidInput.of_field(
            "number", say("Give the number with its country, as +1 614 555 0100.")
        )
    provider = provider_of(db.runtime, account.access)
    text = OutgoingText(
        id=ids.uuid7(),
        to=to,
        body=trial or _TEST.format(organization=account.organization),
        created_at=clock.now(),
    )
    problem = ""
    try:
        await provider.check()
        await provider.send(text)
    except (NotTaken, Refused, Unanswered) as failure:
        problem = failure.reason
    async with db.transaction(tenant) as uow:
        await repository.note_account(uow, problem, clock.now())
        audit.record(
            uow,
            actor,
            "messages.text_tested",
            "organization",
            uow.org_id,
            (
                say("Sent a test text.")
                if not problem
                else say("A test text was not sent: {problem}", problem=problem)
            ),
        )
        uow.emit(TextSettingsChanged(organization_id=uow.org_id))
        return await queries.get_settings(uow)


@files.reencrypts("text_settings.sealed")
async def reencrypt_secret(uow: UnitOfWork, ring: KeyRing, limit: int) -> int:
    """Move the account's secret under the ring's current key; returns how many moved."""
    row = await repository.lock_sealed_with_other_keys(uow, ring.current_id) if limit else None
    if row is None:
        return 0
    sealed = ring.reencrypt(row["sealed"], _place(uow.org_id))
    await repository.reseal(uow, sealed, ring.current_id)
    return 1


def _checked_sender(command: SaveTextSettings, time_zone: str) -> str:
    sender = command.sender.strip()
    if not sender and not command.enabled:
        return ""
    if command.kind is TextProviderKind.TWILIO and _SERVICE.fullmatch(sender):
        return sender
    number = dialable(sender, time_zone)
    if not number:
        raise InvalidInput.of_field(
            "sender",
            say("Give a number as +1 614 555 0100, or the SID of a messaging service (MG…)."),
        )
    return number


def _require_account(runtime: Runtime, command: SaveTextSettings, *, has_secret: bool) -> None:
    if command.kind is TextProviderKind.LOCAL:
        if runtime.is_production:
            raise InvalidInput.of_field("kind", say("This installation has no local mailbox."))
        return
    if command.account and not _ACCOUNT.fullmatch(command.account):
        raise InvalidInput.of_field(
            "account", say("An account SID is AC and 32 characters 0-9, a-f.")
        )
    if not command.enabled:
        return
    if not command.account:
        raise InvalidInput.of_field(
            "account", say("Give the account SID; Twilio's console shows it.")
        )
    if not command.secret and not has_secret:
        raise InvalidInput.of_field(
            "secret", say("Give the auth token; Twilio's console shows it.")
        )


def _place(org_id: UUID) -> Place:
    return Place(org_id, "text_settings", "sealed", org_id)
