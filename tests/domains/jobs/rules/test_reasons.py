import re

import pytest

from rolecall.domains.jobs.rules.reasons import DEFAULT_REASONS, code_of


def test_default_reasons_have_codes_of_their_own() -> None:
    codes = [code for code, _ in DEFAULT_REASONS]
    assert len(set(codes)) == len(codes) >= 10
    assert all(re.fullmatch(r"[a-z_]{2,40}", code) for code in codes)


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Too far away", "too_far_away"),
        ("Other", "other_3"),
        ("!!!", "reason"),
        ("x" * 90, "x" * 40),
    ],
)
def test_a_code_is_made_of_the_label(label: str, code: str) -> None:
    assert code_of(label, {"other", "other_2"}) == code
