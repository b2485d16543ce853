"""The edges of privacy: erasures and holds, copies of data, a login's own ones, and pages."""

from rolecall.domains.privacy.endpoints.consent_pages import router as consent_pages
from rolecall.domains.privacy.endpoints.consents import router as consents
from rolecall.domains.privacy.endpoints.copies import router as copies
from rolecall.domains.privacy.endpoints.erasure_pages import router as erasure_pages
from rolecall.domains.privacy.endpoints.erasures import router as erasures
from rolecall.domains.privacy.endpoints.mine import router as mine
from rolecall.domains.privacy.endpoints.own_consents import router as own_consents
from rolecall.domains.privacy.endpoints.public_pages import router as public_pages

router = [erasures, copies, consents, mine, own_consents]
pages = [public_pages, consent_pages, erasure_pages]
