import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.domains.messaging.contracts import Brand
from rolecall.domains.messaging.rules.colors import contrast, readable_on_white, text_on

colors = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#1f5eff", "#1f5eff", 1.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@given(colors)
def test_every_brand_colour_gives_readable_mails(color: str) -> None:
    assert contrast(text_on(color), color) >= 4.5
    assert contrast(readable_on_white(color), "#ffffff") >= 4.5


def test_a_readable_colour_is_left_alone() -> None:
    assert readable_on_white("#0f766e") == "#0f766e"


@pytest.mark.parametrize(
    "bad",
    [
        {"name": " "},
        {"name": "X", "color": "teal"},
        {"name": "X", "color": '#12345"'},
        {"name": "X", "logo_url": "/logo.png"},
        {"name": "X", "home_url": "javascript:alert(1)"},
    ],
)
def test_a_brand_is_checked(bad: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"brand|#rrggbb|absolute"):
        Brand(**bad)
