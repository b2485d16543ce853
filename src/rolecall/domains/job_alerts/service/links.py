"""The links in mails: to confirm an alert, to end it, to see all alerts of an address."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from rolecall.domains.job_alerts.contracts import PENDING_FOR, JobAlert
from rolecall.infra.runtime import Runtime

LIFETIME: Final = timedelta(days=730)
"""A link to change or end alerts holds as long as those of other mails."""
_CONFIRM: Final = "job-alert-confirm"
_STOP: Final = "job-alert-stop"
_READER: Final = "job-alert-reader"
PATH: Final = "/job-alerts"


def confirm_url(runtime: Runtime, alert: JobAlert) -> str:
    """Return the address at which an alert is confirmed."""
    token = _signed(runtime, _CONFIRM, alert.org_id, alert.id, PENDING_FOR)
    return f"{runtime.public_url}{PATH}/confirm/{token}"


def stop_url(runtime: Runtime, alert: JobAlert) -> str:
    """Return the address at which one click ends an alert."""
    token = _signed(runtime, _STOP, alert.org_id, alert.id, LIFETIME)
    return f"{runtime.public_url}{PATH}/stop/{token}"


def reader_path(runtime: Runtime, org_id: UUID, reader_id: UUID) -> str:
    """Return where all alerts of an address at an organization are, without the host."""
    return f"{PATH}/{_signed(runtime, _READER, org_id, reader_id, LIFETIME)}"


def read_confirm(runtime: Runtime, token: str) -> tuple[UUID, UUID]:
    """Return organization and alert of a link to confirm.

    Raises:
        NotFound: the link is not one of ours.
        Gone: it is too old.
    """
    return _read(runtime, _CONFIRM, token)


def read_stop(runtime: Runtime, token: str) -> tuple[UUID, UUID]:
    """Return organization and alert of a link to end one.

    Raises:
        NotFound, Gone: as for `read_confirm`.
    """
    return _read(runtime, _STOP, token)


def read_reader(runtime: Runtime, token: str) -> tuple[UUID, UUID]:
    """Return organization and reader of a link to all alerts.

    Raises:
        NotFound, Gone: as for `read_confirm`.
    """
    return _read(runtime, _READER, token)


def _signed(
    runtime: Runtime, purpose: str, org_id: UUID, subject_id: UUID, lifetime: timedelta
) -> str:
    return runtime.keys.signer(purpose).sign([str(org_id), str(subject_id)], lifetime=lifetime)


def _read(runtime: Runtime, purpose: str, token: str) -> tuple[UUID, UUID]:
    org_id, subject_id = runtime.keys.signer(purpose).verify(token)
    return UUID(org_id), UUID(subject_id)
