"""The mails there are, and what a rendered one consists of."""

import re
from dataclasses import dataclass
from enum import StrEnum

from rolecall.kernel.errors import RolecallError
from rolecall.kernel.sentences import say

_COLOR = re.compile(r"^#[0-9a-fA-F]{6}$")

DEFAULT_COLOR = "#1f5eff"


class MailKind(StrEnum):
    """What a mail is about. Each has a template in every language and its declared variables."""

    APPLICATION_RECEIVED = "application_received"
    APPLICATION_STAGE_CHANGED = "application_stage_changed"
    APPLICATION_REJECTED = "application_rejected"
    APPLICATION_HIRED = "application_hired"
    APPLICATION_WITHDRAWN = "application_withdrawn"
    APPLICATION_TO_FINISH = "application_to_finish"
    APPLICATION_NOT_BEGUN = "application_not_begun"
    NEW_APPLICATION = "new_application"
    OFFER_SENT = "offer_sent"
    OFFER_REMINDER = "offer_reminder"
    OFFER_EXTENDED = "offer_extended"
    OFFER_WITHDRAWN = "offer_withdrawn"
    OFFER_ACCEPTED = "offer_accepted"
    OFFER_ANSWERED = "offer_answered"
    MENTION = "mention"
    INTERVIEW_NEWS = "interview_news"
    INTERVIEW_INVITATION = "interview_invitation"
    INTERVIEW_BOOKING = "interview_booking"
    AI_INTERVIEW_INVITATION = "ai_interview_invitation"
    AI_INTERVIEW_REMINDER = "ai_interview_reminder"
    AI_INTERVIEW_WANTS_PERSON = "ai_interview_wants_person"
    SCORECARD_REMINDER = "scorecard_reminder"
    SCORECARD_OVERDUE = "scorecard_overdue"
    PROMISE_OVERDUE = "promise_overdue"
    AUTOMATION_REMINDER = "automation_reminder"
    REPORT_MAIL = "report_mail"
    CANDIDATE_MESSAGE = "candidate_message"
    OUTREACH = "outreach"
    INVITATION = "invitation"
    PASSWORD_RESET = "password_reset"  # noqa: S105
    SIGN_IN_LINK = "sign_in_link"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105
    PASSKEY_ADDED = "passkey_added"
    PASSKEY_REMOVED = "passkey_removed"
    PASSKEY_SUSPECTED = "passkey_suspected"
    EMAIL_VERIFICATION = "email_verification"
    REGISTRATION_REPEATED = "registration_repeated"
    SIGN_IN_ALERT = "sign_in_alert"
    ACCOUNT_LOCKED = "account_locked"
    ACCOUNT_DELETED = "account_deleted"
    ORGANIZATION_SUSPENDED = "organization_suspended"
    APPROVAL_REQUESTED = "approval_requested"
    APPROVAL_GRANTED = "approval_granted"
    APPROVAL_DECLINED = "approval_declined"
    RETENTION_ANNOUNCED = "retention_announced"
    ACCOMMODATION_ANSWERED = "accommodation_answered"
    DATA_COPY_READY = "data_copy_ready"
    DATA_COPY_REFUSED = "data_copy_refused"
    CONSENT_ASKED = "consent_asked"
    JOB_ALERT_ASKED = "job_alert_asked"
    JOB_ALERT = "job_alert"
    ERASURE_CONFIRM = "erasure_confirm"
    ERASURE_NEWS = "erasure_news"
    CAREERS_DOMAIN_NEWS = "careers_domain_news"


class Audience(StrEnum):
    """Whom a kind is for: it decides what the footer says and whether it may be switched off."""

    CANDIDATE = "candidate"
    MEMBER = "member"
    ACCOUNT = "account"
    SUBSCRIBER = "subscriber"
    """Somebody who asked an organization for mails, and need not be a candidate of it."""


class UnknownMailKind(RolecallError):
    """No mail of this kind exists."""

    code, title = "unknown_mail_kind", say("There is no such mail")


class VariablesRefused(RolecallError):
    """The variables are not the ones that the kind declares; the sentence names them."""

    code, title = "mail_variables_refused", say("The mail cannot be written")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """Who a mail comes from, as its reader sees it.

    `color` is `#rrggbb` and tints the button and the links; `logo_url` and `home_url` are absolute.
    `sender_name` stands beside the sender's address where it is not the brand's name.

    Raises:
        ValueError: the colour or an address is of another form.
    """

    name: str
    color: str = DEFAULT_COLOR
    logo_url: str | None = None
    home_url: str | None = None
    sender_name: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a brand has a name")
        if not _COLOR.match(self.color):
            raise ValueError(f"{self.color!r} is not of the form #rrggbb")
        for url in (self.logo_url, self.home_url):
            if url is not None and not url.startswith(("https://", "http://")):
                raise ValueError(f"{url!r} is not an absolute address")


@dataclass(frozen=True, slots=True)
class RenderedMail:
    """A mail in words: one line of subject, and the same content twice."""

    subject: str
    html: str
    text: str
