"""Whether the files of a mail can leave with it, and how many may."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from rolecall.domains.files.contracts import (
    FileKind,
    FilePurpose,
    FileRef,
    FileStatus,
    FileType,
    Preview,
    TextStatus,
)
from rolecall.domains.messaging.contracts import Attachment
from rolecall.domains.messaging.rules.attaching import (
    MOST_BYTES,
    MOST_FILES,
    READ_WITHIN,
    is_unread,
    require_few,
    why_not,
)
from rolecall.kernel.errors import InvalidInput

NOW = datetime(2026, 3, 5, tzinfo=UTC)
FILE = UUID(int=7)
ATTACHED = (Attachment("plan.pdf", 10, FILE),)


def file(**changes: Any) -> FileRef:
    return FileRef(
        **{
            "id": FILE,
            "filename": "plan.pdf",
            "type": FileType.PDF,
            "content_type": "application/pdf",
            "size": 10,
            "purpose": FilePurpose.DOCUMENT,
            "status": FileStatus.RELEASED,
            "preview": Preview.PDF,
            "text_status": TextStatus.READY,
            "uploaded_by": None,
            "created_at": NOW,
            "kind": FileKind.OTHER,
            "version": 1,
            **changes,
        }
    )


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (FileStatus.RELEASED, ""),
        (FileStatus.STORED, "could not be checked"),
        (FileStatus.REMOVED, "Bring the file back"),
        (FileStatus.QUARANTINED, "did not pass the checks"),
        (FileStatus.FAILED, "did not pass the checks"),
    ],
)
def test_only_what_was_checked_leaves(status: FileStatus, word: str) -> None:
    reason = why_not(ATTACHED, {FILE: file(status=status)})
    assert (reason == "") is (word == "")
    assert word in reason


def test_an_erased_file_is_named() -> None:
    assert "“plan.pdf” was erased" in why_not(ATTACHED, {})


@pytest.mark.parametrize(
    ("status", "age", "waits"),
    [
        (FileStatus.STORED, timedelta(0), True),
        (FileStatus.STORED, READ_WITHIN, False),
        (FileStatus.RELEASED, timedelta(0), False),
    ],
)
def test_a_mail_waits_while_its_file_is_read(
    status: FileStatus, age: timedelta, *, waits: bool
) -> None:
    assert is_unread(ATTACHED, {FILE: file(status=status)}, NOW + age) is waits


@pytest.mark.parametrize(
    ("sizes", "code"),
    [
        ([MOST_BYTES], None),
        ([MOST_BYTES + 1], "too_large"),
        ([MOST_BYTES // 2, MOST_BYTES // 2 + 1], "too_large"),
        ([1] * MOST_FILES, None),
        ([1] * (MOST_FILES + 1), "too_many"),
    ],
)
def test_how_many_files_a_mail_takes(sizes: list[int], code: str | None) -> None:
    chosen = [file(size=size) for size in sizes]
    if code is None:
        require_few(chosen)
        return
    with pytest.raises(InvalidInput) as refusal:
        require_few(chosen)
    [error] = refusal.value.errors
    assert (error.field, error.code) == ("file_ids", code)
    assert ("plan.pdf" in error.message) is (code == "too_large")
