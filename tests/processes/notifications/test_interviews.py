"""Who is told what about interviews, by real mails and in the application."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any

import vobject

from rolecall.access import Role
from rolecall.kernel import clock

from tests.domains.interviews.conftest import FILLED_IN, KIT
from tests.processes.notifications.conftest import Drain, Office
from tests.processes.notifications.test_applications import notices
from tests.support.post_office import Post
from tests.support.smtp_server import body_of
from tests.support.world import Account

FRIDAY = datetime(2027, 5, 7, 8, tzinfo=UTC)


async def arranged(office: Office, somebody: str, *people: Account, **fields: object) -> str:
    application_id = await office.application(somebody)
    kit = await office.recruiter.client.post("/api/v1/interview-kits", json=KIT)
    made = await office.recruiter.client.post(
        f"/api/v1/applications/{application_id}/interviews",
        json={
            "kit_id": kit.json()["id"],
            "interviewer_ids": [str(one.user_id) for one in people],
            **fields,
        },
    )
    assert made.status_code == 201, made.text
    interview_id: str = made.json()["id"]
    return interview_id


async def test_interviewers_hear_of_each_change_once(
    office: Office, post: Post, drain: Drain, somebody: str
) -> None:
    ina = await office.organization.member(Role.INTERVIEWER)
    ivo = await office.organization.member(Role.INTERVIEWER)
    start = (FRIDAY + timedelta(hours=2)).isoformat()
    with clock.at(FRIDAY):
        interview_id = await arranged(office, somebody, ina, starts_at=start, place="Room 4")
        await drain()
        [mail] = post.to(ina.email)
        assert mail["Subject"].startswith("New interview: ")
        text = body_of(mail, "plain")
        assert "Room 4" in text
        assert "45 minutes" in text
        assert post.links(ina.email)[0].endswith(f"/app/interviews/{interview_id}")
        url = f"/api/v1/interviews/{interview_id}"
        people = [str(ina.user_id), str(ivo.user_id)]
        later = (FRIDAY + timedelta(hours=4)).isoformat()
        await office.recruiter.client.patch(
            url, json={"starts_at": later, "interviewer_ids": people}
        )
        await drain()
        assert post.subjects(ina.email)[-1].startswith("Interview changed: ")
        assert post.subjects(ivo.email)[-1].startswith("New interview: ")
        await office.recruiter.client.post(f"{url}/cancel", json={"reason": "She is ill."})
        await drain()
        assert post.subjects(ivo.email)[-1].startswith("Interview cancelled: ")
        assert "She is ill." in body_of(post.to(ivo.email)[-1], "plain")
        assert len(post.to(ina.email)) == 3
        # All of one instant, so in no order.
        assert sorted(one["title"].split(" with")[0] for one in await notices(ina)) == [
            "The interview",
            "The interview",
            "You interview Ana Petrov",
        ]


def calendar_of(mail: EmailMessage) -> Any:
    """Return the calendar object of a mail, which is in it as a version and as a file."""
    [version] = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    [attached] = mail.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (
        "invite.ics", version.get_payload(decode=True),
    )  # fmt: skip
    read = vobject.readOne(version.get_content())
    assert version.get_param("method") == read.method.value
    return read


async def test_the_candidate_hears_of_each_change_in_words_and_for_the_calendar(
    office: Office, post: Post, drain: Drain, somebody: str
) -> None:
    ina = await office.organization.member(Role.INTERVIEWER)
    start = FRIDAY + timedelta(hours=2)
    with clock.at(FRIDAY):
        interview_id = await arranged(
            office, somebody, ina, starts_at=start.isoformat(), time_zone="Europe/Berlin",
            title="Doubtful case", instructions="Ask about the gap.", place="Room 4",
            candidate_note="Ring at the side door.", video_url="https://video.example.com/1",
        )  # fmt: skip
        url = f"/api/v1/interviews/{interview_id}"
        await drain()
        [invited] = [one for one in post.to(somebody) if "interview" in one["Subject"]]
        text = body_of(invited, "plain")
        assert "May 7, 2027, 12:00" in text
        assert ina.full_name in text
        assert "Ring at the side door." in text
        source = invited.as_string() + calendar_of(invited).serialize()
        for internal in ("Doubtful", "the gap", ina.email, "/app/", "On-site"):
            assert internal not in source
        first = calendar_of(invited).vevent
        assert (first.dtstart.value, first.sequence.value) == (start, "0")
        assert (first.location.value, first.url.value) == ("Room 4", "https://video.example.com/1")
        theirs = calendar_of(post.to(ina.email)[-1]).vevent
        assert theirs.uid.value != first.uid.value
        assert "Ask about the gap." in theirs.description.value
        assert somebody not in theirs.serialize()

        # What only the interviewers see is no news.
        await office.recruiter.client.patch(url, json={"title": "Second look"})
        later = start + timedelta(hours=2)
        await office.recruiter.client.patch(url, json={"starts_at": later.isoformat()})
        await drain()
        changed = calendar_of(post.to(somebody)[-1])
        assert post.subjects(somebody)[-1].startswith("Your interview has changed: ")
        assert (changed.vevent.uid.value, changed.vevent.sequence.value) == (first.uid.value, "2")
        assert changed.vevent.dtstart.value == later

        await office.recruiter.client.post(f"{url}/cancel", json={"reason": "Budget is gone."})
        await drain()
        [*_, told] = post.to(somebody)
        assert told["Subject"].startswith("Your interview is cancelled: ")
        assert "Budget" not in body_of(told, "plain")
        off = calendar_of(told)
        assert off.method.value == "CANCEL"
        assert (off.vevent.uid.value, off.vevent.sequence.value) == (first.uid.value, "3")
        assert calendar_of(post.to(ina.email)[-1]).method.value == "CANCEL"
        assert len([one for one in post.to(somebody) if "interview" in one["Subject"]]) == 3


async def test_who_is_not_invited_by_mail_hears_of_nothing(
    office: Office, post: Post, drain: Drain, somebody: str
) -> None:
    ina = await office.organization.member(Role.INTERVIEWER)
    with clock.at(FRIDAY):
        await arranged(
            office, somebody, ina, starts_at=(FRIDAY + timedelta(hours=2)).isoformat(),
            invites_candidate=False,
        )  # fmt: skip
        await drain()
    assert not any("interview" in subject for subject in post.subjects(somebody))


async def test_a_missing_scorecard_is_asked_for_three_times_then_the_recruiter_is_told(
    office: Office, post: Post, drain: Drain, somebody: str
) -> None:
    ina = await office.organization.member(Role.INTERVIEWER)
    ivo = await office.organization.member(Role.INTERVIEWER)
    start = (FRIDAY + timedelta(hours=2)).isoformat()
    with clock.at(FRIDAY):
        interview_id = await arranged(office, somebody, ina, ivo, starts_at=start)
        await drain()
    with clock.at(FRIDAY + timedelta(hours=4)):
        await drain()
        submitted = await ivo.client.post(
            f"/api/v1/interviews/{interview_id}/scorecard/submit", json=FILLED_IN
        )
        assert submitted.status_code == 200, submitted.text
        await drain()
        titles = [one["title"] for one in await notices(office.recruiter)]
        assert f"{ivo.full_name} has judged Ana Petrov" in titles
    reminders = []
    # Saturday and Sunday nobody is asked; from Monday on each morning, Thursday the recruiter.
    for days in range(1, 9):
        with clock.at(FRIDAY + timedelta(days=days, hours=4)):
            await drain()
        reminders.append(sum("is missing" in subject for subject in post.subjects(ina.email)))
    assert reminders == [0, 0, 1, 2, 3, 3, 3, 3]
    assert not any("is missing" in subject for subject in post.subjects(ivo.email))
    told = [one for one in post.subjects(office.recruiter.email) if "has not judged" in one]
    assert told == [f"{ina.full_name} has not judged Ana Petrov"]


async def test_nobody_is_asked_about_an_interview_that_the_candidate_missed(
    office: Office, post: Post, drain: Drain, somebody: str
) -> None:
    ina = await office.organization.member(Role.INTERVIEWER)
    start = (FRIDAY + timedelta(hours=2)).isoformat()
    with clock.at(FRIDAY):
        interview_id = await arranged(office, somebody, ina, starts_at=start)
        await drain()
    with clock.at(FRIDAY + timedelta(hours=4)):
        await drain()
        missed = await office.recruiter.client.post(f"/api/v1/interviews/{interview_id}/no-show")
        assert missed.status_code == 200, missed.text
    with clock.at(FRIDAY + timedelta(days=5)):
        await drain()
    assert len(post.to(ina.email)) == 1
