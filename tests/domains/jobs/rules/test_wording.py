import pytest

from rolecall.domains.jobs.contracts import JobContent, Location, Pay, PayPeriod, RemotePolicy
from rolecall.domains.jobs.rules.countries import country_code, country_name, currencies
from rolecall.domains.jobs.rules.search import place_terms, posting_terms, search_terms
from rolecall.domains.jobs.rules.wording import pay_range, place, places

NBSP = "\xa0"


@pytest.mark.parametrize(
    ("pay", "locale", "text"),
    [
        (Pay(5_200_000, 6_800_000, "USD", PayPeriod.YEAR), "en", "$52,000 – $68,000"),
        (Pay(5_200_000, 6_800_000, "EUR", PayPeriod.YEAR), "de", f"52.000{NBSP}€ – 68.000{NBSP}€"),
        (Pay(2_550, 3_000, "USD", PayPeriod.HOUR), "en", "$25.50 – $30.00"),
        (Pay(2_000, 2_000, "USD", PayPeriod.HOUR), "en", "$20"),
        (Pay(2_000, None, "USD", PayPeriod.HOUR), "en", "≥ $20"),
        (Pay(None, 3_000, "USD", PayPeriod.HOUR), "en", "≤ $30"),
        (Pay(400_000, 500_000, "JPY", PayPeriod.MONTH), "en", "¥400,000 – ¥500,000"),
        (Pay(1_500, 2_000, "KWD", PayPeriod.HOUR), "en", "KWD1.500 – KWD2.000"),
        (Pay(0, 100, "USD", PayPeriod.HOUR), "en", "$0 – $1"),
    ],
)
def test_pay_reads_as_people_write_it(pay: Pay, locale: str, text: str) -> None:
    assert pay_range(pay, locale) == text


def test_places_read_in_the_readers_language() -> None:
    berlin = Location("Berlin", "", "DE")
    assert place(berlin) == "Berlin, Germany"
    assert place(berlin, "es") == "Berlin, Alemania"
    assert places((berlin, Location("Wien", "", "AT"))) == "Berlin, Germany +1"
    assert places(()) == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [("DE", "DE"), ("us", "US"), ("Germany", "DE"), ("USA", "US"), (" uk ", "GB"),
     ("Côte d’Ivoire", "CI"), ("EU", None), ("Narnia", None), ("ZZ", None)],
)  # fmt: skip
def test_countries_by_code_or_name(text: str, code: str | None) -> None:
    assert country_code(text) == code


def test_names_and_currencies() -> None:
    assert country_name("DE", "de") == "Deutschland"
    assert country_name("QX") == "QX"
    assert {"USD", "EUR", "JPY", "CHF", "NOK"} <= currencies()
    assert not {"DEM", "XXX", "XAU"} & currencies()


def test_a_job_is_found_by_what_it_says_of_itself() -> None:
    content = JobContent(
        title="Nurse",
        department="Care & more",
        locations=(Location("Zürich", "", "CH"),),
        remote_policy=RemotePolicy.REMOTE,
        description_html="<p>unsearched</p>",
    )
    assert {"nurse", "care", "more", "zurich", "zürich", "ch", "switzerland", "remote"} <= (
        search_terms(content)
    )
    assert "unsearched" not in search_terms(content)
    assert "nurse" not in place_terms(content)
    assert ("department", "care & more") in posting_terms(content)
