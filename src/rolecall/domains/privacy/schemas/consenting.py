"""Asking for consents anew over HTTP."""

from uuid import UUID

from rolecall.infra.http import Out


class AskingOut(Out):
    """How many people a version is put before who agreed to an earlier one."""

    wording_id: UUID
    people: int
