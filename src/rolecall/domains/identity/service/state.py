"""What identity keeps for the life of a process."""

from rolecall.domains.identity.service.access_tokens import AccessTokens
from rolecall.domains.identity.service.actor_cache import ActorCache
from rolecall.domains.identity.service.password_hashing import PasswordPool
from rolecall.domains.identity.service.slugs import SlugCache
from rolecall.infra.runtime import Runtime

_NAME = "identity.state"
COOKIE_SECURE = "__Host-rolecall"
COOKIE_LOCAL = "rolecall_session"
VISIT_SECURE = "__Host-rolecall-visit"
VISIT_LOCAL = "rolecall_visit"


class IdentityState:
    """Keys, pools and caches, made once per runtime."""

    def __init__(self, runtime: Runtime) -> None:
        self.passwords = PasswordPool()
        self.access_tokens = AccessTokens(runtime.keys)
        self.refresh_key = runtime.keys.derive_secret("identity.refresh")
        self.actors = ActorCache()
        self.slugs = SlugCache()
        self.secure_cookie = runtime.public_url.startswith("https://")

    @property
    def cookie_name(self) -> str:
        """The browser session's cookie.

        The prefix binds it to this host and to https (RFC 6265bis, section 4.1.3.2).
        """
        return COOKIE_SECURE if self.secure_cookie else COOKIE_LOCAL

    @property
    def visit_cookie_name(self) -> str:
        """The cookie that binds a challenge to the browser that asked, before it is signed in."""
        return VISIT_SECURE if self.secure_cookie else VISIT_LOCAL


def state_of(runtime: Runtime) -> IdentityState:
    """Return the state of this process."""
    found = runtime.notes.get(_NAME)
    if not isinstance(found, IdentityState):
        found = runtime.notes[_NAME] = IdentityState(runtime)
    return found
