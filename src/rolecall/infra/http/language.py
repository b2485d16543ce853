"""The language of a request: one rule for every response.

Who is signed in by the browser's cookie reads the language of the account, also where the browser
itself asks for another one; the page's own header decides where the account's is not spoken here.
Everybody else, programs with a token among them, reads what
`Accept-Language` asks for, and English where it asks for nothing that is spoken here.
"""

from fastapi import Request
from starlette.types import Scope

from rolecall.access import Actor
from rolecall.infra.languages import LANGUAGES, preferred_language, spoken_language

_HEADER = b"accept-language"


def language_for(request: Request, actor: Actor) -> str:
    """Return the language for who is asking, and keep it for an error that may come."""
    own = spoken_language(actor.locale) if actor.by_cookie else None
    language = own or asked_language(request.scope)
    request.state.language = language
    return language


def language_in(request: Request) -> str:
    """Return the language of an error's response, also where nobody was identified yet."""
    kept: str | None = getattr(request.state, "language", None)
    return kept or asked_language(request.scope)


def asked_language(scope: Scope) -> str:
    """Return the language that the request's headers ask for."""
    for name, value in scope["headers"]:
        if name == _HEADER:
            return preferred_language(value.decode("latin-1"), LANGUAGES[0])
    return LANGUAGES[0]
