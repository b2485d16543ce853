"""RFC 8291, appendix A, and what cannot be encrypted for."""

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec

from rolecall.infra.providers.push import MAX_PLAINTEXT, PushAddress, check_address, encrypt

from tests.support.push_service import SubscribedBrowser, to_bytes, to_text

PLAINTEXT = b"When I grow up, I want to be a watermelon"
SENDER = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
RECEIVER = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"
RECEIVER_POINT = (
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
)
AUTH = "BTBZMqHH6r4Tts7J_aSIgg"
SALT = "DGv6ra1nlYgDCS1FRnbzlw"
MESSAGE = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
    "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
    "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def _key(text: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(to_bytes(text), "big"), ec.SECP256R1())


def _address(browser: SubscribedBrowser) -> PushAddress:
    return PushAddress(browser.endpoint, browser.point, browser.auth)


def test_the_example_of_the_standard() -> None:
    address = PushAddress("", to_bytes(RECEIVER_POINT), to_bytes(AUTH))
    made = encrypt(PLAINTEXT, address, sender=_key(SENDER), salt=to_bytes(SALT))
    assert to_text(made) == MESSAGE


def test_the_stand_in_reads_the_example_too() -> None:
    browser = SubscribedBrowser("", key=_key(RECEIVER), auth=to_bytes(AUTH))
    assert to_text(browser.point) == RECEIVER_POINT
    assert browser.read(to_bytes(MESSAGE)) == PLAINTEXT


@pytest.mark.parametrize("length", [0, 1, MAX_PLAINTEXT])
def test_one_browser_alone_reads_it(length: int) -> None:
    browser, other = SubscribedBrowser(""), SubscribedBrowser("")
    content = b"x" * length
    body = encrypt(content, _address(browser))
    assert len(body) <= 4096
    assert browser.read(body) == content
    with pytest.raises(InvalidTag):
        other.read(body)


def test_no_two_messages_look_alike() -> None:
    browser = SubscribedBrowser("")
    one, other = (encrypt(b"the same", _address(browser)) for _ in range(2))
    assert one[:16] != other[:16]
    assert one[21:86] != other[21:86]


def test_what_is_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match=str(MAX_PLAINTEXT)):
        encrypt(b"x" * (MAX_PLAINTEXT + 1), _address(SubscribedBrowser("")))


@pytest.mark.parametrize(
    ("p256dh", "auth"),
    [
        (b"\4" + b"\1" * 64, b"a" * 16),
        (b"", b"a" * 16),
        (to_bytes(RECEIVER_POINT)[:-1], b"a" * 16),
        (to_bytes(RECEIVER_POINT), b"a" * 15),
    ],
    ids=["no point of the curve", "nothing", "cut off", "short secret"],
)
def test_keys_that_are_none(p256dh: bytes, auth: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        check_address(p256dh, auth)
