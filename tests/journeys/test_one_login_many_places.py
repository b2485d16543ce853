"""One login that applies to two organizations and works for two others."""

from typing import Any

from tests.journeys.stage import (
    API,
    PASSWORD,
    Employer,
    Person,
    Stage,
    address_of,
)
from tests.support.post_office import token_of
from tests.support.resumes import pdf_resume

NAME = "Noa Nilsen"


async def test_one_login_applies_here_and_recruits_there(stage: Stage) -> None:
    clinic = await stage.founded("Harbor Clinic")
    school = await stage.founded("Valley School")
    agency = await stage.founded("Summit Agency")
    studio = await stage.founded("Garden Studio")
    clinic_job = await stage.opened(clinic)
    school_job = await stage.opened(school, title="School nurse", questions=[])
    agency_job = await stage.opened(agency, title="Consultant")
    studio_job = await stage.opened(studio, title="Gardener")
    noa = await registered(stage)
    await applied_to_both(stage, noa, clinic, clinic_job, school_job)
    assert await portal(noa) == {
        ("Harbor Clinic", "Night nurse"),
        ("Valley School", "School nurse"),
    }

    await taken_on(stage, noa, agency)
    await taken_on(stage, noa, studio)
    me = await noa.get("me")
    assert {one["name"] for one in me["memberships"]} == {"Summit Agency", "Garden Studio"}
    await sees_only(noa, agency, agency_job, others=(clinic_job, school_job, studio_job))
    await sees_only(noa, studio, studio_job, others=(clinic_job, school_job, agency_job))
    for foreign in (clinic, school):
        refused = await noa.browser.post(
            f"{API}/auth/switch-organization", json={"organization_id": foreign.id}
        )
        assert (refused.status_code, refused.json()["code"]) == (403, "not_a_member")
    assert len(await portal(noa)) == 2, "where one works changes nothing about where one applied"

    await suspended_where_she_works(stage, noa, agency, studio, studio_job)
    await suspended_where_she_applied(stage, noa, clinic, clinic_job, school, school_job)


async def registered(stage: Stage) -> Person:
    email, browser = address_of("noa"), stage.anybody()
    asked = await browser.post(
        f"{API}/auth/register", json={"email": email, "password": PASSWORD, "full_name": NAME}
    )
    assert asked.status_code == 202, asked.text
    await stage.work()
    assert stage.post.subjects(email) == ["Confirm your e-mail address"]
    token = token_of(stage.post.links(email)[0])
    proved = await browser.post(f"{API}/auth/verify-email", json={"token": token})
    assert proved.status_code == 200, proved.text
    signed_in = await browser.post(f"{API}/auth/login", json={"email": email, "password": PASSWORD})
    assert signed_in.status_code == 200, signed_in.text
    assert signed_in.json()["organization"] is None
    assert signed_in.json()["memberships"] == []
    return Person(email, NAME, browser)


async def applied_to_both(
    stage: Stage,
    noa: Person,
    clinic: Employer,
    clinic_job: dict[str, Any],
    school_job: dict[str, Any],
) -> None:
    """By the form without signing in at one, from the portal at the other."""
    resume = ("noa.pdf", pdf_resume(NAME), "application/pdf")
    sent = await stage.applied(clinic, clinic_job, name=NAME, email=noa.email, resume=resume)
    assert sent.status_code == 303, sent.text
    sent = await noa.browser.post(
        f"{API}/jobs/{school_job['id']}/apply", data={"consent": "true"}, files={"resume": resume}
    )
    assert sent.status_code == 201, sent.text
    await stage.work()
    assert stage.post.subjects(noa.email)[1:] == [
        "We received your application for Night nurse",
        "We received your application for School nurse",
    ]


async def portal(noa: Person) -> set[tuple[str, str]]:
    mine = (await noa.get("applications/mine"))["items"]
    assert {one["status"] for one in mine} == {"active"}
    return {(one["organization"]["name"], one["job"]["title"]) for one in mine}


async def taken_on(stage: Stage, noa: Person, employer: Employer) -> None:
    """Invited to a mailbox whose owner has a login: it joins without a second account."""
    await employer.admin.post("invitations", email=noa.email, role="recruiter")
    await stage.work()
    token = token_of(stage.post.links(noa.email)[0])
    shown = await noa.browser.get(f"{API}/invitations/lookup", params={"token": token})
    assert (shown.json()["organization_name"], shown.json()["needs_account"]) == (
        employer.name, False,
    )  # fmt: skip
    joined = await noa.post("invitations/accept", token=token)
    assert joined["organization"]["name"] == employer.name
    assert joined["organization"]["role"] == "recruiter"
    await stage.work()


async def sees_only(
    noa: Person, employer: Employer, job: dict[str, Any], *, others: tuple[dict[str, Any], ...]
) -> None:
    me = await noa.post("auth/switch-organization", organization_id=employer.id)
    assert me["organization"]["name"] == employer.name
    assert [one["title"] for one in (await noa.get("jobs"))["items"]] == [job["title"]]
    assert (await noa.get("applications"))["items"] == []
    assert (await noa.get("organization"))["slug"] == employer.slug
    people = {one["email"] for one in (await noa.get("members"))["items"]}
    assert people == {noa.email, *(person.email for person in employer.everybody)}
    for other in others:
        assert (await noa.browser.get(f"{API}/jobs/{other['id']}")).status_code == 404


async def suspended_where_she_works(
    stage: Stage, noa: Person, agency: Employer, studio: Employer, studio_job: dict[str, Any]
) -> None:
    await noa.post("auth/switch-organization", organization_id=agency.id)
    await suspend(stage, agency)
    closed = await noa.browser.get(f"{API}/jobs")
    assert (closed.status_code, closed.json()["code"]) == (403, "organization_suspended")
    closed = await agency.recruiter.browser.get(f"{API}/jobs")
    assert (closed.status_code, closed.json()["code"]) == (403, "organization_suspended")
    assert len(await portal(noa)) == 2
    await sees_only(noa, studio, studio_job, others=())
    back = await noa.browser.post(
        f"{API}/auth/switch-organization", json={"organization_id": agency.id}
    )
    assert (back.status_code, back.json()["code"]) == (403, "organization_suspended")


async def suspended_where_she_applied(
    stage: Stage,
    noa: Person,
    clinic: Employer,
    clinic_job: dict[str, Any],
    school: Employer,
    school_job: dict[str, Any],
) -> None:
    await suspend(stage, clinic)
    visitor = stage.anybody()
    gone = await visitor.get(f"{API}/public/jobs/{clinic_job['id']}")
    assert gone.status_code == 404
    there = await visitor.get(f"{API}/public/jobs/{school_job['id']}")
    assert there.json()["title"] == "School nurse"
    closed = await clinic.recruiter.browser.get(f"{API}/applications")
    assert (closed.status_code, closed.json()["code"]) == (403, "organization_suspended")
    [still_there] = (await school.recruiter.get("applications"))["items"]
    assert still_there["candidate"]["full_name"] == NAME
    assert ("Valley School", "School nurse") in await portal(noa)


async def suspend(stage: Stage, employer: Employer) -> None:
    platform = await stage.world.platform_admin()
    done = await platform.client.post(
        f"{API}/organizations/{employer.id}/suspend", json={"reason": "Unpaid bills"}
    )
    assert done.status_code == 200, done.text
    await stage.work()
    assert (
        stage.post.subjects(employer.admin.email)[-1] == f"{employer.name} is suspended on Rolecall"
    )
