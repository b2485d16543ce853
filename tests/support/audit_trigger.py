"""A trigger that only tests have: each change of a record needs an audit entry in its transaction.

It fires at COMMIT, so the order of writes does not matter. Changes are those of the application's
role that count a version up or add and remove rows; copies that follow their owners keep the
version and are left alone.
"""

VERSIONED = (
    "jobs", "candidates", "applications", "interviews", "interview_kits", "interview_questions",
)  # fmt: skip
ROWS = (
    "application_transitions",
    "application_assignees",
    "memberships",
    "invitations",
    "organization_settings",
    "workflow_versions",
    "rejection_reasons",
    "interview_scorecard_revisions",
)
NOTES = "application_notes"
"""Like rows, but for making an old note findable."""

_FUNCTION = """
CREATE FUNCTION require_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    org uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.org_id ELSE NEW.org_id END;
    seen text := org || ' ' || pg_current_xact_id();
BEGIN
    -- What holds for one row of a transaction holds for all: a load of thousands asks once.
    IF current_setting('test.audited', true) = seen THEN
        RETURN NULL;
    END IF;
    IF NOT EXISTS (
        SELECT FROM audit_entries AS e JOIN audit_heads AS h USING (org_id)
        WHERE e.org_id = org AND e.seq = h.seq
          AND e.xmin::text::bigint = pg_current_xact_id()::text::bigint % 4294967296
    ) THEN
        RAISE EXCEPTION 'a change of % has no audit entry in its transaction', TG_TABLE_NAME;
    END IF;
    PERFORM set_config('test.audited', seen, true);
    RETURN NULL;
END $$
"""


def statements() -> list[str]:
    """Return what makes the function and the triggers."""
    made = [_FUNCTION]
    for table in VERSIONED:
        made += [
            _trigger(f"audited_{table}_rows", table, "INSERT OR DELETE"),
            _trigger(
                f"audited_{table}_versions", table, "UPDATE",
                "OLD.version IS DISTINCT FROM NEW.version",
            ),
        ]  # fmt: skip
    said = "INSERT OR UPDATE OF body, visibility OR DELETE"
    made.append(_trigger(f"audited_{NOTES}", NOTES, said))
    return made + [
        _trigger(f"audited_{table}", table, "INSERT OR UPDATE OR DELETE") for table in ROWS
    ]


def _trigger(name: str, table: str, events: str, condition: str = "true") -> str:
    # Other roles (loads in bulk, migrations) are left alone before anything is queued.
    return (
        f"CREATE CONSTRAINT TRIGGER {name} AFTER {events} ON {table} "
        f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW "
        f"WHEN (current_user = 'rolecall_app' AND {condition}) "
        "EXECUTE FUNCTION require_audit_entry()"
    )
