"""The hiring loop, from an empty organization to somebody hired.

An invented boat yard, Tidewater Boatworks, is set up by the platform, hires its first office
manager, and the audit log proves what happened.
"""

from dataclasses import dataclass, field
from typing import Any

from rolecall.entrypoints.demo import checks
from rolecall.entrypoints.demo.attachments import disguised_program, resume_of
from rolecall.entrypoints.demo.caller import Caller
from rolecall.entrypoints.demo.checks import expect
from rolecall.entrypoints.demo.mailbox import Mailbox
from rolecall.entrypoints.demo.narrator import Narrator
from rolecall.entrypoints.seed.demo import DEMO_PASSWORD, PLATFORM_ACCOUNT
from rolecall.kernel import clock

PASSWORD = "nine boats on a rising tide"  # noqa: S105 - of accounts that this run makes
ORGANIZATION = "Tidewater Boatworks"
JOB = "Office Manager"
_API = "/api/v1"
_LINE = ("screening", "interview", "offer", "hired")


@dataclass
class Story:
    """One run. `mark` makes its organization and addresses different from those of other runs."""

    base_url: str
    narrator: Narrator
    mark: str
    job: str = ""
    applications: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.slug = f"tidewater-{self.mark}"
        self.admin_email = f"admin@{self.slug}.example.com"
        self.recruiter_email = f"recruiter@{self.slug}.example.com"
        self.pdf_email = f"maeve.okafor.{self.mark}@example.com"
        self.docx_email = f"jonas.lindqvist.{self.mark}@example.org"
        self.bad_email = f"pat.mallory.{self.mark}@example.net"
        self.stranger = self.caller()
        self.mailbox = Mailbox(self.stranger, self.narrator)
        self.admin = self.stranger
        self.recruiter = self.stranger

    def caller(self, token: str = "") -> Caller:
        """Return a caller with this token."""
        return Caller(self.base_url, self.narrator, token=token)

    def tell(self) -> None:
        """Play all steps.

        Raises:
            StepFailed: at the first one that does not go as it should.
        """
        steps = (
            ("The installation is ready", self.is_ready),
            ("The platform creates an organization", self.create_organization),
            ("Its first administrator accepts the invitation", self.accept_as_admin),
            ("The administrator invites a recruiter, who accepts", self.invite_recruiter),
            ("The recruiter writes a job, and nobody can apply to a draft", self.write_job),
            ("The recruiter publishes it; the careers page shows it", self.publish_job),
            ("A candidate applies with a PDF", self.apply_with_pdf),
            ("A second candidate applies with a Word file", self.apply_with_docx),
            ("A third sends a program that calls itself a PDF, and is refused", self.apply_badly),
            ("Nobody applies twice", self.apply_twice),
            ("Mails go out to candidates and recruiter", self.read_mails),
            ("The recruiter reads the applications and both résumés", self.read_applications),
            ("Skipping stages is refused, with the moves that are allowed", self.skip_stages),
            ("One candidate goes all the way and is hired", self.hire),
            ("The other one is rejected with a reason; the mail waits", self.reject),
            ("The candidates see where they stand", self.read_status),
            ("Another organization sees nothing of it", self.look_from_outside),
            ("The audit log tells it all, and its chain holds", self.verify_audit),
        )
        for title, play in steps:
            with self.narrator.step(title):
                play()
        self.narrator.finish()

    def is_ready(self) -> None:
        """Ask whether database, broker and worker are there."""
        self.stranger.call("GET", "/readyz")

    def create_organization(self) -> None:
        """Sign in as the platform administrator, create, and see no candidate data."""
        platform = self.caller(self._sign_in(PLATFORM_ACCOUNT, DEMO_PASSWORD))
        made = platform.call(
            "POST",
            f"{_API}/organizations",
            expect=201,
            json={
                "name": ORGANIZATION,
                "slug": self.slug,
                "admin_email": self.admin_email,
                "time_zone": "America/New_York",
            },
        )
        expect(made["slug"] == self.slug, f"the slug to be {self.slug}, not {made['slug']}")
        platform.call("GET", f"{_API}/candidates", expect=403)
        self.narrator.saw("the platform creates organizations and reads no candidate data")
        platform.close()

    def accept_as_admin(self) -> None:
        """Follow the mailed link."""
        self.admin = self.caller(self._accept(self.admin_email, "Nora Whitlock"))
        me = self.admin.call("GET", f"{_API}/me")
        expect(me["organization"]["slug"] == self.slug, "the new administrator to act in it")
        expect(me["organization"]["role"] == "organization_admin", "the role of an administrator")

    def invite_recruiter(self) -> None:
        """Invite, accept, and see that the link works once."""
        self.admin.call(
            "POST",
            f"{_API}/invitations",
            expect=201,
            json={"email": self.recruiter_email, "role": "recruiter"},
        )
        self.recruiter = self.caller(self._accept(self.recruiter_email, "Silas Grant"))
        token = self.mailbox.wait_for(self.recruiter_email)[0].token()
        self.stranger.call(
            "POST",
            f"{_API}/invitations/accept",
            expect=410,
            json={"token": token, "full_name": "Somebody Else", "password": PASSWORD},
        )
        self.narrator.saw("the link of an invitation works once")

    def write_job(self) -> None:
        """Write a draft with questions."""
        made = self.recruiter.call("POST", f"{_API}/jobs", expect=201, json=_JOB)
        self.job = made["id"]
        expect(made["status"] == "draft", "a new job to be a draft")
        self._apply("Early Bird", self.pdf_email, expect_status=404)

    def publish_job(self) -> None:
        """Publish, and look at it as a stranger."""
        published = self.recruiter.call("POST", f"{_API}/jobs/{self.job}/publish")
        expect(published["status"] == "open", "the job to be open")
        listed = self.stranger.call("GET", f"{_API}/public/organizations/{self.slug}/jobs")
        expect([job["id"] for job in listed["items"]] == [self.job], "one public job")
        page = self.stranger.page(f"/careers/{self.slug}")
        expect(JOB in page, "the careers page to name the job")
        page = self.stranger.page(f"/careers/{self.slug}/jobs/{self.job}")
        expect('"JobPosting"' in page, "the job's page to carry a schema.org JobPosting")
        self.narrator.saw("the careers page and the job's page show it, with a JobPosting")

    def apply_with_pdf(self) -> None:
        """Apply with a PDF."""
        file = resume_of("Maeve Okafor", self.pdf_email, "pdf", "sidebar", clock.now())
        self._apply("Maeve Okafor", self.pdf_email, resume=file.part)

    def apply_with_docx(self) -> None:
        """Apply with a Word file."""
        file = resume_of("Jonas Lindqvist", self.docx_email, "docx", "tabbed", clock.now())
        self._apply("Jonas Lindqvist", self.docx_email, resume=file.part)

    def apply_badly(self) -> None:
        """Send what is no document: the problem names the field, and nothing is kept."""
        problem = self._apply(
            "Pat Mallory", self.bad_email, expect_status=415, resume=disguised_program().part
        )
        fields = [error["field"] for error in problem.get("errors", [])]
        expect(fields == ["resume"], f"the problem to name the field resume, not {fields}")
        self.narrator.saw(f"refused: {problem['detail']}")
        listed = self.recruiter.call("GET", f"{_API}/applications", params={"job_id": self.job})
        expect(len(listed["items"]) == 2, "two applications and no trace of the third")  # noqa: PLR2004

    def apply_twice(self) -> None:
        """Apply for the same job again."""
        problem = self._apply("Maeve Okafor", self.pdf_email, expect_status=409)
        expect(problem["code"] == "duplicate_application", "the code duplicate_application")

    def read_mails(self) -> None:
        """Wait for the confirmations and for what recruiters are told."""
        for email in (self.pdf_email, self.docx_email):
            self.mailbox.wait_for(email, about=JOB)
        for name in ("Maeve Okafor", "Jonas Lindqvist"):
            self.mailbox.wait_for(self.recruiter_email, about=name)
        unread = self.recruiter.call("GET", f"{_API}/notifications/unread-count")
        expect(unread["count"] >= 2, "two lines in the recruiter's inbox")  # noqa: PLR2004

    def read_applications(self) -> None:
        """Open each application, read its résumé's text, and fetch the file."""
        for email, name in ((self.pdf_email, "Maeve Okafor"), (self.docx_email, "Jonas Lindqvist")):
            one = self.recruiter.call("GET", f"{_API}/applications/{self.applications[email]}")
            expect(one["candidate"]["full_name"] == name, f"the candidate to be {name}")
            expect(len(one["answers"]) == 2, "both answers")  # noqa: PLR2004
            file_id = one["resume"]["file_id"]
            text = checks.wait_for_text(self.recruiter, f"{_API}/files/{file_id}/text")
            expect(name in text and email in text, "the résumé's text to hold name and address")
            link = self.recruiter.call("POST", f"{_API}/files/{file_id}/links", expect=201, json={})
            size = checks.size_of(self.stranger, link["url"])
            expect(size == one["resume"]["size"], "the download to be the whole file")
            self.narrator.saw(f"{one['resume']['filename']}: {size:,} bytes, text read")

    def skip_stages(self) -> None:
        """Ask for a move that the workflow does not have."""
        application = self.applications[self.pdf_email]
        problem = self._move(application, "offer", expect_status=409)
        expect(problem["code"] == "invalid_transition", "the code invalid_transition")
        targets = problem["allowed_targets"]
        expect(set(targets) == {"screening", "rejected"}, f"the allowed targets, not {targets}")
        self.narrator.saw(f"from applied it may go to {' or '.join(targets)}")

    def hire(self) -> None:
        """Move from stage to stage; each move is told to the candidate."""
        application = self.applications[self.pdf_email]
        for stage in _LINE:
            moved = self._move(application, stage)
            expect(moved["stage"]["key"] == stage, f"the stage to be {stage}")
        history = self.recruiter.call("GET", f"{_API}/applications/{application}/history")
        line = [entry["to_stage"]["key"] for entry in history["items"]]
        expect(line == ["applied", *_LINE], f"the whole line in the history, not {line}")
        job = self.recruiter.call("GET", f"{_API}/jobs/{self.job}")
        expect(job["openings_filled"] == 1, "one opening to be filled")
        self.mailbox.wait_for(self.pdf_email, count=1 + len(_LINE))

    def reject(self) -> None:
        """Reject with a reason of the list; the mail is held while the move can be undone."""
        application = self.applications[self.docx_email]
        reasons = self.recruiter.call("GET", f"{_API}/rejection-reasons")["items"]
        reason = next(reason for reason in reasons if reason["code"] == "more_qualified")
        moved = self._move(application, "rejected", reason_id=reason["id"])
        expect(moved["status"] == "rejected", "the application to be rejected")
        undo = moved["allowed_actions"]["undo"]
        expect(undo is not None, "the move to be undoable for a while")
        held = checks.wait_for_message(
            self.recruiter, application, lambda message: message["status"] == "held"
        )
        expect(held["send_after"] >= undo["until"], "the mail to wait until it cannot be undone")
        self.narrator.saw(f"“{held['subject']}” is held until {held['send_after']}")

    def read_status(self) -> None:
        """Open the private status pages that the confirmation mails link to."""
        for email, kind in ((self.pdf_email, "hired"), (self.docx_email, "rejected")):
            first = self.mailbox.wait_for(email, about="/status/")[-1]
            link = next(link for link in first.links if "/status/" in link)
            token = link.rsplit("/status/", 1)[1].split("?")[0]
            status = self.stranger.call("GET", f"{_API}/public/status/{token}")
            expect(status["stage_kind"] == kind, f"the status to say {kind}")
            self.narrator.saw(f"{email}: {status['sentence']}")

    def look_from_outside(self) -> None:
        """Ask for it as the recruiter of another organization, as a candidate, as nobody."""
        path = f"{_API}/applications/{self.applications[self.pdf_email]}"
        other = self.caller(self._sign_in("recruiter@harbor-vale.example.com", DEMO_PASSWORD))
        other.call("GET", path, expect=404)
        other.call("GET", f"{_API}/jobs/{self.job}", expect=404)
        listed = other.call("GET", f"{_API}/applications", params={"job_id": self.job})
        expect(listed["items"] == [], "an empty list")
        self.stranger.call("GET", path, expect=401)
        other.close()

    def verify_audit(self) -> None:
        """Read the log and let the server walk its chain."""
        listed = self.admin.call("GET", f"{_API}/audit", params={"limit": 200})
        actions = {entry["action"] for entry in listed["items"]}
        missing = _AUDITED - actions
        expect(not missing, f"the log to tell of {', '.join(sorted(missing))}")
        verified = self.admin.call("GET", f"{_API}/audit/verify")
        expect(verified["ok"] is True, f"the chain to hold: {verified}")
        self.narrator.saw(f"{verified['entries']} entries, each following from the one before")
        self.recruiter.call("GET", f"{_API}/audit", expect=403)

    def _sign_in(self, email: str, password: str) -> str:
        tokens = self.stranger.call(
            "POST", f"{_API}/auth/login", json={"email": email, "password": password}
        )
        return str(tokens["access_token"])

    def _accept(self, email: str, name: str) -> str:
        """Take an invitation by its mail; return the access token of the new member."""
        token = self.mailbox.wait_for(email, about=ORGANIZATION)[0].token()
        found = self.stranger.call("GET", f"{_API}/invitations/lookup", params={"token": token})
        expect(found["email"] == email, f"the invitation to be for {email}")
        accepted = self.stranger.call(
            "POST",
            f"{_API}/invitations/accept",
            json={"token": token, "full_name": name, "password": PASSWORD},
        )
        return str(accepted["access_token"])

    def _apply(
        self,
        name: str,
        email: str,
        *,
        expect_status: int = 201,
        resume: tuple[str, bytes, str] | None = None,
    ) -> Any:
        answer = self.stranger.call(
            "POST",
            f"{_API}/public/jobs/{self.job}/applications",
            expect=expect_status,
            data={
                "full_name": name,
                "email": email,
                "phone": "(207) 555-0142",
                "location": "Rockland, ME",
                "consent": "true",
                "answers": '{"ledger": 6, "mondays": true}',
                "cover_note": "I kept the books of a sail loft for six years, and I like boats.",
            },
            files={"resume": resume} if resume else {},
        )
        if expect_status == 201:  # noqa: PLR2004 - created
            self.applications[email] = answer["application_id"]
        return answer

    def _move(self, application: str, stage: str, *, expect_status: int = 200, **body: str) -> Any:
        return self.recruiter.call(
            "POST",
            f"{_API}/applications/{application}/transition",
            expect=expect_status,
            json={"to_stage": stage, **body},
        )


_AUDITED = {
    "organizations.created",
    "jobs.created",
    "jobs.published",
    "applications.submitted",
    "applications.moved",
    "files.uploaded",
}

_JOB: dict[str, Any] = {
    "title": JOB,
    "department": "Office",
    "locations": [{"city": "Rockland", "region": "ME", "country": "US"}],
    "remote_policy": "on_site",
    "employment_type": "full_time",
    "pay": {"min_minor": 5_400_000, "max_minor": 6_600_000, "currency": "USD", "period": "year"},
    "description_html": (
        "<p>Eleven people build and mend wooden boats here. None of them likes paper; you do.</p>"
        "<ul><li>Keep books, orders and the slip calendar.</li>"
        "<li>Answer the telephone and the dog.</li></ul>"
    ),
    "skills": [{"name": "Bookkeeping"}, {"name": "Boats", "required": False}],
    "questions": [
        {"id": "ledger", "kind": "number", "label": "Years of bookkeeping", "required": True},
        {
            "id": "mondays",
            "kind": "yes_no",
            "label": "Can you be here on Mondays at seven?",
            "required": True,
            "knockout": {"operator": "equals", "value": False},
        },
    ],
    "openings": 2,
}
