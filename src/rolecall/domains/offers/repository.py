"""Writing offers."""

import secrets
from typing import Any
from uuid import UUID

import asyncpg
import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.offers.contracts import (
    LIVE,
    Evidence,
    Letter,
    LetterTemplate,
    Offer,
    OfferStatus,
    OfferVersion,
)
from rolecall.domains.offers.models import directory, evidence, offers, templates, versions
from rolecall.domains.offers.models.rows import OFFER_COLUMNS, offer_of, template_of
from rolecall.infra.db import UnitOfWork
from rolecall.infra.disclosure import Choice, Section, Withheld, discloses, of, withholds
from rolecall.infra.erasure import ERASED_NAME, Erased, Kept, Person, erases, finds, leaves_rows
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.terms import fold

_o, _t, _d, _v, _e = offers.c, templates.c, directory.c, versions.c, evidence.c


async def get_for_update(uow: UnitOfWork, offer_id: UUID) -> Offer:
    """Return the locked offer.

    Raises:
        NotFound: there is none in this organization.
    """
    row = await uow.fetch_one(
        sa.select(*OFFER_COLUMNS)
        .where(_o.org_id == uow.org_id, _o.id == offer_id)
        .with_for_update()
    )
    if row is None:
        raise NotFound(say("There is no such offer."))
    return offer_of(row)


async def insert_offer(uow: UnitOfWork, offer: Offer) -> None:
    """Insert an offer.

    Raises:
        Conflict: code `offer_exists`; the application has an offer that is not decided yet.
    """
    values = {name: getattr(offer, name) for name in Offer.__dataclass_fields__}
    try:
        await uow.execute(sa.insert(offers).values(org_id=uow.org_id, **_stored(values)))
    except asyncpg.UniqueViolationError as error:
        raise offer_exists() from error


async def update_offer(uow: UnitOfWork, offer_id: UUID, values: dict[str, Any]) -> None:
    """Change an offer that is locked.

    Raises:
        Conflict: code `offer_exists`; it would be a second one that is not decided yet.
    """
    statement = (
        sa.update(offers)
        .where(_o.org_id == uow.org_id, _o.id == offer_id)
        .values(**_stored(values), version=_o.version + 1)
    )
    try:
        await uow.execute(statement)
    except asyncpg.UniqueViolationError as error:
        raise offer_exists() from error


async def insert_version(uow: UnitOfWork, version: OfferVersion) -> None:
    """Append a version."""
    values = {name: getattr(version, name) for name in OfferVersion.__dataclass_fields__}
    await uow.execute(sa.insert(versions).values(org_id=uow.org_id, **_stored(values)))


async def insert_evidence(uow: UnitOfWork, kept: Evidence) -> None:
    """Append the evidence of an acceptance."""
    values = {name: getattr(kept, name) for name in Evidence.__dataclass_fields__}
    await uow.execute(sa.insert(evidence).values(org_id=uow.org_id, **values))


async def write_directory_entry(
    uow: UnitOfWork, offer: Offer, *, email_norm: str, organization_name: str
) -> None:
    """Write what the candidate's own login sees of an offer that was sent once."""
    values = {
        "application_id": offer.application_id,
        "email_norm": email_norm,
        "organization_name": organization_name,
        "job_title": offer.job_title,
        "status": offer.status.value,
        "expires_at": offer.expires_at,
        "link_nonce": offer.link_nonce,
        "sent_at": offer.sent_at,
    }
    await uow.execute(
        insert(directory)
        .values(org_id=uow.org_id, offer_id=offer.id, **values)
        .on_conflict_do_update(index_elements=[_d.org_id, _d.offer_id], set_=values)
    )


async def get_template_for_update(uow: UnitOfWork, template_id: UUID) -> LetterTemplate:
    """Return the locked template.

    Raises:
        NotFound: there is none in this organization.
    """
    row = await uow.fetch_one(
        sa.select(*_t).where(_t.org_id == uow.org_id, _t.id == template_id).with_for_update()
    )
    if row is None:
        raise NotFound(say("There is no such template."))
    return template_of(row)


async def write_template(uow: UnitOfWork, template: LetterTemplate) -> None:
    """Write a new template, or a locked one as it is now.

    Raises:
        Conflict: code `name_taken`; another template in use has this name.
    """
    values = {
        "name": template.name,
        "name_sort": fold(template.name),
        "text": msgspec.to_builtins(template.text),
        "archived_at": template.archived_at,
        "created_at": template.created_at,
        "updated_at": template.updated_at,
        "version": template.version,
    }
    statement = (
        insert(templates)
        .values(org_id=uow.org_id, id=template.id, **values)
        .on_conflict_do_update(index_elements=[_t.org_id, _t.id], set_=values)
    )
    try:
        await uow.execute(statement)
    except asyncpg.UniqueViolationError as error:
        raise Conflict(
            say(
                "There is a template “{template}” already. Choose another name.",
                template=template.name,
            ),
            code="name_taken",
        ) from error


