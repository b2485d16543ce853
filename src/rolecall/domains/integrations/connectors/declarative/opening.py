"""Who we are, by a specification and what a person typed in."""

from collections.abc import Mapping

from rolecall.domains.integrations.rules.specification.shapes import (
    AuthShape,
    BasicShape,
    BearerShape,
    HeaderShape,
)
from rolecall.domains.integrations.rules.specification.templates import filled, filled_address
from rolecall.infra.rest import (
    Auth,
    Basic,
    Bearer,
    ClientCredentials,
    HeaderKey,
    TokenStore,
)


def auth_of(
    auth: AuthShape, typed: Mapping[str, str], plain: Mapping[str, str], tokens: TokenStore
) -> Auth:
    """Return how requests say who we are; `plain` is what was typed in but for the secrets.

    Raises:
        Unfilled: a value is missing, or does not fit into the address of tokens.
    """
    if isinstance(auth, BearerShape):
        return Bearer(filled(auth.token, typed))
    if isinstance(auth, BasicShape):
        return Basic(filled(auth.user, typed), filled(auth.password, typed))
    if isinstance(auth, HeaderShape):
        return HeaderKey(auth.name, filled(auth.value, typed))
    form = {name: filled(template, plain) for name, template in auth.form.items()}
    return ClientCredentials(
        filled_address(auth.token_url, plain),
        filled(auth.client_id, typed),
        filled(auth.client_secret, typed),
        tokens,
        in_form=auth.credentials_in == "form",
        extra={name: value for name, value in form.items() if value},
    )
