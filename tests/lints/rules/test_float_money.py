import pytest

from lints.rules.float_money import FloatMoney
from tests.lints.examples import flagged

RULE = FloatMoney()
CONTRACTS = "src/rolecall/domains/offers/contracts.py"


@pytest.mark.parametrize(
    "code",
    [
        "class Offer:\n    salary: float",
        "class Offer:\n    base_salary_max: float | None = None",
        "class Package:\n    pay_weekly: 'list[float]' = field(default_factory=lambda: [float(1)])",
        "class Order:\n    bill_rate: float",
        "class Order:\n    rate: float",
        "def cost(\n    amount: float) -> int: ...",
        "\ndef total_price(offer: Offer) -> float: ...",
        "\nx = float(order.amount)",
        "\npayout = float(row[0])",
        "import sqlalchemy as sa\nx = sa.Column('salary_min', sa.Float)",
    ],
)
def test_flags_money_as_float(code: str) -> None:
    assert flagged(RULE, CONTRACTS, code) == [2]


@pytest.mark.parametrize(
    "code",
    [
        "class Offer:\n    salary_minor: int",
        "class Offer:\n    amount: Decimal",
        "class Weights:\n    salary_weight: float",
        "class Limits:\n    error_rate: float",
        "class Limits:\n    sample_rate: float",
        "class Report:\n    pay_ratio: float",
        "score: float = 0.5",
        "def payload() -> float: ...",
    ],
)
def test_allows_whole_units_and_names_that_are_no_amounts(code: str) -> None:
    assert flagged(RULE, CONTRACTS, code) == []
