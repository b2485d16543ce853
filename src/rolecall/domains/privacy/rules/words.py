"""Columns that can hold words, of tables that tell of no candidate: each was looked at.

Ids, instants, numbers and words of a fixed list cannot name anybody in a table that is not about
people. Whatever else is added to such a table is looked at once more: it tells of no candidate and
stands here, or it is disclosed and erased. A test finds one that is neither.
"""

from typing import Final

KEPT_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "ai_interview_template_versions": (
        "content",
        "approved_by_name",
        "note",
    ),
    "ai_interview_templates": (
        "name",
        "content",
        "requested_by_name",
        "decided",
        "changed_by_name",
    ),
    "application_alerts": (
        "stage_name",
        "told",
    ),
    "application_assignees": ("full_name",),
    "approval_chains": (
        "name",
        "groups",
        "departments",
    ),
    "audit_entries": (
        "action",
        "record_type",
        "body",
        "hash",
    ),
    "audit_heads": ("hash",),
    "automation_rules": (
        "name",
        "stage_key",
        "conditions",
        "actions",
    ),
    "candidate_duplicate_scans": ("by_name",),
    "candidate_segments": (
        "name",
        "filters",
        "owner_name",
    ),
    "candidate_tags": (
        "name",
        "name_key",
    ),
    "careers_domains": (
        "host",
        "token",
        "found",
        "created_by_name",
    ),
    "careers_hosts": ("host",),
    "careers_page_revisions": (
        "language",
        "blocks",
        "published_by",
    ),
    "careers_pages": (
        "language",
        "draft",
        "published",
        "published_by",
        "updated_by",
    ),
    "consent_drafts": (
        "texts",
        "changed_by_name",
    ),
    "consent_wordings": (
        "texts",
        "note",
        "published_by_name",
    ),
    "custom_fields": (
        "label",
        "label_key",
        "options",
    ),
    "custom_roles": (
        "name",
        "name_norm",
        "description",
        "permissions",
    ),
    "data_keys": (
        "key_id",
        "wrapped",
    ),
    "erasure_parts": (
        "part",
        "counts",
        "kept",
    ),
    "erasures": (
        "record_ids",
        "emails",
        "note",
        "requested_by_name",
    ),
    "idempotency_keys": (
        "actor",
        "key",
        "request_hash",
        "headers",
        "body",
    ),
    "import_mappings": (
        "name",
        "name_key",
        "targets",
    ),
    "interview_interviewers": ("full_name",),
    "interview_kit_versions": (
        "name",
        "purpose",
        "attributes",
        "questions",
    ),
    "interview_questions": (
        "text",
        "good_answer",
        "attribute",
    ),
    "interview_scales": ("anchors",),
    "interviewer_calendars": (
        "host",
        "sealed",
        "sealed_key_id",
    ),
    "interviewer_hours": (
        "time_zone",
        "windows",
        "away",
    ),
    "invitations": (
        "email",
        "email_norm",
        "nonce",
        "invited_by_name",
    ),
    "job_board_keys": (
        "name",
        "token_hash",
        "hint",
        "previous_hash",
        "created_by_name",
    ),
    "job_criteria": ("criteria",),
    "job_service_levels": ("promises",),
    "job_templates": (
        "name",
        "content",
    ),
    "job_terms": ("term",),
    "jobs": (
        "title",
        "title_key",
        "department",
        "department_key",
        "locations",
        "pay_currency",
        "description_html",
        "skills",
        "questions",
        "close_note",
    ),
    "mail_templates": (
        "kind",
        "name",
        "name_norm",
        "texts",
        "attachments",
    ),
    "message_recalled_groups": ("group_key",),
    "model_runs": (
        "model",
        "host",
        "prompts",
        "inputs_hash",
        "reason",
    ),
    "model_settings": (
        "url",
        "model",
        "sealed",
        "sealed_key_id",
        "problem",
    ),
    "notification_preferences": ("kind",),
    "offer_templates": (
        "name",
        "name_sort",
        "text",
    ),
    "organization_settings": (
        "primary_color",
        "tagline",
        "about_html",
        "website",
        "mail_sender_name",
        "privacy_notice_html",
    ),
    "outbox_deliveries": (
        "handler",
        "queue",
        "last_error",
    ),
    "outbox_events": (
        "type",
        "payload",
    ),
    "public_posting_terms": ("term",),
    "public_postings": (
        "organization_slug",
        "organization_host",
        "organization_name",
        "title",
        "department",
        "locations",
        "remote_policy",
        "employment_type",
        "pay",
    ),
    "rejection_reasons": (
        "code",
        "label",
    ),
    "report_mails": (
        "name",
        "narrowing",
        "at",
        "time_zone",
    ),
    "retention_rules": (
        "next_by_name",
        "changed_by_name",
    ),
    "retention_runs": (
        "day",
        "rules",
        "counts",
    ),
    "saved_views": (
        "name",
        "name_key",
        "shown",
        "owner_name",
    ),
    "service_levels": ("promises",),
    "share_links": (
        "code",
        "label",
        "source",
        "created_by_name",
    ),
    "talent_pools": (
        "name",
        "name_key",
        "description",
    ),
    "text_settings": (
        "account",
        "sealed",
        "sealed_key_id",
        "sender",
        "contact",
        "problem",
    ),
    "text_templates": (
        "name",
        "name_norm",
        "texts",
    ),
    "visit_counts": (
        "day",
        "source",
    ),
    "visit_days": ("day",),
    "workflow_migrations": ("stages",),
    "workflow_versions": (
        "name",
        "stages",
        "moves",
    ),
    "workflows": ("name",),
    "working_times": (
        "weekdays",
        "holidays",
    ),
}

CONTROL_TABLES: Final[dict[str, str]] = {
    "account_tokens": "links of logins, gone when they are over",
    "organizations": "employers",
    "passkeys": "what a login signs in with: its owner sees and removes them, and they go with it",
    "push_devices": "where a login is told of news: its owner sees and removes them",
    "refresh_tokens": "checksums",
    "reply_addresses": "checksums, and the message that each stands for",
    "schedule_runs": "the installation's own",
    "sessions": "where a login is signed in: its owner sees that in the portal",
    "users": "logins: a person's own, not an organization's; its owner sees and changes them",
    "used_challenges": "checksums, gone after minutes",
    "worker_heartbeats": "the installation's own",
}
"""Tables of the installation, and why no organization discloses or erases them."""

CONTROL_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "account_tokens": (
        "nonce",
        "pending_password_hash",
    ),
    "organizations": (
        "slug",
        "name",
        "time_zone",
        "locale",
        "suspended_reason",
    ),
    "passkeys": (
        "name",
        "rp_id",
        "credential_id",
        "public_key",
        "transports",
    ),
    "push_devices": (
        "fingerprint",
        "sealed",
        "sealed_key_id",
        "signer_key_id",
        "program",
        "problem",
    ),
    "refresh_tokens": ("token_hash",),
    "reply_addresses": ("token_hash",),
    "schedule_runs": ("name",),
    "sessions": (
        "token_hash",
        "ip",
        "user_agent",
        "place",
        "revoked_reason",
        "way",
    ),
    "used_challenges": ("digest",),
    "users": (
        "email",
        "email_norm",
        "full_name",
        "password_hash",
        "locale",
        "time_zone",
    ),
    "worker_heartbeats": ("role",),
}
"""Their columns that can hold words."""
