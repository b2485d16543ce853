"""What a person's files are taken together. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from rolecall.domains.candidates.contracts import FileEvidence, RecordFile
from rolecall.domains.files.contracts import FileKind, HeldFile


def arranged(held: Sequence[HeldFile], names: Mapping[UUID, str]) -> list[RecordFile]:
    """Return each file once, newest first, and mark the current résumé.

    `names` are those of members, by id. A file that is on the record and on an application stands
    where it came first; if any of its records keeps it as evidence, it is evidence.
    """
    by_id: dict[UUID, RecordFile] = {}
    for one in reversed(held):
        known = by_id.get(one.ref.id)
        if known is None:
            by_id[one.ref.id] = _told(one, names)
            continue
        first = known if known.application_id else _told(one, names)
        by_id[one.ref.id] = replace(
            known,
            application_id=first.application_id,
            job_title=first.job_title,
            evidence=known.evidence or _evidence(one),
        )
    return _marked(list(reversed(by_id.values())))


def _marked(found: list[RecordFile]) -> list[RecordFile]:
    current = next((one.ref.id for one in found if _may_be_current(one)), None)
    return [replace(one, is_current_resume=one.ref.id == current) for one in found]


def _may_be_current(one: RecordFile) -> bool:
    return one.removal is None and one.ref.kind is FileKind.RESUME


def without_removed(found: Iterable[RecordFile]) -> list[RecordFile]:
    """Return the files that are there."""
    return [one for one in found if one.removal is None]


def removed_only(found: Iterable[RecordFile]) -> list[RecordFile]:
    """Return the files that can be brought back, those first that were removed last."""
    removed = [(one.removal.at, one) for one in found if one.removal is not None]
    return [one for _, one in sorted(removed, key=lambda pair: pair[0], reverse=True)]


def _told(one: HeldFile, names: Mapping[UUID, str]) -> RecordFile:
    adder = one.ref.uploaded_by
    return RecordFile(
        ref=one.ref,
        added_at=one.attached_at,
        added_by=names.get(adder, "") if adder else "",
        application_id=one.application_id,
        job_title=one.title,
        evidence=_evidence(one),
        removal=one.removal,
    )


def _evidence(one: HeldFile) -> FileEvidence | None:
    return FileEvidence(one.evidence) if one.evidence else None
