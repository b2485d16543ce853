"""What is asked of browsers and authenticators, and how their answers are verified.

The rules of WebAuthn Level 3, sections 7.1 and 7.2, are kept by py_webauthn. Added here: pages of
others may not frame ours to ask (`crossOrigin`), an assertion names the login it is for, and a
passkey that could not be copied cannot become one that can.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import (
    options_to_json_dict,
    parse_authentication_credential_json,
    parse_client_data_json,
    parse_registration_credential_json,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    CredentialDeviceType,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from rolecall.domains.identity.contracts import Assertion, NewPasskey, User
from rolecall.domains.identity.rules.passkeys import MAX_CREDENTIAL_ID
from rolecall.infra.db import Row

T = TypeVar("T")
_NAME = "Rolecall"
_TIMEOUT_MILLISECONDS = 300_000
"""Section 13.4.3 recommends 300,000 to 600,000 where the user is verified."""
_TRANSPORTS = {transport.value: transport for transport in AuthenticatorTransport}
_MALFORMED = (
    WebAuthnException,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
)
"""What the library raises for answers that no browser gives: it parses before it judges."""


class RefusedCredentialError(Exception):
    """The answer is malformed, was made for something else, or is not signed as it should be."""


def creation_options(
    user: User, *, rp_id: str, challenge: bytes, known: Sequence[Row]
) -> Mapping[str, Any]:
    """Return how to make a passkey, unless the authenticator has one of the known ones.

    It has to verify its user, and to be found without being named. No attestation is asked for:
    which model somebody uses is their own affair.
    """
    return options_to_json_dict(
        generate_registration_options(
            rp_id=rp_id,
            rp_name=_NAME,
            user_id=user.id.bytes,
            user_name=user.email,
            user_display_name=user.full_name,
            challenge=challenge,
            timeout=_TIMEOUT_MILLISECONDS,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
            exclude_credentials=_descriptors(known, rp_id),
        )
    )


def request_options(
    *, rp_id: str, challenge: bytes, known: Sequence[Row] = ()
) -> Mapping[str, Any]:
    """Return how to use a passkey: one of the known ones, or whichever there is."""
    return options_to_json_dict(
        generate_authentication_options(
            rp_id=rp_id,
            challenge=challenge,
            timeout=_TIMEOUT_MILLISECONDS,
            allow_credentials=_descriptors(known, rp_id),
            user_verification=UserVerificationRequirement.REQUIRED,
        )
    )


def read_credential_id(credential: Mapping[str, Any]) -> bytes:
    """Return which credential an assertion claims to be of.

    Raises:
        RefusedCredentialError: it is malformed.
    """
    return _judged(lambda: parse_authentication_credential_json(dict(credential)).raw_id)


def verify_creation(
    credential: Mapping[str, Any], *, rp_id: str, origin: str, challenge: bytes
) -> NewPasskey:
    """Verify a passkey that was just made.

    Raises:
        RefusedCredentialError: it is not what was asked for.
    """

    def judge() -> NewPasskey:
        parsed = parse_registration_credential_json(dict(credential))
        made = verify_registration_response(
            credential=parsed,
            expected_challenge=challenge,
            expected_rp_id=rp_id,
            expected_origin=origin,
            require_user_verification=True,
        )
        _check_frame(parsed.response.client_data_json)
        if len(made.credential_id) > MAX_CREDENTIAL_ID:
            raise RefusedCredentialError("the credential's id is too long")
        return NewPasskey(
            credential_id=made.credential_id,
            public_key=made.credential_public_key,
            sign_count=made.sign_count,
            backup_eligible=made.credential_device_type is CredentialDeviceType.MULTI_DEVICE,
            backed_up=made.credential_backed_up,
            aaguid=UUID(made.aaguid),
            transports=[one.value for one in parsed.response.transports or ()],
        )

    return _judged(judge)


def verify_use(
    credential: Mapping[str, Any],
    passkey: Row,
    *,
    rp_id: str,
    origin: str,
    challenge: bytes,
    names_login: bool,
) -> Assertion:
    """Verify that a passkey was used, by its login. Counters are judged elsewhere.

    `names_login`: it was asked for without naming any, and has to say whose it is (section 7.2,
    step 6).

    Raises:
        RefusedCredentialError: it was not, or not for this.
    """

    def judge() -> Assertion:
        parsed = parse_authentication_credential_json(dict(credential))
        used = verify_authentication_response(
            credential=parsed,
            expected_challenge=challenge,
            expected_rp_id=rp_id,
            expected_origin=origin,
            credential_public_key=passkey["public_key"],
            credential_current_sign_count=0,
            require_user_verification=True,
        )
        _check_frame(parsed.response.client_data_json)
        named = parsed.response.user_handle
        if named != passkey["user_id"].bytes and (names_login or named is not None):
            raise RefusedCredentialError("the passkey is for another login")
        eligible = used.credential_device_type is CredentialDeviceType.MULTI_DEVICE
        if eligible is not passkey["backup_eligible"]:
            raise RefusedCredentialError("whether a passkey may be copied does not change")
        return Assertion(used.new_sign_count, eligible, used.credential_backed_up)

    return _judged(judge)


def _judged(judge: Callable[[], T]) -> T:
    try:
        return judge()
    except _MALFORMED as error:
        raise RefusedCredentialError(str(error)) from error


def _check_frame(client_data: bytes) -> None:
    if parse_client_data_json(client_data).cross_origin:
        raise RefusedCredentialError("a page of somebody else asked for it")


def _descriptors(known: Sequence[Row], rp_id: str) -> list[PublicKeyCredentialDescriptor]:
    return [
        PublicKeyCredentialDescriptor(
            id=row["credential_id"],
            transports=[_TRANSPORTS[one] for one in row["transports"] if one in _TRANSPORTS],
        )
        for row in known
        if row["rp_id"] == rp_id
    ]
