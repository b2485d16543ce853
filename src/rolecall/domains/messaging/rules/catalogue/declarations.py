"""What each kind of mail declares: its audience and its variables."""

from collections.abc import Mapping

from rolecall.domains.messaging.contracts import Audience, MailKind
from rolecall.domains.messaging.rules.catalogue.choices import (
    ALERT_FREQUENCIES,
    APPROVAL_SUBJECTS,
    DOMAIN_NEWS,
    DOMAIN_PROBLEMS,
    ERASURE_NEWS,
    NOT_BEGUN,
    OFFER_OUTCOMES,
    RETENTION_KINDS,
    ROLES,
    STAGE_KINDS,
    STOP_URL,
    UNFINISHED,
)
from rolecall.domains.messaging.rules.catalogue.declaration import (
    TO_A_CANDIDATE,
    TO_A_MEMBER,
    Declaration,
)
from rolecall.domains.messaging.rules.catalogue.interviews import OF_INTERVIEWS
from rolecall.domains.messaging.rules.variables import (
    Choice,
    Count,
    Facts,
    Link,
    Links,
    Moment,
    Name,
    Prose,
    Text,
    Variable,
)

_NAMED: dict[str, Variable] = {"candidate_name": Name()}
_ABOUT_AN_OFFER: dict[str, Variable] = {
    "candidate_name": Name(),
    "job_title": Text(),
    "offer_url": Link(private=True),
}

_OF_AN_ERASURE: dict[str, Variable] = {
    **_NAMED, "news": Choice(ERASURE_NEWS), "number": Text(), "request_url": Link(private=True),
    "runs_at": Moment(optional=True), "due": Text(optional=True), "ground": Text(optional=True),
    "message": Prose(optional=True),
}  # fmt: skip
_OF_A_DECISION: dict[str, Variable] = {
    **TO_A_MEMBER,
    "subject_kind": Choice(APPROVAL_SUBJECTS),
    "title": Text(),
    "decisions": Facts(),
    "console_url": Link(),
}
_OF_A_PASSKEY: dict[str, Variable] = {
    "passkey_name": Text(),
    "changed_at": Moment(),
    "account_url": Link(),
}