def offer_exists() -> Conflict:
    """Return the refusal of a second live offer."""
    return Conflict(
        say("This application has an offer that is not decided yet. Revise or withdraw it first."),
        code="offer_exists",
    )


def _stored(values: dict[str, Any]) -> dict[str, Any]:
    documents: dict[str, Any] = {
        name: msgspec.to_builtins(values[name]) for name in ("content", "letter") if name in values
    }
    return {**values, **documents}


@finds("offer")
async def find_offers(uow: UnitOfWork, person: Person) -> frozenset[UUID]:
    """Return the offers to a person."""
    rows = await uow.fetch(
        sa.select(_o.id).where(
            _o.org_id == uow.org_id, _o.application_id.in_(person.of("application"))
        )
    )
    return frozenset(row["id"] for row in rows)


@erases("offers", offers, versions, evidence, directory)
async def erase_offers(uow: UnitOfWork, person: Person) -> Erased:
    """Take names, letters and words out of offers; what is live ends, and the figures stay.

    Of an acceptance stays when it was and of which letter, by its checksum: whoever keeps the
    signed letter elsewhere can still prove it.
    """
    found = person.of("offer")
    await uow.execute(sa.delete(directory).where(_d.org_id == uow.org_id, _d.offer_id.in_(found)))
    rows = await uow.fetch(
        sa.select(*OFFER_COLUMNS).where(_o.org_id == uow.org_id, _o.id.in_(found)).with_for_update()
    )
    for offer in map(offer_of, rows):
        is_live = offer.status in LIVE
        values = {
            "candidate_name": ERASED_NAME,
            "candidate_email": "",
            "content": offer.content.without_words(),
            "private_notes": "",
            "reason": "",
            "link_nonce": secrets.token_urlsafe(9),
            "status": OfferStatus.WITHDRAWN if is_live else offer.status,
            "decided_at": clock.now() if is_live else offer.decided_at,
        }
        await uow.execute(
            sa.update(offers)
            .where(_o.org_id == uow.org_id, _o.id == offer.id)
            .values(**_stored(values))
        )
        silent = {
            "content": offer.content.without_words(),
            "letter": Letter(locale=offer.content.text.locale, subject="", blocks=()),
        }
        await uow.execute(
            sa.update(versions)
            .where(_v.org_id == uow.org_id, _v.offer_id == offer.id)
            .values(**_stored(silent))
        )
    await uow.execute(
        sa.update(evidence)
        .where(_e.org_id == uow.org_id, _e.offer_id.in_(found))
        .values(typed_name=ERASED_NAME, email="", user_id=None, ip="", user_agent="")
    )
    return Erased({"offers": len(rows)}, (Kept("offers", "reports"),) if rows else ())


discloses(
    Section(
        name="offers",
        title=say("Offers"),
        table=offers,
        # A draft that was not sent is a thought of the organization's.
        about=lambda person: sa.and_(_o.id.in_(person.of("offer")), _o.sent_at.is_not(None)),
        shown=(
            "job_title", "candidate_name", "candidate_email", "sent_at", "expires_at",
            "decided_at", "reason", "private_notes",
        ),
        codes=("id", "application_id", "job_id", "status", "created_at", "updated_at"),
        withheld={
            Withheld.SECRET: ("link_nonce",),
            Withheld.OTHERS: ("created_by_name",),
            Withheld.COPY: ("content",),
            Withheld.MACHINERY: ("newest_version", "version"),
        },
        choices={"private_notes": Choice.NOTES},
    )
)  # fmt: skip
leaves_rows(
    offers,
    emptied=(
        "candidate_name", "candidate_email", "content", "private_notes", "reason", "link_nonce",
    ),
    kept=(
        "id", "application_id", "job_id", "job_title", "status", "newest_version", "expires_at",
        "sent_at", "decided_at", "created_by_name", "created_at", "updated_at", "version",
    ),
)  # fmt: skip
discloses(
    Section(
        name="offer_letters",
        title=say("Letters of offers"),
        table=versions,
        about=of("offer", _v.offer_id),
        shown=("created_at", "number", "content"),
        codes=("offer_id", "letter", "file_id", "sha256"),
        withheld={Withheld.OTHERS: ("created_by_name",)},
    )
)
leaves_rows(
    versions,
    emptied=("content", "letter"),
    kept=("offer_id", "number", "file_id", "sha256", "created_at", "created_by_name"),
)
discloses(
    Section(
        name="offer_acceptances",
        title=say("How you accepted an offer"),
        table=evidence,
        about=of("offer", _e.offer_id),
        shown=("accepted_at", "typed_name", "email", "agreement", "ip", "user_agent"),
        codes=("offer_id", "version_number", "sha256", "locale", "user_id"),
    )
)
leaves_rows(
    evidence,
    emptied=("typed_name", "email", "user_id", "ip", "user_agent"),
    kept=("offer_id", "version_number", "accepted_at", "sha256", "agreement", "locale"),
)
withholds(Withheld.COPY, directory)
