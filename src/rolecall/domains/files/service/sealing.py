"""What was read of a file, into envelopes and out of them.

Guarantees: text, layout and remarks are each bound to their column and file, so that none opens in
the place of another.
"""

import json
from dataclasses import asdict
from typing import Any
from uuid import UUID

from rolecall.domains.files.contracts import Box, FileLayout, LaidLine, Remark, Remarked
from rolecall.infra.crypto import KeyRing, Place

BODY, LAYOUT, REMARKS = "body", "layout", "remarks"
SEALED = (BODY, LAYOUT, REMARKS)
"""The columns of `file_texts` that hold envelopes."""


def place_of(org_id: UUID, column: str, file_id: UUID) -> Place:
    """Return what an envelope of `file_texts` is bound to."""
    return Place(org_id, "file_texts", column, file_id)


def seal_layout(ring: KeyRing, layout: FileLayout | None, place: Place) -> str | None:
    """Return the envelope of a layout: its lines as rows of numbers, in JSON."""
    if layout is None:
        return None
    rows = [
        (one.start, one.end, one.page, one.box.x0, one.box.y0, one.box.x1, one.box.y1)
        for one in layout.lines
    ]
    return ring.encrypt(json.dumps(rows, separators=(",", ":")).encode(), place)


def open_layout(ring: KeyRing, sealed: str, place: Place) -> FileLayout:
    """Return what `seal_layout` took."""
    return layout_of(json.loads(ring.decrypt(sealed, place)))


def layout_of(rows: list[list[Any]]) -> FileLayout:
    """Return a layout of rows of start, end, page, x0, y0, x1, y1."""
    return FileLayout(
        tuple(
            LaidLine(start, end, page, Box(*box))
            for start, end, page, *box in rows  # of a reader's answer, or of our own envelope
        )
    )


def seal_remarks(ring: KeyRing, remarks: tuple[Remark, ...], place: Place) -> str | None:
    """Return the envelope of remarks, None where there are none."""
    if not remarks:
        return None
    return ring.encrypt(json.dumps([asdict(one) for one in remarks]).encode(), place)


def open_remarks(ring: KeyRing, sealed: str | None, place: Place) -> tuple[Remark, ...]:
    """Return what `seal_remarks` took."""
    return () if sealed is None else remarks_of(json.loads(ring.decrypt(sealed, place)))


def remarks_of(held: list[dict[str, Any]]) -> tuple[Remark, ...]:
    """Return remarks as they come in JSON, from a reader or out of an envelope."""
    return tuple(Remark(**{**one, "kind": Remarked(one["kind"])}) for one in held)
