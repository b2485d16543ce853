"""What the demo promises: enough of everything, the same each time, and nobody real in it."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from rolecall.entrypoints.seed.applicants import CANDIDATE_KEY, CANDIDATE_STORY
from rolecall.entrypoints.seed.catalog import ORGANIZATIONS, families, organization
from rolecall.entrypoints.seed.demo import DAYS, demo
from rolecall.entrypoints.seed.shapes import Application, Candidate, Demo
from rolecall.entrypoints.seed.working_time import DAY_BEGINS, DAY_ENDS

AS_OF = datetime(2025, 11, 21, 15, 30, tzinfo=UTC)
STAGES = {"applied", "screening", "interview", "offer", "hired", "rejected", "withdrawn"}
ALLOWED = {
    "applied": {"screening", "rejected", "withdrawn"},
    "screening": {"interview", "rejected", "withdrawn"},
    "interview": {"offer", "rejected", "withdrawn"},
    "offer": {"hired", "rejected", "withdrawn"},
    "rejected": {"applied", "screening", "interview", "offer"},
    "hired": set(),
    "withdrawn": set(),
}
RESERVED = re.compile(r"[a-z0-9.\-]+@([a-z\-]+\.)*example\.(com|org|net)")
FICTION = re.compile(r"\(\d{3}\) 555-01\d\d")

each_organization = pytest.mark.parametrize("number", range(len(ORGANIZATIONS)), ids=ORGANIZATIONS)


def test_is_the_same_for_the_same_seed_and_moment(demo_data: Demo) -> None:
    assert demo(AS_OF) == demo_data


def test_is_another_for_another_seed(demo_data: Demo) -> None:
    other = demo(AS_OF, seed=7)
    names = {c.person.name for o in demo_data.organizations for c in o.candidates}
    others = {c.person.name for o in other.organizations for c in o.candidates}
    assert len(names & others) < len(names) / 2


def test_people_do_not_change_with_the_day(demo_data: Demo) -> None:
    later = demo(AS_OF + timedelta(hours=5))
    for before, after in zip(demo_data.organizations, later.organizations, strict=True):
        assert [c.person for c in before.candidates] == [c.person for c in after.candidates]


@each_organization
def test_has_enough_jobs_and_applications(demo_data: Demo, number: int) -> None:
    made = demo_data.organizations[number]
    assert len(made.profile.jobs) >= 12
    assert {job.status for job in made.profile.jobs} == {"draft", "open", "on_hold", "closed"}
    assert len(made.applications) >= 200


@each_organization
def test_fills_every_stage_in_the_shape_of_a_funnel(demo_data: Demo, number: int) -> None:
    made = demo_data.organizations[number]
    stages = Counter(application.stage for application in made.applications)
    assert set(stages) == STAGES
    reached = {
        stage: sum(_reached(application, stage) for application in made.applications)
        for stage in ("applied", "screening", "interview", "offer", "hired")
    }
    counts = list(reached.values())
    assert counts == sorted(counts, reverse=True)
    assert len(made.applications) * 0.3 < reached["screening"] < len(made.applications) * 0.75
    active = sum(stages[stage] for stage in ("applied", "screening", "interview", "offer"))
    assert active >= 40


@pytest.mark.parametrize("seed", [20, 1, 2, 3])
@each_organization
def test_moves_follow_the_workflow_in_time(number: int, seed: int) -> None:
    made = demo(AS_OF, seed).organizations[number]
    for application in made.applications:
        stage, moment = "applied", application.applied_at
        for step in application.steps:
            assert step.to_stage in ALLOWED[stage], (application.key, stage, step)
            assert step.at > moment, application.key
            assert (step.reason is not None) == (
                step.to_stage in {"rejected", "withdrawn"} or stage == "rejected"
            )
            stage, moment = step.to_stage, step.at
        assert moment <= AS_OF


@pytest.mark.parametrize("seed", [20, 1, 2, 3])
@each_organization
def test_hires_no_more_than_there_are_openings(number: int, seed: int) -> None:
    made = demo(AS_OF, seed).organizations[number]
    for job in made.profile.jobs:
        mine = [a for a in made.applications if a.job_key == job.key]
        hired = sum(a.stage == "hired" for a in mine)
        if job.status == "closed":
            assert hired == job.openings
            assert all(a.stage in {"hired", "rejected", "withdrawn"} for a in mine)
        else:
            assert hired < job.openings
        if job.status == "draft":
            assert mine == []


@each_organization
def test_reaches_back_ninety_days_and_not_into_the_future(demo_data: Demo, number: int) -> None:
    made = demo_data.organizations[number]
    moments = [a.applied_at for a in made.applications]
    moments += [step.at for a in made.applications for step in a.steps]
    moments += [note.at for a in made.applications for note in a.notes]
    assert max(moments) <= AS_OF
    assert timedelta(days=75) < AS_OF - min(moments) <= timedelta(days=DAYS)
    assert min(AS_OF - moment for moment in moments) < timedelta(days=3)
    for application in made.applications:
        opened = made.job_dates[application.job_key].opened_at
        assert opened is not None
        assert application.applied_at > opened


@each_organization
def test_staff_move_in_working_hours(demo_data: Demo, number: int) -> None:
    made = demo_data.organizations[number]
    zone = ZoneInfo(made.profile.timezone)
    for application in made.applications:
        for step in application.steps:
            if step.by == "candidate":
                continue
            local = step.at.astimezone(zone)
            assert local.weekday() < 5
            assert DAY_BEGINS <= local.time() <= DAY_ENDS


def test_reaches_nobody_real(demo_data: Demo) -> None:
    emails: set[str] = set()
    for made in demo_data.organizations:
        for candidate in made.candidates:
            assert RESERVED.fullmatch(candidate.person.email), candidate.person.email
            assert FICTION.fullmatch(candidate.person.phone), candidate.person.phone
            if candidate.person.link:
                assert re.search(
                    r"//([a-z0-9\-]+\.)*example\.(com|org|net)(/|$)", candidate.person.link
                )
            if candidate.key != CANDIDATE_KEY:
                assert candidate.person.email not in emails
                emails.add(candidate.person.email)
        for member in made.profile.members:
            assert RESERVED.fullmatch(member.email), member.email


@each_organization
def test_nobody_applies_twice_for_a_job(demo_data: Demo, number: int) -> None:
    made = demo_data.organizations[number]
    pairs = Counter((a.candidate_key, a.job_key) for a in made.applications)
    assert max(pairs.values()) == 1
    several = Counter(a.candidate_key for a in made.applications)
    assert any(count > 1 for count in several.values()) or number == 0


def test_the_candidate_account_has_its_story_in_both_organizations(demo_data: Demo) -> None:
    for made in demo_data.organizations:
        mine = {a.job_key: a.stage for a in made.applications if a.candidate_key == CANDIDATE_KEY}
        assert mine == CANDIDATE_STORY[made.profile.key]


@each_organization
def test_answers_fit_their_questions(demo_data: Demo, number: int) -> None:
    made = demo_data.organizations[number]
    jobs = {job.key: job for job in made.profile.jobs}
    kinds = {question.kind for job in made.profile.jobs for question in job.questions}
    assert kinds == {"text", "choice", "number", "yes_no", "date"}
    knocked_out = 0
    for application in made.applications:
        job = jobs[application.job_key]
        for question in job.questions:
            if question.key not in application.answers:
                assert not question.required
                continue
            answer = application.answers[question.key]
            if question.kind == "choice":
                assert answer in question.options
            if question.kind == "number":
                assert isinstance(answer, int)
                assert question.minimum is not None
                assert question.maximum is not None
                assert question.minimum <= answer <= question.maximum
            if question.knock_out and not question.knock_out.passed(answer):
                knocked_out += 1
                assert application.stage in {"applied", "rejected"}
    assert knocked_out >= 5


@each_organization
def test_jobs_name_what_exists(number: int) -> None:
    profile = organization(ORGANIZATIONS[number])
    members = {member.key: member for member in profile.members}
    places = {place.key for place in profile.locations}
    roles = {member.role for member in profile.members}
    assert roles == {"organization_admin", "recruiter", "hiring_manager", "interviewer"}
    for job in profile.jobs:
        assert job.department in profile.departments
        assert set(job.locations) <= places
        assert job.family in families()
        assert members[job.team.recruiter].role == "recruiter"
        assert {members[key].role for key in job.team.managers} == {"hiring_manager"}
        assert all(members[key].role == "interviewer" for key in job.team.interviewers)
        assert job.pay.minimum < job.pay.maximum
        assert set(re.findall(r"</?([a-z0-9]+)", job.description)) <= {
            "p", "h3", "ul", "li", "strong", "em",
        }  # fmt: skip


def test_careers_add_up(demo_data: Demo) -> None:
    for candidate in _candidates(demo_data):
        posts = candidate.career.posts
        assert posts
        for newer, older in pairwise(posts):
            assert older.end is not None
            assert older.start < older.end <= newer.start, candidate
        assert all(study.start_year < study.end_year for study in candidate.career.studies)
        assert candidate.career.studies[0].end_year <= AS_OF.year


def test_letters_beyond_latin_1_come_as_word_files(demo_data: Demo) -> None:
    beyond = [c for c in _candidates(demo_data) if not c.person.latin_1]
    assert len(beyond) >= 10
    assert all(candidate.resume.kind == "docx" for candidate in beyond)


@each_organization
def test_is_sound_on_any_day_of_the_week(number: int) -> None:
    for day in range(7):
        made = demo(AS_OF + timedelta(days=day, hours=day * 3)).organizations[number]
        assert {a.stage for a in made.applications} == STAGES


def _reached(application: Application, stage: str) -> bool:
    return stage == "applied" or any(step.to_stage == stage for step in application.steps)


def _candidates(demo_data: Demo) -> list[Candidate]:
    return [candidate for made in demo_data.organizations for candidate in made.candidates]
