"""The work that a browser does before it applies."""

import json
from hashlib import sha256
from typing import Any


def prove(asked: dict[str, Any]) -> str:
    """Return the answer to a challenge."""
    for number in range(asked["maxnumber"] + 1):
        if sha256(f"{asked['salt']}{number}".encode()).hexdigest() == asked["challenge"]:
            answer = {name: asked[name] for name in ("challenge", "salt", "signature")}
            return json.dumps({**answer, "number": number})
    raise AssertionError("the number is not among those that may be it")
