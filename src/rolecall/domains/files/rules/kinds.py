"""What people call a file on a record. Pure."""

from rolecall.domains.files.contracts import FileKind, FilePurpose


def kind_of(given: str | None, purpose: FilePurpose) -> FileKind:
    """Return the kind that somebody gave; where nobody did, what it was uploaded for tells."""
    if given is not None:
        return FileKind(given)
    return FileKind.RESUME if purpose is FilePurpose.RESUME else FileKind.OTHER
