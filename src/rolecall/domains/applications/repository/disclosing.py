"""What a person is told of their applications, and what erasing leaves of the rows that stay."""

from rolecall.domains.applications.contracts import NoteVisibility
from rolecall.domains.applications.contracts.drafts import RECORD as DRAFT
from rolecall.domains.applications.models import (
    answers,
    applications,
    directory,
    note_terms,
    notes,
    snoozes,
    takeovers,
    terms,
    transitions,
)
from rolecall.domains.applications.models.drafts import drafts
from rolecall.infra.disclosure import Choice, Section, Withheld, discloses, of, withholds
from rolecall.infra.erasure import leaves_rows
from rolecall.kernel.sentences import say

discloses(
    Section(
        name="applications",
        title=say("Applications"),
        table=applications,
        about=of("application", applications.c.id),
        shown=(
            "job_title", "applied_at", "stage_name", "stage_entered_at", "source",
            "share_link_label", "candidate_name", "candidate_email", "candidate_phone",
            "candidate_location", "given_name", "given_links", "cover_note",
        ),
        codes=(
            "id", "candidate_id", "job_id", "first_application_id", "resume_file_id", "status",
            "stage_kind", "knocked_out", "locale", "updated_at",
        ),
        withheld={
            Withheld.SECRET: ("link_nonce",),
            Withheld.MACHINERY: (
                "stage_key", "workflow_id", "workflow_version", "share_link_id", "promised_from",
                "due_at", "alert_step", "alert_at", "version", "erased_at",
            ),
        },
    )
)  # fmt: skip
leaves_rows(
    applications,
    emptied=(
        "candidate_name", "candidate_email", "candidate_phone", "candidate_location",
        "given_name", "given_links", "cover_note", "resume_file_id", "link_nonce",
    ),
    kept=(
        "id", "job_id", "job_title", "candidate_id", "status", "stage_key", "stage_name",
        "stage_kind", "stage_entered_at", "workflow_id", "workflow_version", "applied_at",
        "source", "share_link_id", "share_link_label", "locale", "knocked_out", "promised_from",
        "due_at", "alert_step", "alert_at", "updated_at", "version", "erased_at",
        "first_application_id",
    ),
)  # fmt: skip
discloses(
    Section(
        name="application_answers",
        title=say("Answers to questions"),
        table=answers,
        about=of("application", answers.c.application_id),
        shown=("label", "display"),
        codes=("application_id", "question_id", "kind", "value", "knocked_out"),
        withheld={Withheld.MACHINERY: ("position",)},
    )
)
discloses(
    Section(
        name="application_takeovers",
        title=say("Details taken over from applications"),
        table=takeovers,
        about=of("application", takeovers.c.application_id),
        shown=("at", "field", "value", "replaced", "undone_at"),
        codes=("id", "application_id", "by_candidate"),
        withheld={Withheld.OTHERS: ("by_id", "by_name", "undone_by_name")},
    )
)
discloses(
    Section(
        name="application_steps",
        title=say("Steps of applications"),
        table=transitions,
        about=of("application", transitions.c.application_id),
        shown=("at", "from_name", "to_name", "reason", "note"),
        codes=("id", "application_id", "kind", "from_kind", "to_kind", "by_kind", "undoes_id"),
        withheld={
            Withheld.OTHERS: ("by_id", "by_name"),
            Withheld.MACHINERY: ("from_key", "to_key", "reason_id"),
        },
        choices={"reason": Choice.ASSESSMENTS, "note": Choice.NOTES},
    )
)
leaves_rows(
    transitions,
    emptied=("reason", "note", "by_name"),
    kept=(
        "id", "application_id", "kind", "from_key", "from_name", "from_kind", "to_key", "to_name",
        "to_kind", "at", "by_kind", "by_id", "reason_id", "undoes_id",
    ),
)  # fmt: skip
discloses(
    Section(
        name="application_notes",
        title=say("Notes about applications"),
        table=notes,
        about=of("application", notes.c.application_id),
        shown=("created_at", "body"),
        codes=("id", "application_id", "visibility", "edited_at"),
        withheld={
            Withheld.OTHERS: ("author_id", "author_name"),
            Withheld.MACHINERY: ("is_indexed",),
        },
        rows={
            Choice.NOTES: notes.c.visibility == NoteVisibility.TEAM.value,
            Choice.PRIVATE_NOTES: notes.c.visibility == NoteVisibility.PRIVATE.value,
        },
    )
)
# What is in a draft opens for its author's token alone; the organization sees it once it is sent.
discloses(
    Section(
        name="application_drafts",
        title=say("Applications not sent yet"),
        table=drafts,
        about=of(DRAFT, drafts.c.id),
        shown=("created_at", "expires_at"),
        codes=("id", "job_id", "origin"),
        withheld={
            Withheld.SECRET: ("token_hash", "mail_token_hash", "address_index", "body", "key_id"),
            Withheld.MACHINERY: ("is_proved", "readings", "version"),
        },
    )
)
withholds(Withheld.COPY, terms, note_terms, directory)
withholds(Withheld.OTHERS, snoozes)
