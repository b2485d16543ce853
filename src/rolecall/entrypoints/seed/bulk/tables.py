"""Which tables bulk data fills, in an order in which they may refer to one another."""

SMALL: dict[str, tuple[str, ...]] = {
    "organizations": ("id", "slug", "name", "status", "time_zone", "locale", "created_at",
                      "members_count"),
    "organization_settings": (
        "org_id", "primary_color", "tagline", "about_html", "website", "careers_enabled",
        "show_pay", "mail_sender_name", "reapply_policy", "hiring_manager_visibility", "updated_at",
    ),
    "users": (
        "id", "email", "email_norm", "full_name", "password_hash", "locale", "time_zone",
        "status", "email_verified_at", "created_at", "updated_at",
    ),
    "memberships": ("org_id", "user_id", "role", "status", "joined_at"),
    "workflows": ("org_id", "id", "name", "is_default", "version", "created_at", "updated_at"),
    "workflow_versions": (
        "org_id", "workflow_id", "version", "name", "stages", "moves", "may_reopen", "created_at",
    ),
    "careers_sites": ("org_id", "version", "changed_at"),
    "audit_entries": (
        "org_id", "seq", "at", "action", "record_type", "record_id", "body", "hash",
    ),
    "audit_heads": ("org_id", "seq", "hash"),
}  # fmt: skip
"""A few rows an organization: loaded into tables as they are."""

LARGE: dict[str, tuple[str, ...]] = {
    "jobs": (
        "org_id", "id", "title", "title_key", "status", "department", "department_key",
        "locations", "remote_policy", "employment_type", "pay_min_minor", "pay_max_minor",
        "pay_currency", "pay_period", "description_html", "skills", "questions", "openings",
        "openings_filled", "workflow_id", "workflow_version", "close_reason", "version",
        "created_at", "created_by", "updated_at", "published_at", "closed_at",
    ),
    "job_team_members": ("org_id", "job_id", "user_id", "role", "position"),
    "jobs_with_applications": ("org_id", "job_id"),
    "job_terms": ("org_id", "job_id", "term"),
    "public_postings": (
        "org_id", "id", "number", "organization_slug", "organization_name", "open", "shown",
        "title", "department", "locations", "remote_policy", "employment_type", "pay",
        "published_at", "updated_at",
    ),
    "public_posting_terms": ("org_id", "posting_id", "kind", "term"),
    "candidates": (
        "org_id", "id", "full_name", "name_sort", "email", "email_norm", "phone", "location",
        "headline", "source_first", "source_last", "applications_count", "last_applied_at",
        "created_at", "updated_at", "version",
    ),
    "candidate_contacts": (
        "org_id", "id", "candidate_id", "kind", "position", "value", "norm", "label",
        "is_primary",
    ),
    "candidate_terms": ("org_id", "term", "candidate_id"),
    "candidate_consents": (
        "org_id", "id", "candidate_id", "purpose", "text_version", "given_at", "ip",
    ),
    "applications": (
        "org_id", "id", "job_id", "job_title", "candidate_id", "candidate_name",
        "candidate_email", "candidate_phone", "status", "stage_key", "stage_name", "stage_kind",
        "stage_entered_at", "workflow_id", "workflow_version", "applied_at", "source",
        "cover_note", "locale", "knocked_out", "link_nonce", "updated_at", "version",
    ),
    "application_transitions": (
        "org_id", "id", "application_id", "kind", "from_key", "from_name", "from_kind", "to_key",
        "to_name", "to_kind", "at", "by_kind", "by_id", "by_name", "reason", "note",
    ),
    "application_answers": (
        "org_id", "application_id", "position", "question_id", "label", "kind", "value",
        "display", "knocked_out",
    ),
    "application_terms": ("org_id", "term", "application_id"),
    "application_directory": (
        "org_id", "application_id", "email_norm", "organization_name", "organization_slug",
        "job_id", "job_title", "stage_name", "stage_kind", "status", "applied_at", "updated_at",
    ),
}  # fmt: skip
"""Many rows: loaded without their indexes and keys, which are made again afterwards."""

TABLES = {**SMALL, **LARGE}
