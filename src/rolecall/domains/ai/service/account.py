"""The organization's language model: which one, who pays, what it may be asked.

Guarantees: the key is stored under the organization's key alone, shown to nobody and moved under a
new key when keys are rotated; an address inside the operator's network is refused, unless the
operator lets it through; nobody is asked inside a transaction.
"""

from dataclasses import dataclass
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.ai import policy, queries, repository
from rolecall.domains.ai.contracts import ModelSettings, SaveModelSettings
from rolecall.domains.ai.events import ModelSettingsChanged
from rolecall.domains.audit import api as audit
from rolecall.domains.files import api as files
from rolecall.infra.crypto import KeyRing, Place
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbound import NoAnswer, Outbound
from rolecall.infra.providers.llm import LanguageModel, ModelAccess, language_model
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.errors import InvalidInput, VersionMismatch
from rolecall.kernel.sentences import say

_ENDING = "/chat/completions"


@dataclass(frozen=True, slots=True)
class Account:
    """The settings with what asks the model."""

    settings: ModelSettings
    access: ModelAccess


def model_of(runtime: Runtime, account: Account) -> LanguageModel:
    """Return the model of an account."""
    return language_model(runtime.settings.outbound, account.access)


async def read_account(uow: UnitOfWork) -> Account:
    """Return the account with its key, whether it is switched on or not."""
    settings, sealed = await queries.get_settings(uow), await queries.find_sealed(uow)
    secret = ""
    if sealed is not None:
        ring = await files.get_key_ring(uow)
        secret = ring.decrypt(sealed, _place(uow.org_id)).decode()
    return Account(settings, ModelAccess(url=settings.url, model=settings.model, secret=secret))


async def save_settings(uow: UnitOfWork, actor: Actor, command: SaveModelSettings) -> ModelSettings:
    """Replace the settings.

    Raises:
        InvalidInput: the address is none that may be asked, or something is missing.
        VersionMismatch: they are not at the command's version any more.
    """
    policy.can_manage(actor).require()
    before = await queries.get_settings(uow)
    if command.version not in {None, before.version}:
        raise VersionMismatch(say("Somebody else saved this meanwhile. Read it again and retry."))
    url = _checked_url(uow.runtime, command)
    model = command.model.strip()
    if command.enabled and not model:
        raise InvalidInput.of_field("model", say("Give the model's name as the endpoint has it."))
    values = {
        "enabled": command.enabled,
        "url": url,
        "model": model,
        "reads_resumes": command.reads_resumes,
        "monthly_tokens": command.monthly_tokens,
        "problem": "",
        "checked_at": None,
        "version": before.version + 1,
        "updated_at": clock.now(),
    }
    if command.secret:
        ring = await files.get_key_ring(uow)
        sealed = ring.encrypt(command.secret.encode(), _place(uow.org_id))
        values |= {"sealed": sealed, "sealed_key_id": ring.current_id}
    elif command.secret is not None or (before.has_secret and host_of(url) != host_of(before.url)):
        # A key is meant for the one who gave it out: whoever moves the address must know it.
        values |= {"sealed": None, "sealed_key_id": None}
    await repository.save_settings(uow, values, after=before.version)
    saved = await queries.get_settings(uow)
    audit.record(
        uow, actor, "ai.model_settings_changed", "organization", uow.org_id,
        say("Changed the language model."),
        {
            "enabled": audit.Change(before.enabled, saved.enabled),
            "host": audit.Change(host_of(before.url), host_of(saved.url)),
            "model": audit.Change(before.model, saved.model),
            "reads_resumes": audit.Change(before.reads_resumes, saved.reads_resumes),
            "monthly_tokens": audit.Change(before.monthly_tokens, saved.monthly_tokens),
        },
    )  # fmt: skip
    uow.emit(ModelSettingsChanged(organization_id=uow.org_id))
    return saved


@files.reencrypts("model_settings.sealed")
async def reencrypt_secret(uow: UnitOfWork, ring: KeyRing, limit: int) -> int:
    """Move the endpoint's key under the ring's current key; returns how many moved."""
    row = await repository.lock_sealed_with_other_keys(uow, ring.current_id) if limit else None
    if row is None:
        return 0
    sealed = ring.reencrypt(row["sealed"], _place(uow.org_id))
    await repository.reseal(uow, sealed, ring.current_id)
    return 1


def host_of(url: str) -> str:
    """Return the host of an endpoint, with its port if it has one; for records."""
    return url.partition("://")[2].partition("/")[0].lower()


def _checked_url(runtime: Runtime, command: SaveModelSettings) -> str:
    url = command.url.strip().rstrip("/").removesuffix(_ENDING)
    if not url and not command.enabled:
        return ""
    try:
        Outbound(runtime.settings.outbound.hosts(), encrypted=True).target(url)
    except NoAnswer as error:
        raise InvalidInput.of_field(
            "url",
            say(
                "Give the address of the endpoint, as https://models.example.com/v1. One inside "
                "the network of this installation has to be let through by who runs it "
                "(ROLECALL_OUTBOUND_INTERNAL_HOSTS)."
            ),
        ) from error
    return url


def _place(org_id: UUID) -> Place:
    return Place(org_id, "model_settings", "sealed", org_id)
