import pytest

from rolecall.domains.ai.rules.resume.contacts import contacts_in
from rolecall.domains.ai.rules.resume.countries import country_of


@pytest.mark.parametrize(
    ("place", "country"),
    [
        # A state behind a city that is better known elsewhere.
        ("Manchester, NH", "US"),
        ("Manchester, NH 03101", "US"),
        ("Manchester NH 03101-2204 | (603) 555-0134", "US"),
        ("MANCHESTER, NH • 603-555-0134", "US"),
        ("Manchester, New Hampshire", "US"),
        ("Birmingham, AL", "US"),
        ("Dublin, Ohio 43017", "US"),
        ("Paris, TX - (903) 555-0134", "US"),
        ("Hamburg, NY", "US"),
        ("Vienna, VA Phone: 703-555-0134", "US"),
        ("Albuquerque, New Mexico", "US"),
        ("New London, CT", "US"),
        ("Manchester", "GB"),
        ("Manchester, UK", "GB"),
        ("Manchester, England", "GB"),
        # Provinces.
        ("London, ON N6A 3K7", "CA"),
        ("London, ON", "CA"),
        ("London, Ontario", "CA"),
        ("Vancouver, BC", "CA"),
        ("Vancouver, WA", "US"),
        # DE is Delaware and Germany.
        ("Wilmington, DE", "US"),
        ("Berlin, DE 19801", "US"),
        ("Berlin, DE", "DE"),
        ("Leipzig, DE", "DE"),
        ("Seestraße, DE 20095 Hamburg", "DE"),
        ("Newark, DE 19711", "US"),
        # IN is Indiana and India.
        ("Indianapolis, IN", "US"),
        ("Dublin, IN 47335", "US"),
        ("Pune, IN", "IN"),
        ("New Delhi, IN", "IN"),
        ("Chennai, TN", "IN"),
        ("Memphis, TN", "US"),
        # CA is California and Canada.
        ("San Jose, CA", "US"),
        ("Ontario, CA 91761", "US"),
        ("Toronto, CA", "CA"),
        ("Toronto, ON, CA", "CA"),
        ("Cádiz, CA", "ES"),
        ("Madrid, CA 95616", "US"),
        # Letters of states that are a region's elsewhere, and letters that are none.
        ("Perth, WA 6000", "AU"),
        ("Perth, WA", "AU"),
        ("Sydney, New South Wales", "AU"),
        ("Monterrey, NL", "MX"),
        ("St. John's, NL", "CA"),
        ("Madrid, MD", "ES"),
        ("Sevilla, SE", "ES"),
        ("28001 Madrid", "ES"),
        ("20095 Hamburg, HH", "DE"),
        ("Augsburger Straße 4, 10789 Berlin", "DE"),
        ("BERLIN, IN LEITENDER FUNKTION", "DE"),
        ("Spokane, Washington", "US"),
        ("Somewhere", "US"),
    ],
)
def test_a_state_behind_a_place_counts_before_a_city_of_that_name(place: str, country: str) -> None:
    assert country_of(f"Jane Doe\n{place}\njane@example.com") == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Emily Carter, MA\nLondon", "GB"),
        ("John England, MD\nDenver, CO 80202", "US"),
        ("Paris Miller\nDenver, CO", "US"),
        ("Sydney Miller\nManchester", "GB"),
        ("Hamburg\nSkills: Marketing, PR", "DE"),
        ("Pune, India\nClients in Austin, TX", "IN"),
        ("Austin, TX\nClients in India and Germany", "US"),
        ("Jane Doe | Berlin, Deutschland | Clients in Austin, TX", "DE"),
        ("", "US"),
    ],
)
def test_ones_own_address_counts_before_names_and_other_places(text: str, country: str) -> None:
    assert country_of(text) == country


def test_a_number_in_new_hampshire_is_no_british_one() -> None:
    (phone,) = contacts_in("Jane Doe\nManchester, NH\nPhone: 603 555 0134", []).phones
    assert phone.value == "+16035550134"
