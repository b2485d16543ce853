"""Templates: kept from a job, begun with, deleted."""

from tests.domains.jobs.conftest import API, WHOLE, Staff


async def test_a_job_begins_with_what_a_template_says(staff: Staff) -> None:
    source = await staff.job(**WHOLE, valid_through="2099-01-01T00:00:00Z")
    body = {"job_id": source["id"], "name": "Nurses"}
    kept = await staff.client.post(f"{API}/job-templates", json=body)
    assert kept.status_code == 201, kept.text
    assert (kept.json()["name"], kept.json()["title"]) == ("Nurses", "Night nurse")
    await staff.client.patch(f"{API}/jobs/{source['id']}", json={"title": "Changed since"})
    url = f"{API}/job-templates/{kept.json()['id']}"
    begun = (await staff.client.post(f"{url}/jobs")).json()
    assert (begun["status"], begun["title"], begun["valid_through"]) == (
        "draft",
        "Night nurse",
        None,
    )
    for name in ("locations", "pay", "skills", "questions", "openings", "description_html"):
        assert begun[name] == source[name]
    assert begun["hiring_team"] == []
    assert (await staff.client.delete(url)).status_code == 204
    assert (await staff.client.post(f"{url}/jobs")).status_code == 404
    assert (await staff.client.get(f"{API}/job-templates")).json()["items"] == []
    assert (await staff.client.get(f"{API}/jobs/{begun['id']}")).status_code == 200
    refused = await staff.manager.client.post(f"{API}/job-templates", json=body)
    assert refused.status_code == 403
