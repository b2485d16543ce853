"""Domains of the careers site over HTTP, for administrators."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from rolecall.domains.jobs.contracts.domains import CustomDomain, DomainProblem, DomainStatus
from rolecall.domains.jobs.service.domains import DomainTarget
from rolecall.infra.http import In, Out


class DomainIn(In):
    """A domain name, such as `jobs.example.com`."""

    host: Annotated[str, Field(min_length=1, max_length=300)]


class DnsRecordOut(Out):
    """A record that has to be in the domain's zone. `found`: the last check found it."""

    kind: Literal["TXT", "CNAME"]
    name: str
    value: str
    found: bool


class FoundRecordsOut(Out):
    """What the last check found there."""

    texts: list[str]
    alias: str
    addresses: list[str]


class CustomDomainOut(Out):
    """A domain, what has to be in its zone, and what was found.

    `shown`: the careers site is there. `checking`: a check is under way. `next_check_at`: none if
    it is checked only when somebody asks.
    """

    id: UUID
    host: str
    url: str
    status: DomainStatus
    problem: DomainProblem
    shown: bool
    main: bool
    checking: bool
    records: list[DnsRecordOut]
    found: FoundRecordsOut
    created_at: AwareDatetime
    created_by_name: str
    checked_at: AwareDatetime | None
    next_check_at: AwareDatetime | None
    verified_at: AwareDatetime | None

    @classmethod
    def of(cls, domain: CustomDomain, target: DomainTarget, url: str) -> "CustomDomainOut":
        """Render a domain."""
        leads_here = domain.problem in {DomainProblem.NONE, DomainProblem.TAKEN}
        return cls(
            id=domain.id,
            host=domain.host,
            url=url,
            status=domain.status,
            problem=domain.problem,
            shown=domain.is_shown,
            main=domain.is_main,
            checking=domain.is_being_checked,
            records=[
                DnsRecordOut(
                    kind="TXT",
                    name=domain.challenge,
                    value=domain.token,
                    found=domain.token in domain.found.texts,
                ),
                DnsRecordOut(
                    kind="CNAME",
                    name=domain.host,
                    value=target.host,
                    found=domain.checked_at is not None and leads_here,
                ),
            ],
            found=FoundRecordsOut.model_validate(domain.found, from_attributes=True),
            created_at=domain.created_at,
            created_by_name=domain.created_by_name,
            checked_at=domain.checked_at,
            next_check_at=domain.next_check_at,
            verified_at=domain.verified_at,
        )


class CustomDomainsOut(Out):
    """All domains, and where they have to lead: a host, or its addresses where it can be none."""

    careers_url: str
    target: str
    addresses: list[str]
    items: list[CustomDomainOut]