CATALOGUE: Mapping[MailKind, Declaration] = {
    **OF_INTERVIEWS,
    MailKind.APPLICATION_RECEIVED: Declaration(
        Audience.CANDIDATE, {**TO_A_CANDIDATE, "submitted_at": Moment()}
    ),
    MailKind.APPLICATION_TO_FINISH: Declaration(
        Audience.CANDIDATE,
        {
            "job_title": Text(),
            "draft_url": Link(private=True),
            "expires_at": Moment(),
            "begun": Choice(UNFINISHED),
        },
    ),
    MailKind.APPLICATION_NOT_BEGUN: Declaration(
        Audience.CANDIDATE,
        {"job_title": Text(), "reason": Choice(NOT_BEGUN), "careers_url": Link()},
    ),
    MailKind.APPLICATION_STAGE_CHANGED: Declaration(
        Audience.CANDIDATE,
        {
            **TO_A_CANDIDATE,
            "stage_kind": Choice(STAGE_KINDS),
            "stage_name": Text(),
            "message": Prose(optional=True),
        },
    ),
    MailKind.APPLICATION_REJECTED: Declaration(
        Audience.CANDIDATE,
        {**TO_A_CANDIDATE, "message": Prose(optional=True), "careers_url": Link(optional=True)},
    ),
    MailKind.APPLICATION_HIRED: Declaration(
        Audience.CANDIDATE, {**TO_A_CANDIDATE, "message": Prose(optional=True)}
    ),
    MailKind.APPLICATION_WITHDRAWN: Declaration(
        Audience.MEMBER,
        {
            **TO_A_MEMBER,
            "candidate_name": Name(),
            "job_title": Text(),
            "application_url": Link(),
            "withdrawn_at": Moment(),
        },
    ),
    MailKind.NEW_APPLICATION: Declaration(
        Audience.MEMBER,
        {
            **TO_A_MEMBER,
            "candidate_name": Name(),
            "job_title": Text(),
            "application_url": Link(),
            "submitted_at": Moment(),
            "waiting_count": Count(optional=True),
        },
    ),
    MailKind.OFFER_SENT: Declaration(
        Audience.CANDIDATE, {**_ABOUT_AN_OFFER, "expires_at": Moment()}
    ),
    MailKind.OFFER_REMINDER: Declaration(
        Audience.CANDIDATE, {**_ABOUT_AN_OFFER, "expires_at": Moment()}
    ),
    MailKind.OFFER_EXTENDED: Declaration(
        Audience.CANDIDATE, {**_ABOUT_AN_OFFER, "expires_at": Moment()}
    ),
    MailKind.OFFER_WITHDRAWN: Declaration(Audience.CANDIDATE, TO_A_CANDIDATE),
    MailKind.OFFER_ACCEPTED: Declaration(
        Audience.CANDIDATE, {**_ABOUT_AN_OFFER, "accepted_at": Moment()}
    ),
    MailKind.OFFER_ANSWERED: Declaration(
        Audience.MEMBER,
        {
            **TO_A_MEMBER,
            "candidate_name": Name(),
            "job_title": Text(),
            "outcome": Choice(OFFER_OUTCOMES),
            "message": Prose(optional=True),
            "offer_page_url": Link(),
        },
    ),
    MailKind.MENTION: Declaration(
        Audience.MEMBER,
        {
            **TO_A_MEMBER,
            "author_name": Text(),
            "candidate_name": Name(),
            "candidate_url": Link(),
        },
    ),
    MailKind.AUTOMATION_REMINDER: Declaration(
        Audience.MEMBER,
        {
            **TO_A_MEMBER,
            "candidate_name": Name(),
            "job_title": Text(),
            "message": Prose(),
            "application_url": Link(),
        },
    ),
    MailKind.REPORT_MAIL: Declaration(
        Audience.MEMBER,
        {
            **TO_A_MEMBER,
            "title": Text(),
            "report_title": Text(),
            "description": Text(limit=300),
            "days": Text(),
            "sender_name": Text(optional=True),
            "figures": Facts(optional=True),
            "rows_left_out": Count(optional=True),
            "definitions": Facts(optional=True),
            "report_url": Link(),
            "list_url": Link(),
            STOP_URL: Link(private=True),
        },
    ),
    MailKind.CANDIDATE_MESSAGE: Declaration(
        Audience.CANDIDATE,
        {
            **TO_A_CANDIDATE,
            "subject_line": Text(),
            "message": Prose(),
            "writer_name": Text(optional=True),
        },
    ),
    MailKind.OUTREACH: Declaration(
        Audience.CANDIDATE,
        {
            "candidate_name": Name(),
            "subject_line": Text(),
            "message": Prose(),
            "writer_name": Text(optional=True),
            "job_title": Text(optional=True),
            "job_url": Link(optional=True),
        },
        unsubscribable=True,
    ),
    MailKind.PROMISE_OVERDUE: Declaration(
        Audience.MEMBER,
        {
            **TO_A_MEMBER,
            "candidate_name": Name(),
            "job_title": Text(),
            "stage_name": Text(),
            "overdue_days": Count(),
            "application_url": Link(),
        },
    ),
    MailKind.INVITATION: Declaration(
        Audience.ACCOUNT,
        {
            "inviter_name": Text(optional=True),
            "role": Choice(ROLES, optional=True),
            "accept_url": Link(private=True),
            "expires_at": Moment(),
        },
    ),
    MailKind.PASSWORD_RESET: Declaration(
        Audience.ACCOUNT, {"reset_url": Link(private=True), "valid_minutes": Count()}
    ),
    MailKind.SIGN_IN_LINK: Declaration(
        Audience.ACCOUNT, {"sign_in_url": Link(private=True), "valid_minutes": Count()}
    ),
    MailKind.PASSWORD_CHANGED: Declaration(
        Audience.ACCOUNT, {"changed_at": Moment(), "reset_url": Link()}
    ),
    MailKind.PASSKEY_ADDED: Declaration(Audience.ACCOUNT, _OF_A_PASSKEY),
    MailKind.PASSKEY_REMOVED: Declaration(Audience.ACCOUNT, _OF_A_PASSKEY),
    MailKind.PASSKEY_SUSPECTED: Declaration(Audience.ACCOUNT, _OF_A_PASSKEY),
    MailKind.REGISTRATION_REPEATED: Declaration(
        Audience.ACCOUNT,
        {"sign_in_url": Link(), "reset_url": Link(private=True), "valid_minutes": Count()},
    ),
    MailKind.EMAIL_VERIFICATION: Declaration(
        Audience.ACCOUNT, {"verify_url": Link(private=True), "valid_hours": Count()}
    ),
    MailKind.SIGN_IN_ALERT: Declaration(
        Audience.ACCOUNT,
        {
            "signed_in_at": Moment(),
            "device": Text(optional=True),
            "ip_address": Text(),
            "sessions_url": Link(),
        },
    ),
    MailKind.ACCOUNT_LOCKED: Declaration(
        Audience.ACCOUNT, {"locked_at": Moment(), "locked_minutes": Count(), "reset_url": Link()}
    ),
    MailKind.ACCOUNT_DELETED: Declaration(Audience.ACCOUNT, {"deleted_at": Moment()}),
    MailKind.ORGANIZATION_SUSPENDED: Declaration(
        Audience.MEMBER,
        {
            **TO_A_MEMBER,
            "suspended_at": Moment(),
            "reason": Prose(optional=True),
        },
    ),
    MailKind.APPROVAL_REQUESTED: Declaration(
        Audience.MEMBER,
        {
            **TO_A_MEMBER,
            "requester_name": Text(),
            "subject_kind": Choice(APPROVAL_SUBJECTS),
            "title": Text(),
            "note": Prose(optional=True),
            "changes": Facts(optional=True),
            "details": Facts(),
            "decide_url": Link(private=True),
            "console_url": Link(),
            "is_reminder": Choice(("yes",), optional=True),
        },
    ),
    MailKind.APPROVAL_GRANTED: Declaration(Audience.MEMBER, _OF_A_DECISION),
    MailKind.APPROVAL_DECLINED: Declaration(Audience.MEMBER, _OF_A_DECISION),
    MailKind.RETENTION_ANNOUNCED: Declaration(
        Audience.MEMBER,
        {
            **TO_A_MEMBER,
            "member_name": Text(),
            "rule_kind": Choice(RETENTION_KINDS),
            "months": Count(),
            "takes_effect_at": Moment(),
            "settings_url": Link(),
        },
    ),
    MailKind.ACCOMMODATION_ANSWERED: Declaration(Audience.CANDIDATE, TO_A_CANDIDATE),
    MailKind.DATA_COPY_READY: Declaration(
        Audience.CANDIDATE, {**_NAMED, "copy_url": Link(private=True), "until": Moment()}
    ),
    MailKind.DATA_COPY_REFUSED: Declaration(Audience.CANDIDATE, {**_NAMED, "message": Prose()}),
    MailKind.CONSENT_ASKED: Declaration(
        Audience.CANDIDATE,
        {
            **_NAMED,
            "job_title": Text(),
            "purpose": Choice(("application", "pool")),
            "consent_url": Link(private=True),
        },
    ),
    # Nothing that was typed on the page: whoever typed it may not be who gets the mail.
    MailKind.JOB_ALERT_ASKED: Declaration(
        Audience.SUBSCRIBER,
        {
            "frequency": Choice(ALERT_FREQUENCIES),
            "confirm_url": Link(private=True),
            "valid_days": Count(),
        },
    ),
    MailKind.JOB_ALERT: Declaration(
        Audience.SUBSCRIBER,
        {
            "frequency": Choice(ALERT_FREQUENCIES),
            "search": Text(optional=True, limit=500),
            "count": Count(),
            "jobs": Links(),
            "left_out": Count(optional=True),
            "list_url": Link(),
            "alerts_url": Link(private=True),
            STOP_URL: Link(private=True),
        },
    ),
    MailKind.ERASURE_CONFIRM: Declaration(
        Audience.CANDIDATE, {**_NAMED, "confirm_url": Link(private=True), "until": Moment()}
    ),
    MailKind.ERASURE_NEWS: Declaration(Audience.CANDIDATE, _OF_AN_ERASURE),
    MailKind.CAREERS_DOMAIN_NEWS: Declaration(
        Audience.MEMBER,
        {
            **TO_A_MEMBER,
            "news": Choice(DOMAIN_NEWS),
            "host": Text(),
            "problem": Choice(DOMAIN_PROBLEMS, optional=True),
            "text_name": Text(limit=253),
            "text_value": Text(),
            "alias_to": Text(limit=253),
            "shown_until": Moment(optional=True),
            "settings_url": Link(),
        },
    ),
}


UNSUBSCRIBABLE = frozenset(kind for kind, declared in CATALOGUE.items() if declared.unsubscribable)
"""Kinds that their reader may do without."""
