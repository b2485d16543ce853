"""Text of RTF, by striprtf."""

from typing import Any

from striprtf.striprtf import rtf_to_text

from rolecall.domains.files.rules.extraction import answers


def run(data: bytes, _options: dict[str, Any]) -> dict[str, Any]:
    """Answer with the whole text. Characters come from the code pages that the file declares."""
    try:
        # RTF is ASCII by definition; latin-1 keeps the bytes of files that break the rule.
        text = rtf_to_text(data.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    except (IndexError, LookupError, ValueError):
        return answers.of_problem("damaged")
    return answers.of_text(text)
