"""An organization with people, jobs and applications, made before the story begins."""

from dataclasses import dataclass
from typing import Any

from rolecall.access import Role

from tests.support.hiring import applied, move, open_job
from tests.support.installation import LiveWorld
from tests.support.world import Account, Organization

NAMES = (
    "Ana Petrov", "Bruno Keller", "Chiara Novak", "Dagny Holm", "Emre Aksoy", "Freya Lund",
    "Goran Ilic", "Hana Mori", "Ivo Santos", "Jonas Brandt",
)  # fmt: skip


@dataclass(frozen=True)
class Employer:
    """An organization, its administrator and one recruiter."""

    world: LiveWorld
    organization: Organization
    admin: Account
    recruiter: Account

    async def job(self, title: str = "Intensive care nurse", **fields: Any) -> dict[str, Any]:
        """Publish a job."""
        return await open_job(self.recruiter, title=title, **fields)

    async def applications(
        self, job: dict[str, Any], count: int = 3, *, after: int = 0, **fields: Any
    ) -> list[str]:
        """Let people apply, in the order of `NAMES`; returns the ids of the applications."""
        client = self.world.client()
        return [
            await applied(
                client,
                job["id"],
                name=name,
                email=f"{name.lower().replace(' ', '.')}@example.com",
                **fields,
            )
            for name in NAMES[after : after + count]
        ]

    async def move(self, application_id: str, *stages: str) -> None:
        """Move an application through stages."""
        for stage in stages:
            moved = await move(self.recruiter, application_id, stage)
            assert moved.status_code == 200, moved.text

    async def member(self, role: Role, full_name: str) -> Account:
        """Make one more member."""
        return await self.organization.member(role, full_name=full_name)


async def found_employer(world: LiveWorld) -> Employer:
    """Make an organization with an administrator and a recruiter."""
    organization = await world.organization()
    return Employer(
        world,
        organization,
        await organization.member(Role.ORGANIZATION_ADMIN, full_name="Ruth Adler"),
        await organization.member(Role.RECRUITER, full_name="Marek Zielinski"),
    )
