"""Jobs and applications for tests, made over HTTP as people make them."""

from typing import Any

import httpx2

from tests.support.resumes import pdf_resume
from tests.support.world import Account

JOB = {
    "title": "Intensive care nurse",
    "department": "Nursing",
    "locations": [{"city": "Denver", "region": "CO", "country": "US"}],
    "remote_policy": "on_site",
    "employment_type": "full_time",
    "pay": {"min_minor": 7_000_000, "max_minor": 9_000_000, "currency": "USD", "period": "year"},
    "description_html": "<p>Care for people in our <strong>intensive care</strong> unit.</p>",
    "openings": 2,
}


async def open_job(recruiter: Account, **changes: Any) -> dict[str, Any]:
    """Create a job and publish it; returns the job."""
    created = await recruiter.client.post("/api/v1/jobs", json={**JOB, **changes})
    assert created.status_code == 201, created.text
    published = await recruiter.client.post(f"/api/v1/jobs/{created.json()['id']}/publish")
    assert published.status_code == 200, published.text
    job: dict[str, Any] = published.json()
    return job


async def apply(
    client: httpx2.AsyncClient,
    job_id: str,
    *,
    name: str = "Ana Petrov",
    email: str = "ana.petrov@example.com",
    resume: tuple[str, bytes, str] | None = None,
    with_resume: bool = True,
    **fields: Any,
) -> httpx2.Response:
    """Apply for a job without an account; returns the response."""
    file = resume or ("resume.pdf", pdf_resume(name), "application/pdf")
    return await client.post(
        f"/api/v1/public/jobs/{job_id}/applications",
        data={"full_name": name, "email": email, "consent": "true", **fields},
        files={"resume": file} if with_resume else None,
    )


async def applied(client: httpx2.AsyncClient, job_id: str, **options: Any) -> str:
    """Apply and return the application's id."""
    response = await apply(client, job_id, **options)
    assert response.status_code == 201, response.text
    found: str = response.json()["application_id"]
    return found


async def move(
    account: Account, application_id: str, to_stage: str, **options: Any
) -> httpx2.Response:
    """Move an application; `headers` and further fields of the body may be given."""
    headers = options.pop("headers", None)
    return await account.client.post(
        f"/api/v1/applications/{application_id}/transition",
        json={"to_stage": to_stage, **options},
        headers=headers,
    )
