"""Signing in, accounts, organizations, members, invitations, under `/api/v1`."""

from rolecall.domains.identity.endpoints.acceptance import router as acceptance
from rolecall.domains.identity.endpoints.accounts import router as accounts
from rolecall.domains.identity.endpoints.custom_roles import router as custom_roles
from rolecall.domains.identity.endpoints.directory import router as directory
from rolecall.domains.identity.endpoints.organization import router as organization
from rolecall.domains.identity.endpoints.passkeys import router as passkeys
from rolecall.domains.identity.endpoints.push_devices import router as push_devices
from rolecall.domains.identity.endpoints.sign_in import router as sign_in
from rolecall.domains.identity.endpoints.working_time import router as working_time

router = [
    sign_in,
    passkeys,
    push_devices,
    accounts,
    acceptance,
    organization,
    custom_roles,
    working_time,
    directory,
]
