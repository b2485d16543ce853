"""What somebody agrees to who asks for an alert. Pure."""

from hashlib import sha256

_CHARACTERS = 16


def name_of(statement: str) -> str:
    """Return the name by which a form says which statement it showed.

    The sentence comes from the product and changes with its releases; nobody is taken to have
    agreed to one that they did not see.
    """
    return sha256(statement.encode()).hexdigest()[:_CHARACTERS]
