"""Under which words a job is found. Pure.

Title, department, skills and places; not the description, whose words would be most of the index
and find nearly everything.
"""

from rolecall.domains.jobs.contracts import JobContent, RemotePolicy
from rolecall.domains.jobs.rules.countries import country_name
from rolecall.kernel.terms import MAX_TERM_LENGTH, fold, terms_of

REMOTE_WORD = "remote"


def search_terms(content: JobContent) -> frozenset[str]:
    """Return the terms of all words that find a job."""
    skills = (skill.name for skill in content.skills)
    return terms_of(content.title, content.department, *skills) | place_terms(content)


def place_terms(content: JobContent) -> frozenset[str]:
    """Return the terms of the places where the work is done; `remote` is one where it can be."""
    texts: list[str] = []
    for location in content.locations:
        texts += [location.city, location.region, location.country]
        texts.append(country_name(location.country))
    if content.remote_policy is RemotePolicy.REMOTE:
        texts.append(REMOTE_WORD)
    return terms_of(*texts)


def posting_terms(content: JobContent) -> list[tuple[str, str]]:
    """Return the pairs of kind and term of a public posting."""
    pairs = [("word", term) for term in search_terms(content)]
    pairs += [("place", term) for term in place_terms(content)]
    if content.department:
        pairs.append(("department", department_term(content.department)))
    return pairs


def department_term(department: str) -> str:
    """Return the term of a whole department name."""
    return fold(department)[:MAX_TERM_LENGTH]
