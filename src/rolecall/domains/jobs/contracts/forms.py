"""An application form that is shown again: as it was sent and not taken, or as it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from rolecall.kernel.errors import RolecallError


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDraft:
    """What is kept on the server of a form that is not sent yet.

    `files` are the names of the files by field, `to_check` the fields that hold what was read of
    the résumé and cannot be relied upon.
    """

    files: Mapping[str, str]
    to_check: frozenset[str]
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledForm:
    """What stands in the form.

    `values` holds the plain fields, `answers` the fields `answer_<question id>`. `notice` is the
    key of a text of the careers pages that is shown above the form.
    """

    values: Mapping[str, str]
    answers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    error: RolecallError | None = None
    draft: FormDraft | None = None
    notice: str = ""
