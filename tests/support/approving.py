"""Approval chains and requests for tests, made over HTTP as people make them."""

from typing import Any

from tests.support.hiring import JOB
from tests.support.world import Account


async def chain(admin: Account, *groups: list[Account], **fields: Any) -> dict[str, Any]:
    """Write a chain of groups for jobs; one of each group has to approve unless told otherwise."""
    needed = fields.pop("needed", [1] * len(groups))
    body = {
        "name": "Headcount",
        "groups": [
            {
                "name": f"Group {index + 1}",
                "member_ids": [str(member.user_id) for member in group],
                "needed": needed[index],
            }
            for index, group in enumerate(groups)
        ],
        **fields,
    }
    made = await admin.client.post("/api/v1/approval-chains", json=body)
    assert made.status_code == 201, made.text
    found: dict[str, Any] = made.json()
    return found


async def draft(recruiter: Account, **fields: Any) -> dict[str, Any]:
    """Write a draft of a job."""
    made = await recruiter.client.post("/api/v1/jobs", json={**JOB, **fields})
    assert made.status_code == 201, made.text
    found: dict[str, Any] = made.json()
    return found


async def submit(recruiter: Account, job: dict[str, Any], note: str = "") -> dict[str, Any]:
    """Submit a job for approval; returns how its approval stands."""
    asked = await recruiter.client.post(f"/api/v1/jobs/{job['id']}/approval", json={"note": note})
    assert asked.status_code == 201, asked.text
    found: dict[str, Any] = asked.json()
    return found


async def waiting(account: Account) -> list[str]:
    """Return the ids of the requests that wait for somebody."""
    listed = await account.client.get("/api/v1/approvals")
    assert listed.status_code == 200, listed.text
    return [item["approval"]["id"] for item in listed.json()["items"]]


async def say(account: Account, approval_id: str, verdict: str, comment: str = "") -> Any:
    """Decide; returns the response."""
    return await account.client.post(
        f"/api/v1/approvals/{approval_id}/decision",
        json={"verdict": verdict, "comment": comment},
    )
