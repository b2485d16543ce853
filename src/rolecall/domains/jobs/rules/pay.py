"""Where the law wants a pay range in a posting. Pure.

The list warns; it decides nothing and is no legal advice. Sources: Colorado C.R.S. § 8-5-201;
California Labor Code § 432.3; Washington RCW 49.58.110; New York Labor Law § 194-b; Illinois
820 ILCS 112/10; Minnesota Stat. § 181.173; New Jersey P.L. 2024, c. 91; Vermont 21 V.S.A. § 495t;
Massachusetts M.G.L. c. 149, § 105F; Maryland Labor and Employment § 3-304.2; Hawaii Act 203 (2023);
District of Columbia Code § 32-1453.01; British Columbia Pay Transparency Act (2023); Prince Edward
Island Employment Standards Act, s. 5.7; Directive (EU) 2023/970, article 5.
"""

from collections.abc import Iterable
from typing import Final

from rolecall.domains.jobs.contracts import Location, RemotePolicy
from rolecall.domains.jobs.rules.countries import country_name
from rolecall.kernel.terms import fold

_STATES: Final = {
    "california": "California",
    "ca": "California",
    "colorado": "Colorado",
    "co": "Colorado",
    "district of columbia": "District of Columbia",
    "dc": "District of Columbia",
    "d.c.": "District of Columbia",
    "hawaii": "Hawaii",
    "hi": "Hawaii",
    "illinois": "Illinois",
    "il": "Illinois",
    "maryland": "Maryland",
    "md": "Maryland",
    "massachusetts": "Massachusetts",
    "ma": "Massachusetts",
    "minnesota": "Minnesota",
    "mn": "Minnesota",
    "new jersey": "New Jersey",
    "nj": "New Jersey",
    "new york": "New York",
    "ny": "New York",
    "vermont": "Vermont",
    "vt": "Vermont",
    "washington": "Washington",
    "wa": "Washington",
}
_PROVINCES: Final = {
    "british columbia": "British Columbia",
    "bc": "British Columbia",
    "prince edward island": "Prince Edward Island",
    "pe": "Prince Edward Island",
    "pei": "Prince Edward Island",
}
# fmt: off
_EUROPEAN_UNION: Final = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})
# fmt: on
DIRECTIVE: Final = "Directive (EU) 2023/970"


def jurisdictions(locations: Iterable[Location], remote_policy: RemotePolicy) -> tuple[str, ...]:
    """Return the names of those that ask for a pay range where this job is done, sorted.

    A remote job that names a country but no region can be done in all of its regions.
    """
    found: set[str] = set()
    for location in locations:
        regions = {"US": _STATES, "CA": _PROVINCES}.get(location.country)
        if regions is not None:
            known = regions.get(fold(location.region))
            if known:
                found.add(known)
            elif not location.region and remote_policy is RemotePolicy.REMOTE:
                found.update(regions.values())
        elif location.country in _EUROPEAN_UNION:
            found.add(f"{country_name(location.country)} ({DIRECTIVE})")
    return tuple(sorted(found))
