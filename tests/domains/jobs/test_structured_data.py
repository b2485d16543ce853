"""What search engines read on job pages, judged by two programs of others.

Adobe's validator holds what Google asks of a JobPosting; Google's schema-dts, compiled by
TypeScript, knows every name and value of schema.org.
"""

from pathlib import Path
from typing import Any

from httpx2 import AsyncClient

from tests.domains.jobs.conftest import API, WHOLE, Staff
from tests.support.clients import TYPESCRIPT, run
from tests.support.outline import job_posting

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478"
    "9c6360606060000000050001a5f645400000000049454e44ae426082"
)
KINDS: dict[str, dict[str, Any]] = {
    "hybrid": {**WHOLE, "valid_through": "2099-01-31T12:00:00Z"},
    "remote": {**WHOLE, "remote_policy": "remote", "employment_type": "contract"},
    "places": {
        **WHOLE,
        "remote_policy": "on_site",
        "pay": {"min_minor": 2_050, "max_minor": 2_050, "currency": "EUR", "period": "hour"},
        "locations": [{"city": "Berlin", "country": "DE"}, {"city": "Graz", "country": "AT"}],
    },
    "remote_state": {
        "title": "Writer & editor </script>",
        "remote_policy": "remote",
        "locations": [{"region": "CO", "country": "US"}, {"country": "DE"}],
    },
}
EXPECTED_OF_EACH = {"title", "description", "datePosted", "hiringOrganization", "employmentType",
                    "identifier", "directApply"}  # fmt: skip


async def test_every_kind_of_job_page_is_accepted(
    client: AsyncClient, staff: Staff, tmp_path: Path
) -> None:
    uploaded = await staff.admin.client.post(
        f"{API}/files", data={"purpose": "image"}, files={"file": ("logo.png", PNG, "image/png")}
    )
    branded = await staff.admin.client.patch(
        f"{API}/organization",
        json={
            "brand": {"logo_file_id": uploaded.json()["id"]},
            "website": "https://www.example.com",
        },
    )
    assert branded.status_code == 200, branded.text
    for name, content in KINDS.items():
        job = await staff.job(publish=True, **content)
        page = await client.get(staff.page(job))
        assert job_posting(page)["hiringOrganization"]["logo"]
        (tmp_path / f"{name}.html").write_text(page.text)
    verdict = await run("judge.js", tmp_path, TYPESCRIPT)
    assert set(verdict) == {f"{name}.html" for name in KINDS}
    for name, found in verdict.items():
        assert found["types"] == ["JobPosting"], name
        assert found["names"] == [], name
        errors = [issue for issue in found["issues"] if issue["severity"] == "ERROR"]
        assert errors == [], name
        assert EXPECTED_OF_EACH.isdisjoint(
            word for issue in found["issues"] for word in issue["issueMessage"].split('"')
        ), name
    of_hybrid = [issue["issueMessage"] for issue in verdict["hybrid.html"]["issues"]]
    assert not [issue for issue in of_hybrid if "validThrough" in issue or "baseSalary" in issue]


async def test_the_judges_notice_what_is_wrong(tmp_path: Path) -> None:
    page = (
        '<html><script type="application/ld+json">{"@context": "https://schema.org", '
        '"@type": "JobPosting", "title": "Nurse", "salaryOrSo": 5}</script></html>'
    )
    (tmp_path / "bad.html").write_text(page)
    found = (await run("judge.js", tmp_path, TYPESCRIPT))["bad.html"]
    assert any(issue["severity"] == "ERROR" for issue in found["issues"])
    assert any("salaryOrSo" in fault for fault in found["names"])
