"""From a new organization to a filled opening, told in one piece."""

from typing import Any

from defusedxml import ElementTree

from tests.journeys.stage import (
    A_MOMENT,
    HTML,
    THE_UNDO_WINDOW,
    Employer,
    Person,
    Stage,
    address_of,
)
from tests.support.outline import hrefs, job_posting, outline, typed
from tests.support.resumes import docx_resume, pdf_resume
from tests.support.smtp_server import body_of

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


async def test_from_a_new_organization_to_a_filled_opening(stage: Stage) -> None:
    employer = await stage.founded("Harbor Clinic")
    job = await stage.opened(employer)
    await stage.work()
    await the_job_is_public(stage, employer, job)
    ana, jun, kim = address_of("ana"), address_of("jun"), address_of("kim")
    await three_people_apply(stage, employer, job, ana, jun, kim)
    cards = await employer.recruiter.get("applications", job_id=job["id"])
    by_name = {card["candidate"]["full_name"]: card["id"] for card in cards["items"]}
    assert by_name.keys() == {"Ana Petrov", "Jun Okafor", "Kim Lee"}
    await what_they_sent_is_there(employer.recruiter, by_name["Jun Okafor"])
    await nobody_skips_a_stage(employer.recruiter, by_name["Ana Petrov"])
    await one_is_hired(stage, employer, job, by_name["Ana Petrov"], ana)
    await one_is_rejected_by_mistake(stage, employer.recruiter, by_name["Jun Okafor"], jun)
    await one_withdraws(stage, employer.recruiter, by_name["Kim Lee"], kim)
    await everything_is_written_down(employer, by_name)


async def the_job_is_public(stage: Stage, employer: Employer, job: dict[str, Any]) -> None:
    visitor = stage.anybody()
    site = f"/careers/{employer.slug}"
    listed = await visitor.get(site, headers=HTML)
    assert employer.page_of(job) in hrefs(outline(listed))
    assert "Intensive care · Denver, CO, United States · Full time" in listed.text
    shown = await visitor.get(employer.page_of(job), headers=HTML)
    assert "Do you hold a licence?" in shown.text
    assert "$70,000 – $90,000 per year" in shown.text
    posting = job_posting(shown)
    assert (posting["@type"], posting["title"]) == ("JobPosting", "Night nurse")
    assert posting["hiringOrganization"]["name"] == "Harbor Clinic"
    assert posting["totalJobOpenings"] == 1
    for path in (f"{site}/feed.xml", f"{site}/sitemap.xml", "/sitemap.xml"):
        document = await visitor.get(path)
        ElementTree.fromstring(document.content)
        assert job["public_url"] in document.text, path
    found = (await visitor.get(f"/api/v1/public/organizations/{employer.slug}/jobs")).json()
    assert [one["id"] for one in found["items"]] == [job["id"]]


async def three_people_apply(
    stage: Stage, employer: Employer, job: dict[str, Any], ana: str, jun: str, kim: str
) -> None:
    pdf = ("ana.pdf", pdf_resume("Ana Petrov"), PDF)
    sent = await stage.applied(employer, job, name="Ana Petrov", email=ana, resume=pdf)
    assert sent.status_code == 303, sent.text
    assert sent.headers["location"].endswith("?received=1")
    thanks = await stage.anybody().get(sent.headers["location"], headers=HTML)
    assert "Thank you. Your application has arrived" in thanks.text

    docx = ("jun.docx", docx_resume("Jun Okafor"), DOCX)
    sent = await stage.applied(
        employer, job, name="Jun Okafor", email=jun, resume=docx, licence="no"
    )
    assert sent.status_code == 303, sent.text

    bad = ("kim.pdf", b"MZ" + bytes(200), PDF)
    refused = await stage.applied(employer, job, name="Kim Lee", email=kim, resume=bad)
    assert refused.status_code == 415
    page = outline(refused)
    assert "#resume" in hrefs(page)
    kept = typed(refused)
    assert (kept["full_name"], kept["email"]) == ("Kim Lee", kim)
    assert (kept["answer_licence"], kept["answer_motive"]) == ("yes", "The quiet")
    assert kept["consent"] == "true"
    again = await stage.anybody().post(
        f"{employer.page_of(job)}/apply",
        data=kept,
        files={"resume": ("kim.pdf", pdf_resume("Kim Lee"), PDF)},
        headers=HTML,
    )
    assert again.status_code == 303, again.text
    twice = await stage.applied(employer, job, name="Kim Lee", email=kim.upper(), resume=pdf)
    assert twice.status_code == 409
    assert "already" in twice.text

    await stage.work()
    for email in (ana, jun, kim):
        assert stage.post.subjects(email) == ["We received your application for Night nurse"]
        status = await stage.anybody().get(stage.status_page(email), headers=HTML)
        outline(status)
        assert "Received" in status.text
        assert "We have your application and will read it." in status.text
        assert status.headers["x-robots-tag"] == "noindex"
    assert sorted(stage.post.subjects(employer.recruiter.email)[1:]) == [
        f"New application: {name} for Night nurse"
        for name in ("Ana Petrov", "Jun Okafor", "Kim Lee")
    ]


async def what_they_sent_is_there(recruiter: Person, application_id: str) -> None:
    page = await recruiter.get(f"applications/{application_id}")
    assert [(answer["label"], answer["display"]) for answer in page["answers"]] == [
        ("Do you hold a licence?", "No"),
        ("Why nights?", "The quiet"),
    ]
    assert page["knocked_out"] is True
    assert page["stage"]["key"] == "applied", "a knock-out marks, it decides nothing"
    assert page["resume"]["text_status"] == "ready"
    text = await recruiter.get(f"files/{page['resume']['file_id']}/text")
    assert "Design systems and research" in text["text"]
    link = await recruiter.post(f"files/{page['resume']['file_id']}/links")
    file = await recruiter.browser.get(link["url"])
    assert file.content[:2] == b"PK"
    assert "jun.docx" in file.headers["content-disposition"]


