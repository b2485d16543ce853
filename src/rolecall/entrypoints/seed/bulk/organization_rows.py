"""Rows of an organization itself: its members, settings, workflow, and the entry in its audit log.

Pure.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec

from rolecall.domains.audit.contracts import NewEntry
from rolecall.domains.audit.rules import GENESIS, canonical, link
from rolecall.domains.identity.contracts import OrganizationSettings
from rolecall.domains.jobs.rules.workflow import DEFAULT_NAME, DEFAULT_WORKFLOW
from rolecall.entrypoints.seed.bulk.copy_text import escaped
from rolecall.entrypoints.seed.bulk.plan import BulkPlan, OrganizationPlan
from rolecall.kernel.sentences import plain

_ROLES = (
    ("admin", "organization_admin", "Ada Admin"),
    ("recruiter", "recruiter", "Rhea Recruiter"),
    ("manager", "hiring_manager", "Milo Manager"),
    ("interviewer", "interviewer", "Ines Interviewer"),
)


@dataclass(frozen=True, slots=True)
class Staff:
    """What rows of an organization refer to."""

    org_id: str
    slug: str
    name: str
    workflow_id: str
    recruiter_id: str
    manager_id: str

    @property
    def site(self) -> str:
        """Slug and name, as fields."""
        return f"{self.slug}\t{self.name}"

    @property
    def by_recruiter(self) -> str:
        """The recruiter as who made a move, as fields."""
        return f"user\t{self.recruiter_id}\tRhea Recruiter"


def slug_of(plan: BulkPlan, number: int) -> str:
    """Return the slug of an organization of bulk data."""
    return f"bulk-{plan.seed}-{number:05d}"


def organization_rows(
    rows: dict[str, list[str]],
    plan: BulkPlan,
    share: OrganizationPlan,
    make: Callable[[int], str],
    founded: tuple[int, str],
    password_hash: str,
) -> Staff:
    """Add the rows of an organization, and return what other rows refer to.

    `founded` is when it was founded, in epoch milliseconds and as a timestamp.
    """
    moment, at = founded
    org, slug = make(moment), slug_of(plan, share.number)
    name = f"Employer {plan.seed}-{share.number:05d}"
    rows["organizations"].append(f"{org}\t{slug}\t{name}\tactive\tUTC\ten\t{at}\t{len(_ROLES)}")
    rows["organization_settings"].append(_settings(org, at))
    members = {}
    for local, role, full_name in _ROLES:
        user = members[local] = make(moment)
        email = f"{local}@{slug}.example.com"
        rows["users"].append(
            f"{user}\t{email}\t{email}\t{full_name}\t{escaped(password_hash)}\ten\tUTC\tactive\t"
            f"{at}\t{at}\t{at}"
        )
        rows["memberships"].append(f"{org}\t{user}\t{role}\tactive\t{at}")
    workflow = make(moment)
    rows["workflows"].append(f"{org}\t{workflow}\t{DEFAULT_NAME}\tt\t1\t{at}\t{at}")
    rows["workflow_versions"].append(f"{org}\t{workflow}\t1\t{DEFAULT_NAME}\t{_graph()}\tt\t{at}")
    rows["careers_sites"].append(f"{org}\t1\t{at}")
    _audit(rows, plan, share, org, datetime.fromisoformat(at))
    return Staff(org, slug, name, workflow, members["recruiter"], members["manager"])


def _settings(org: str, at: str) -> str:
    default = OrganizationSettings()
    return "\t".join(
        (
            org,
            default.primary_color,
            default.tagline,
            default.about_html,
            default.website,
            "t" if default.careers_enabled else "f",
            "t" if default.show_pay else "f",
            default.mail_sender_name,
            default.reapply_policy.value,
            default.hiring_manager_visibility.value,
            at,
        )
    )


def _graph() -> str:
    """Return stages and moves of the default workflow, as two fields."""
    stages = [
        {"key": stage.key, "name": stage.name, "kind": stage.kind.value}
        for stage in DEFAULT_WORKFLOW.stages
    ]
    moves = [[move.from_stage, move.to_stage] for move in DEFAULT_WORKFLOW.moves]
    return "\t".join(escaped(msgspec.json.encode(part).decode()) for part in (stages, moves))


def _audit(
    rows: dict[str, list[str]],
    plan: BulkPlan,
    share: OrganizationPlan,
    org: str,
    at: datetime,
) -> None:
    """Begin the organization's chain with one entry for the whole load."""
    org_id = UUID(org)
    action, summary = (
        "organizations.seeded",
        plain(f"Loaded {share.applications} synthetic applications."),
    )
    body = canonical(
        NewEntry(
            at=at,
            actor_kind="system",
            actor_id=None,
            actor_name="Rolecall",
            action=action,
            record_type="organization",
            record_id=org_id,
            summary=summary,
            changes={"seed": {"before": None, "after": plan.seed}},
            ip="",
            request_id="",
        )
    )
    digest = link(GENESIS, body).hex()
    rows["audit_entries"].append(
        f"{org}\t1\t{at.isoformat()}\t{action}\torganization\t{org}\t{escaped(body)}\t\\\\x{digest}"
    )
    rows["audit_heads"].append(f"{org}\t1\t\\\\x{digest}")
