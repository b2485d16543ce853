import pytest

from rolecall.domains.ai.rules.resume.contacts import contacts_in
from rolecall.domains.ai.rules.resume.dates import periods_in


def _found(text: str) -> tuple[list[str], list[str], list[str]]:
    found = contacts_in(text, [(one.start, one.end) for one in periods_in(text)])
    for one in (*found.emails, *found.phones, *found.links):
        assert text[one.span.start : one.span.end] == one.quote
    return (
        [one.value for one in found.emails],
        [one.value for one in found.phones],
        [one.value for one in found.links],
    )


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("Cell: (208) 555-0134", "+12085550134"),
        ("208.555.0134", "+12085550134"),
        ("Tel. +44 20 7946 0018", "+442079460018"),
        ("Berlin, Deutschland\nMobil: 0171 5550134", "+491715550134"),
        ("Madrid, España\nTeléfono 612 555 013", "+34612555013"),
        ("Lyon, France\nTél. 06 55 50 13 42", "+33655501342"),
        ("Pune, India\nMobile 98220 55501", "+919822055501"),
        ("Clayton, VIC 3168\nPh: 03 5550 1342", "+61355501342"),
        ("(208) 555-0134\n(FX) (208) 555-0135", "+12085550134"),
    ],
)
def test_gives_phone_numbers_in_e164_by_the_country_of_the_resume(text: str, phone: str) -> None:
    assert _found(text)[1] == [phone]


@pytest.mark.parametrize(
    "text",
    [
        "2008 - 2009",
        "08 / 2008 - 09 / 2009",
        "04-09-2003",
        "Cisco (7200/7600)",
        "License No. 1234567890",
        "Fax: (208) 555-0134",
        "208-555-0134 (fax)",
        "Mobile: 2012-2015",
        "IBAN DE02 1203 0000 0000 2020 51",
    ],
)
def test_other_numbers_are_no_phone_numbers(text: str) -> None:
    assert _found(text)[1] == []


def test_a_number_of_no_known_country_keeps_its_digits_where_a_label_says_phone() -> None:
    assert _found("T: 0123 345 7890")[1] == ["01233457890"]
    assert _found("0123 345 7890")[1] == []
    # No number in North America begins with a zero, and no word tells of another country.
    assert _found("Williamstown, 3016\n0409 555 013")[1] == ["0409555013"]


def test_a_number_without_its_area_code_gets_no_country() -> None:
    assert _found("London\nPhone: 430-65-334")[1] == ["43065334"]
    assert _found("Portland, OR\nCall 285-1522 for tickets")[1] == []


def test_reads_addresses_also_where_they_are_hidden_from_harvesters() -> None:
    assert _found("jane.doe (at) example (dot) org")[0] == ["jane.doe@example.org"]
    assert _found("Email:jane_doe+cv@mail.example.co.uk.")[0] == ["jane_doe+cv@mail.example.co.uk"]


def test_an_address_is_no_link_and_a_library_is_no_site() -> None:
    text = "jane@example.com | linkedin.com/in/jane-doe | www.jane.example.com | ASP.NET, Node.js"
    assert _found(text) == (
        ["jane@example.com"],
        [],
        ["linkedin.com/in/jane-doe", "www.jane.example.com"],
    )
