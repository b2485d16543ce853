"""What stays when a person is erased: tables that tell of nobody, and what people are told of.

A new table is erased by its domain (`rolecall.infra.erasure.erases`) or stands in `KEPT_TABLES`
with its reason; a test finds one that is neither. What an eraser keeps of a person's rows stands in
`STAYS`, in words for the person; `ALWAYS` is kept of everybody.
"""

from collections.abc import Mapping
from typing import Final

from rolecall.domains.privacy.contracts import Stays
from rolecall.kernel.sentences import say

_OWN = "what the organization set up; it tells of no candidate"
_STAFF = "members of the organization, not candidates"
_IDS = "ids and instants alone"

KEPT_TABLES: Final[dict[str, str]] = {
    "ai_interview_template_versions": _OWN,
    "ai_interview_templates": _OWN,
    "application_alerts": "which members were told of a promise, and when",
    "application_assignees": _STAFF,
    "approval_chains": _OWN,
    "approval_delegations": _STAFF,
    "audit_entries": "never changed: it names records by id, and no values of theirs",
    "audit_heads": "the end of the chain",
    "automation_rules": _OWN,
    "candidate_duplicate_scans": "passes over all records, counted",
    "candidate_segments": _OWN,
    "candidate_tags": _OWN,
    "careers_domains": _STAFF,
    "careers_hosts": _OWN,
    "careers_page_revisions": _OWN,
    "careers_pages": _OWN,
    "careers_pictures": _OWN,
    "careers_sites": _OWN,
    "confidential_jobs": _OWN,
    "consent_drafts": _OWN,
    "consent_wordings": "what people agree to; it tells of no candidate",
    "custom_fields": _OWN,
    "custom_roles": _OWN,
    "disclosure_choices": _OWN,
    "data_keys": "keys of the organization",
    "erasure_parts": "the receipt: counts by kind",
    "erasures": "the receipt; the addresses in it go when all parts are done",
    "idempotency_keys": "answers to repeated requests, gone after a day",
    "import_mappings": _OWN,
    "integration_connections": _OWN,
    "integration_mappings": _OWN,
    "integration_runs": "when another system was read, and counts of what was taken",
    "integration_secrets": "sealed keys to other systems; they tell of no candidate",
    "integration_streams": "where reading another system stands",
    "interview_bookings": "when members are busy",
    "interview_holds": "goes with the link that it was held by",
    "interview_interviewers": _STAFF,
    "interview_kit_versions": _OWN,
    "interview_kits": _OWN,
    "interview_questions": _OWN,
    "interview_scales": _OWN,
    "interview_scheduling_policies": _OWN,
    "interviewer_busy_times": _STAFF,
    "interviewer_calendars": _STAFF,
    "interviewer_hours": _STAFF,
    "invitations": _STAFF,
    "job_board_keys": _STAFF,
    "job_boards": _OWN,
    "job_criteria": _OWN,
    "job_service_levels": _OWN,
    "job_team_members": _STAFF,
    "job_templates": _OWN,
    "job_terms": _OWN,
    "jobs": _OWN,
    "jobs_with_applications": _IDS,
    "mail_templates": _OWN,
    "memberships": _STAFF,
    "message_recalled_groups": _IDS,
    "model_runs": "when a language model was asked about a file, and at what cost; no words of it",
    "model_settings": _OWN,
    "notification_preferences": _STAFF,
    "offer_templates": _OWN,
    "organization_settings": _OWN,
    "outbox_deliveries": _IDS,
    "outbox_events": "ids of what happened, gone when they are handled and a while has passed",
    "presence_choices": _STAFF,
    "public_posting_terms": _OWN,
    "public_postings": _OWN,
    "rejection_reasons": _OWN,
    "report_mail_readers": _STAFF,
    "report_mail_runs": _STAFF,
    "report_mails": _OWN,
    "retention_rules": _OWN,
    "retention_run_items": _IDS,
    "retention_runs": "nights, and how many people each came to",
    "saved_view_defaults": _STAFF,
    "saved_views": _OWN,
    "service_levels": _OWN,
    "share_links": _OWN,
    "talent_pools": _OWN,
    "text_settings": _OWN,
    "text_templates": _OWN,
    "visit_batches": _IDS,
    "visit_counts": "how often pages were read, counted without knowing by whom",
    "visit_days": "about how many people came on a day: a number",
    "workflow_migrations": _OWN,
    "workflow_versions": _OWN,
    "workflows": _OWN,
    "working_times": _OWN,
}

STAYS: Final[Mapping[str, Stays]] = {
    "record": Stays(
        say("An empty record without a name."),
        say("So that the applications below belong to something."),
    ),
    "applications": Stays(
        say("That somebody applied: the job, the stages and the dates, without who it was."),
        say("So that the organization's reports count right. Nobody can be known by it."),
    ),
    "ratings": Stays(
        say("Ratings of interviews, without a word and without who was rated."),
        say("So that the organization can show that it judges fairly."),
    ),
    "offers": Stays(
        say("That there was an offer: pay, dates, and the checksum of a letter that was accepted."),
        say("So that reports count right, and who has the letter can prove what was agreed."),
    ),
    "external_number": Stays(
        say("The number that another system has for the person, with nothing beside it."),
        say("So that nothing about them is read from there again."),
    ),
    "stopped_numbers": Stays(
        say("A phone number that answered STOP, with nothing beside it."),
        say("So that it never gets a text again. The law asks for that."),
    ),
}
"""By the code that erasers give, in the order in which people read it."""

ALWAYS: Final = (
    Stays(
        say("The log of who did what, in which your record is a number."),
        say("Nobody may change this log; it holds no names and no contents of yours."),
    ),
    Stays(
        say("The receipt of the erasure: when, how much of what, and its number."),
        say("The organization has to be able to show that it erased your data."),
    ),
    Stays(
        say("Copies for emergencies, until newer ones take their place."),
        say("They serve after a breakdown alone; then you are erased again, by the receipt."),
    ),
)
"""What stays of everybody."""

HELD: Final = Stays(
    say("What must be kept for a legal reason, until that reason ends."),
    say("The law asks for it, for instance while a dispute goes on. You are told if it is so."),
)
"""Said before somebody asks; a certificate cannot say it, since nothing is erased as long."""
