"""The edges of applications: the console's API, the candidate's own, the public one, and pages."""

from rolecall.domains.applications.endpoints.applying import router as applying
from rolecall.domains.applications.endpoints.applying_again import router as applying_again
from rolecall.domains.applications.endpoints.board import router as board
from rolecall.domains.applications.endpoints.borrowed import router as borrowed
from rolecall.domains.applications.endpoints.console import router as console
from rolecall.domains.applications.endpoints.conversations import people
from rolecall.domains.applications.endpoints.conversations import router as conversations
from rolecall.domains.applications.endpoints.draft_api import router as draft_api
from rolecall.domains.applications.endpoints.given import router as given
from rolecall.domains.applications.endpoints.knockouts import router as knockouts
from rolecall.domains.applications.endpoints.mailings import router as mailings
from rolecall.domains.applications.endpoints.many import router as many
from rolecall.domains.applications.endpoints.migrating import router as migrating
from rolecall.domains.applications.endpoints.mine import router as mine
from rolecall.domains.applications.endpoints.moves import router as moves
from rolecall.domains.applications.endpoints.notes import router as notes
from rolecall.domains.applications.endpoints.own_page import router as own_page
from rolecall.domains.applications.endpoints.own_profile import router as own_profile
from rolecall.domains.applications.endpoints.own_profile_pages import (
    router as own_profile_pages,
)
from rolecall.domains.applications.endpoints.public_api import router as public_api
from rolecall.domains.applications.endpoints.public_pages import router as public_pages
from rolecall.domains.applications.endpoints.triage import router as triage

router = [
    mine,
    given,
    own_page,
    own_profile,
    board,
    triage,
    conversations,
    people,
    mailings,
    moves,
    many,
    migrating,
    knockouts,
    notes,
    console,
    public_api,
    applying_again,
]
pages = [applying, draft_api, public_pages, own_profile_pages]
rooted = [borrowed]
