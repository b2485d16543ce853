"""Signing in, accounts, organizations, members, invitations, under `/api/v1`."""

from rolecall.domains.identity.endpoints.accounts import router as accounts
from rolecall.domains.identity.endpoints.sign_in import router as sign_in

router = [sign_in, accounts]
