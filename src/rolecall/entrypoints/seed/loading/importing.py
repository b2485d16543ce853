"""A list of people that a recruiter of the demo has imported, shortly before one looks."""

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rolecall.access import Actor
from rolecall.domains.candidates.contracts import ExistingPolicy
from rolecall.domains.imports import service as imports
from rolecall.domains.operations.contracts import Operation
from rolecall.domains.operations.service import run_operation
from rolecall.entrypoints.seed.loading.history import History
from rolecall.entrypoints.seed.shapes import Candidate
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.spreadsheets import csv_file, csv_lines

_HEADERS: Final = ("Name", "E-mail", "Phone", "City", "Current employer", "Tags")
_NEW: Final = (
    ("Ilse Varga", "ilse.varga@example.com", "+1 614 555 0181", "Columbus", "", "Career fair"),
    ("Tomasz Okoye", "tomasz.okoye@example.com", "", "Dayton", "Lakeside Partners", "Career fair"),
    ("Noor Lindqvist", "noor.lindqvist@example.com", "+1 614 555 0183", "", "", "Career fair"),
    ("Priya Castellanos", "priya.castellanos.example.com", "", "Toledo", "", "Career fair"),
)
"""The last one's address was written down wrongly, and nobody asked for a number."""


async def tell_import(
    uow: UnitOfWork, history: History, recruiter: Actor, known: Sequence[Candidate]
) -> None:
    """Import the list of a career fair: new people, two who are known, and one to mend."""
    changed, same = known[0].person, known[1].person
    rows = (
        _HEADERS,
        *_NEW[:2],
        (changed.name, changed.email, "+1 614 555 0184", "", "", "Career fair"),
        (same.name, same.email, "", "", "", ""),
        *_NEW[2:],
    )
    content = io.BytesIO(csv_file(csv_lines(rows)))
    made = await imports.read_file(history, recruiter, "career-fair-columbus.csv", content)
    settings = replace(made.settings, existing=ExistingPolicy.FILL, source="career fair")
    await imports.change_settings(uow, recruiter, made.id, settings, made.version)
    checked = await imports.start_check(uow, recruiter, made.id)
    await _finish(history, recruiter, checked.check)
    begun = await imports.start_run(uow, recruiter, made.id)
    await _finish(history, recruiter, begun.run)


async def _finish(history: History, recruiter: Actor, operation: Operation | None) -> None:
    if operation is not None:
        await run_operation(history, recruiter.tenant.org_id, operation.id)
