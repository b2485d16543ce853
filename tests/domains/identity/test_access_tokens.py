import base64
import json
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from rolecall.domains.identity.service.access_tokens import AccessTokens, Claims
from rolecall.infra.crypto import RootKeys
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Unauthenticated

SECRET = "a root secret of the tests, long enough to be one"
CLAIMS = Claims(ids.uuid7(), ids.uuid7(), ids.uuid7())


@pytest.fixture
def tokens() -> AccessTokens:
    return AccessTokens(RootKeys(SECRET))


def part(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def parts_of(token: str) -> tuple[dict[str, Any], dict[str, Any], str]:
    head, body, signature = token.split(".")
    decoded = [json.loads(base64.urlsafe_b64decode(text + "==")) for text in (head, body)]
    return decoded[0], decoded[1], signature


@pytest.mark.parametrize("claims", [CLAIMS, Claims(ids.uuid7(), ids.uuid7(), None)])
def test_says_what_it_was_told(tokens: AccessTokens, claims: Claims) -> None:
    assert tokens.read(tokens.issue(claims)) == claims


def test_is_an_access_token_for_ten_minutes(tokens: AccessTokens) -> None:
    header, body, _ = parts_of(tokens.issue(CLAIMS))
    assert set(header) == {"alg", "typ", "kid"}
    assert (header["alg"], header["typ"]) == ("EdDSA", "at+jwt")
    assert body["exp"] - body["iat"] == 600
    token = tokens.issue(CLAIMS)
    with clock.shifted(timedelta(minutes=9)):
        assert tokens.read(token) == CLAIMS
    with clock.shifted(timedelta(minutes=11)), pytest.raises(Unauthenticated):
        tokens.read(token)
    with clock.shifted(timedelta(minutes=-5)), pytest.raises(Unauthenticated):
        tokens.read(token)


def test_is_good_at_its_issuer_alone(tokens: AccessTokens) -> None:
    other = AccessTokens(RootKeys(SECRET + "!"))
    with pytest.raises(Unauthenticated):
        tokens.read(other.issue(CLAIMS))
    assert AccessTokens(RootKeys(SECRET)).read(tokens.issue(CLAIMS)) == CLAIMS


HEADERS: list[dict[str, Any]] = [
    {"alg": "none"},
    {"alg": "HS256"},
    {"typ": "JWT"},
    {"kid": "another"},
    {"crit": ["b64"], "b64": False},
    {"jwk": {"kty": "OKP", "crv": "Ed25519", "x": "AA"}},
    {"jku": "https://evil.example.com/keys"},
]


@pytest.mark.parametrize("change", HEADERS, ids=[next(iter(header)) for header in HEADERS])
def test_no_other_header_is_considered(tokens: AccessTokens, change: dict[str, Any]) -> None:
    header, body, signature = parts_of(tokens.issue(CLAIMS))
    head = part({**header, **change})
    stranger = Ed25519PrivateKey.generate()
    # Even with our own signature over it: the form is looked at before the signature.
    for token in (
        f"{head}.{part(body)}.{signature}",
        f"{head}.{part(body)}.",
        sign(head, body, stranger),
        sign(head, body, tokens._private),
    ):
        with pytest.raises(Unauthenticated):
            tokens.read(token)


def sign(head: str, body: dict[str, Any], key: Ed25519PrivateKey) -> str:
    text = f"{head}.{part(body)}"
    signature = base64.urlsafe_b64encode(key.sign(text.encode())).decode().rstrip("=")
    return f"{text}.{signature}"


def test_a_header_member_comes_once(tokens: AccessTokens) -> None:
    header, body, _ = parts_of(tokens.issue(CLAIMS))
    assert tokens.read(sign(part(header), body, tokens._private)) == CLAIMS
    text = json.dumps(header)[:-1] + ', "alg": "EdDSA"}'
    doubled = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
    with pytest.raises(Unauthenticated):
        tokens.read(sign(doubled, body, tokens._private))


@pytest.mark.parametrize(
    "change",
    [
        {"aud": "another"},
        {"iss": "another"},
        {"exp": None},
        {"exp": "tomorrow"},
        {"sub": "nobody"},
        {"sid": 7},
        {"org": "nowhere"},
    ],
)
def test_refuses_other_claims_under_our_own_signature(
    tokens: AccessTokens, change: dict[str, Any]
) -> None:
    header, body, _ = parts_of(tokens.issue(CLAIMS))
    changed = {name: value for name, value in {**body, **change}.items() if value is not None}
    with pytest.raises(Unauthenticated):
        tokens.read(sign(part(header), changed, tokens._private))


@pytest.mark.parametrize(
    "token", ["", ".", "..", "a.b", "a.b.c.d", "ä.ö.ü", "e30.e30.e30", "x" * 5000, "a\x00.b.c"]
)
def test_refuses_what_is_no_token(tokens: AccessTokens, token: str) -> None:
    with pytest.raises(Unauthenticated):
        tokens.read(token)


def test_notices_a_changed_claim(tokens: AccessTokens) -> None:
    token = tokens.issue(CLAIMS)
    header, body, signature = parts_of(token)
    changed = f"{part(header)}.{part({**body, 'sub': str(ids.uuid7())})}.{signature}"
    with pytest.raises(Unauthenticated):
        tokens.read(changed)
