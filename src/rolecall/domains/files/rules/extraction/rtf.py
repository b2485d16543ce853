r"""Text of RTF, by striprtf; text that is marked as hidden (`\v`) or tiny is taken out before."""

import re
from typing import Any

from striprtf.striprtf import rtf_to_text

from rolecall.domains.files.contracts import Remarked
from rolecall.domains.files.rules.extraction import answers
from rolecall.domains.files.rules.extraction.styles import hidden_by

_TOKEN = re.compile(
    r"\\(?P<word>[a-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'[0-9a-f]{2}|\\[^a-z]|(?P<brace>[{}])"
    r"|[^\\{}]+",
    re.IGNORECASE,
)
_HALF_POINTS = 2
_DEEPEST = 1_000


def run(data: bytes, _options: dict[str, Any]) -> dict[str, Any]:
    """Answer with the whole text. Characters come from the code pages that the file declares."""
    try:
        # RTF is ASCII by definition; latin-1 keeps the bytes of files that break the rule.
        shown, hidden = _sifted(data.decode("latin-1"))
        text = _plain(shown)
        remarks = [
            answers.hidden(kind, _plain(rf"{{\rtf1\ansi {said}}}")) for kind, said in hidden.items()
        ]
    except (IndexError, LookupError, ValueError):
        return answers.of_problem("damaged")
    return answers.of_text(text, remarks=remarks)


def _plain(rtf: str) -> str:
    return str(rtf_to_text(rtf, errors="replace"))  # type: ignore[no-untyped-call]


def _sifted(rtf: str) -> tuple[str, dict[Remarked, str]]:
    """Return the document without its hidden text, and that."""
    kept: list[str] = []
    hidden: dict[Remarked, list[str]] = {}
    state: tuple[bool, float | None] = (False, None)
    outer: list[tuple[bool, float | None]] = []
    for token in _TOKEN.finditer(rtf):
        word, brace = token["word"], token["brace"]
        if brace == "{" and len(outer) < _DEEPEST:
            outer.append(state)
        elif brace == "}" and outer:
            state = outer.pop()
        if word == "v":
            state = token["number"] != "0", state[1]
        elif word == "fs" and token["number"]:
            state = state[0], int(token["number"]) / _HALF_POINTS
        elif word == "plain":
            state = (False, None)
        is_text = brace is None and (word is None or word in {"u", "tab", "line", "par"})
        kind = (
            hidden_by(is_hidden=state[0], points=state[1], color=None, has_background=False)
            if is_text
            else None
        )
        if kind is None:
            kept.append(token[0])
        else:
            hidden.setdefault(kind, []).append(token[0])
    return "".join(kept), {kind: "".join(said) for kind, said in hidden.items()}