async def nobody_skips_a_stage(recruiter: Person, application_id: str) -> None:
    refused = await recruiter.browser.post(
        f"/api/v1/applications/{application_id}/transition", json={"to_stage": "offer"}
    )
    assert refused.status_code == 409
    assert refused.json()["code"] == "invalid_transition"
    assert refused.json()["allowed_targets"] == ["screening", "rejected"]
    history = await recruiter.get(f"applications/{application_id}/history")
    assert [one["to_stage"]["key"] for one in history["items"]] == ["applied"]


async def one_is_hired(
    stage: Stage, employer: Employer, job: dict[str, Any], application_id: str, email: str
) -> None:
    for to_stage in ("screening", "interview", "offer", "hired"):
        moved = await employer.recruiter.move(application_id, to_stage)
        assert moved["stage"]["key"] == to_stage
        await stage.work()
        await stage.later(A_MOMENT)
    await stage.later(THE_UNDO_WINDOW)
    assert stage.post.subjects(email) == [
        "We received your application for Night nurse",
        *["News about your application for Night nurse"] * 3,
        "Welcome to Harbor Clinic",
    ]
    told = [body_of(mail, "plain") for mail in stage.post.to(email)[1:4]]
    assert ["In review" in told[0], "Interview" in told[1], "Offer" in told[2]] == [True] * 3
    after = await employer.recruiter.get(f"jobs/{job['id']}")
    assert after["openings_filled"] == 1
    status = await stage.anybody().get(stage.status_page(email), headers=HTML)
    assert "Congratulations, you have the job." in status.text
    assert "Withdraw this application" not in status.text
    history = await employer.manager.get(f"applications/{application_id}/history")
    assert [one["to_stage"]["key"] for one in history["items"]] == [
        "applied", "screening", "interview", "offer", "hired",
    ]  # fmt: skip
    assert {one["by"]["name"] for one in history["items"][1:]} == {"Rita Romero"}


async def one_is_rejected_by_mistake(
    stage: Stage, recruiter: Person, application_id: str, email: str
) -> None:
    reasons = (await recruiter.get("rejection-reasons"))["items"]
    moved = await recruiter.move(application_id, "rejected", reason_id=reasons[0]["id"])
    assert moved["status"] == "rejected"
    assert moved["transition"]["reason"] == reasons[0]["label"]
    await stage.work()
    held = (await recruiter.get("messages", application_id=application_id))["items"][0]
    assert (held["kind"], held["status"]) == ("application_rejected", "held")
    undone = await recruiter.post(
        f"applications/{application_id}/undo", transition_id=moved["transition"]["id"]
    )
    assert undone["stage"]["key"] == "applied"
    await stage.later(THE_UNDO_WINDOW)
    mail = (await recruiter.get("messages", application_id=application_id))["items"][0]
    assert (mail["kind"], mail["status"]) == ("application_rejected", "recalled")
    assert stage.post.subjects(email) == ["We received your application for Night nurse"]


async def one_withdraws(stage: Stage, recruiter: Person, application_id: str, email: str) -> None:
    page = stage.status_page(email)
    visitor = stage.anybody()
    shown = outline(await visitor.get(page, headers=HTML))
    actions = [form["action"] for form in shown.all("form")]
    assert actions == [f"{page}/messages", f"{page}/withdraw"]
    withdrawn = await visitor.post(f"{page}/withdraw", data={"reason": "Another job"}, headers=HTML)
    assert withdrawn.status_code == 200
    assert "Your application is withdrawn. The team has been told." in withdrawn.text
    # Whoever withdrew may still write to the team, and cannot withdraw again.
    assert [form["action"] for form in outline(withdrawn).all("form")] == [f"{page}/messages"]
    await stage.work()
    after = await recruiter.get(f"applications/{application_id}")
    assert after["status"] == "withdrawn"
    assert "Kim Lee withdrew from Night nurse" in stage.post.subjects(recruiter.email)
    refused = await recruiter.browser.post(
        f"/api/v1/applications/{application_id}/transition", json={"to_stage": "screening"}
    )
    assert refused.status_code == 409


async def everything_is_written_down(employer: Employer, by_name: dict[str, str]) -> None:
    log = await employer.admin.get("audit", limit=100)
    written = [
        (entry["action"], entry["actor"]["name"], entry["record_id"])
        for entry in reversed(log["items"])
    ]
    actions = [action for action, _, _ in written]
    assert actions[0] == "organizations.created"
    assert actions.count("invitations.accepted") == 4
    once = (
        "jobs.created", "jobs.published", "jobs.opening_filled",
        "files.link_made", "files.downloaded",
    )  # fmt: skip
    for action in once:
        assert actions.count(action) == 1, action
    assert actions.count("applications.submitted") == 3
    steps = {
        name: [(action, who) for action, who, record in written if record == application_id]
        for name, application_id in by_name.items()
    }
    assert steps == {
        "Ana Petrov": [
            ("applications.submitted", "The candidate"),
            *[("applications.moved", "Rita Romero")] * 4,
        ],
        "Jun Okafor": [
            ("applications.submitted", "The candidate"),
            ("applications.moved", "Rita Romero"),
            ("applications.undone", "Rita Romero"),
        ],
        "Kim Lee": [
            ("applications.submitted", "The candidate"),
            ("applications.withdrawn", "The candidate"),
        ],
    }
    verified = await employer.admin.get("audit/verify")
    assert (verified["ok"], verified["entries"]) == (True, log["items"][0]["seq"])
