"""Telling what somebody wrote from what their mail program added. Pure.

Nobody marks it in a way that can be relied on: mail programs put a line of attribution or a block
of headers above what they quote, and people put `-- ` above their signature (RFC 3676, section
4.3). Where none of that is found everything counts as written: rather too much than too little.
"""

import re

_ATTRIBUTION = re.compile(
    r"^(?:"
    r"On\b.{4,200}\bwrote:|Am\b.{4,200}\bschrieb\b.{0,120}:|El\b.{4,200}\bescribi\u00f3:|"
    r"Le\b.{4,200}\ba \u00e9crit\s?:|Op\b.{4,200}\bschreef\b.{0,120}:|Il\b.{4,200}\bha scritto:"
    r")$",
    re.IGNORECASE | re.DOTALL,
)
_SEPARATOR = re.compile(
    r"^(?:-{2,}\s*(?:Original Message|Urspr\u00fcngliche Nachricht|Mensaje original|"
    r"Message d'origine|Forwarded message)\s*-{2,}|_{20,})$",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"^\*?(?:From|Von|De|Sent|Gesendet|Enviado(?: el)?|Date|Datum|Fecha|To|An|Para|"
    r"Subject|Betreff|Asunto)\s*:\*?\s+\S",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"^(?:--\s?|Sent from my .{2,40}|Von meinem .{2,40} gesendet|Enviado desde mi .{2,40}|"
    r"Get Outlook for .{2,20})$",
    re.IGNORECASE,
)
_LINES_OF_AN_ATTRIBUTION = 3
"""Mail programs break it, as it holds a date, a name and an address."""
_HEADERS_OF_A_BLOCK = 3


def split_reply(text: str) -> tuple[str, str]:
    """Return what was written, and the rest: signature and quotation."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    at = next((number for number in range(len(lines)) if _begins_the_rest(lines, number)), None)
    if at is None:
        at = _trailing_quotation(lines)
    written = "\n".join(lines[:at]).strip()
    if not written:
        # Somebody wrote below or between what they quote.
        return _between(lines)
    return written, "\n".join(lines[at:]).strip()


def _begins_the_rest(lines: list[str], number: int) -> bool:
    line = lines[number].strip()
    if not line:
        return False
    if _SIGNATURE.match(lines[number].rstrip("\r")) or _SEPARATOR.match(line):
        return True
    if _is_attribution(lines, number):
        return not _is_answered_below(lines, number)
    block = [one.strip() for one in lines[number : number + _HEADERS_OF_A_BLOCK]]
    return len(block) == _HEADERS_OF_A_BLOCK and all(_HEADER.match(one) for one in block)


def _is_attribution(lines: list[str], number: int) -> bool:
    for length in range(1, _LINES_OF_AN_ATTRIBUTION + 1):
        joined = " ".join(line.strip() for line in lines[number : number + length])
        if _ATTRIBUTION.match(joined):
            return True
    return False


def _is_answered_below(lines: list[str], number: int) -> bool:
    """Tell whether something that is neither quoted nor a signature follows the quotation."""
    quoted = False
    for line in lines[number + 1 :]:
        if line.startswith(">"):
            quoted = True
        elif quoted and line.strip():
            return not _SIGNATURE.match(line)
    return False


def _trailing_quotation(lines: list[str]) -> int:
    end = len(lines)
    while end and (not lines[end - 1].strip() or lines[end - 1].startswith(">")):
        end -= 1
    return end


def _between(lines: list[str]) -> tuple[str, str]:
    written = [line for line in lines if not line.startswith(">")]
    text = "\n".join(written).strip()
    return (text, "") if text else ("", "\n".join(lines).strip())
