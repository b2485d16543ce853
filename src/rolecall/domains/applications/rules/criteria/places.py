"""Text that is searched: folded, cut into sentences, and quoted from."""

from functools import cached_property

from rolecall.domains.applications.contracts.findings import Evidence
from rolecall.domains.applications.rules.criteria.folding import fold
from rolecall.domains.applications.rules.criteria.negation import is_negated
from rolecall.domains.applications.rules.criteria.sentences import Section, Sentences, sections

RESUME = "resume"


class Searched:
    """One text that criteria are looked for in; `source` is what its evidence names."""

    def __init__(self, source: str, text: str) -> None:
        self.source = source
        self.text = text
        self.folded = fold(text)

    @cached_property
    def sections(self) -> list[tuple[int, Section]]:
        """Where its sections begin, in the folded text."""
        return sections(self.folded.text)

    @cached_property
    def _sentences(self) -> Sentences:
        return Sentences(self.text)

    def quoted(self, start: int, end: int) -> Evidence:
        """Return a stretch of the text with the sentence around it."""
        first, last = self._sentences.around(start, end)
        return Evidence(self.source, self.text[first:last], first, last, start, end)

    def negates(self, evidence: Evidence) -> bool:
        """Tell whether the sentence says that the person has not what was found."""
        before = fold(evidence.sentence[: evidence.match_start - evidence.start]).text
        matched = fold(self.text[evidence.match_start : evidence.match_end]).text
        after = fold(evidence.sentence[evidence.match_end - evidence.start :]).text
        start = len(before)
        return is_negated(before + matched + after, start, start + len(matched))
