"""Finding jobs among those of one organization, also by words with typing mistakes. Pure.

A job is found when every word of the query begins one of its terms. A word that begins no term of
any job is taken for the terms that it most resembles: one slip in a word of four to seven letters,
two in a longer one (optimal string alignment: a letter too many, missing, wrong, or two swapped).
Words with digits are never taken for others.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from rapidfuzz import process
from rapidfuzz.distance import OSA

from rolecall.kernel.terms import LAST_CHARACTER, bare_words, words_of

_SHORTEST: Final = 4
_LONG: Final = 8


@dataclass(frozen=True, slots=True)
class Found:
    """The jobs that fit, and the words that were looked for where that are not the ones typed."""

    jobs: frozenset[UUID]
    instead: str = ""


class Vocabulary:
    """The terms of many jobs. Making it costs as much as there are terms; asking it little."""

    def __init__(self, pairs: Iterable[tuple[UUID, str]]) -> None:
        jobs: defaultdict[str, set[UUID]] = defaultdict(set)
        for job_id, term in pairs:
            jobs[term].add(job_id)
        self._jobs: Mapping[str, set[UUID]] = jobs
        self._terms = sorted(jobs)
        self._cut: dict[tuple[int, int], defaultdict[str, set[str]]] = {}

    def find(self, query: str) -> Found | None:
        """Return the jobs of a query, None for a query without words, which every job fits."""
        words = words_of(query)
        if not words:
            return None
        found: set[UUID] | None = None
        meant: dict[str, str] = {}
        for word in words:
            terms = self._beginning_with(word)
            if not terms:
                terms = self._resembling(word)
                if terms:
                    meant[word] = max(terms, key=lambda term: (len(self._jobs[term]), term))
            jobs = set().union(*(self._jobs[term] for term in terms))
            found = jobs if found is None else found & jobs
        if not found or not meant:
            return Found(frozenset(found or ()))
        return Found(frozenset(found), _said(query, meant))

    def _beginning_with(self, word: str) -> list[str]:
        start = bisect_left(self._terms, word)
        return self._terms[start : bisect_left(self._terms, word + LAST_CHARACTER)]

    def _resembling(self, word: str) -> list[str]:
        most = _most_slips(word)
        if not most:
            return []
        beginnings = self._beginnings(len(word), most)
        near = process.extract(
            word, list(beginnings), scorer=OSA.distance, score_cutoff=most, limit=None
        )
        if not near:
            return []
        least = min(distance for _, distance, _ in near)
        closest = (beginning for beginning, distance, _ in near if distance == least)
        return sorted(set().union(*(beginnings[beginning] for beginning in closest)))

    def _beginnings(self, length: int, most: int) -> Mapping[str, set[str]]:
        """Return what a word of a length may be meant for, with the terms that begin so."""
        found = self._cut.get((length, most))
        if found is None:
            found = self._cut[length, most] = defaultdict(set)
            for term in self._terms:
                for cut in range(length - most, length + most + 1):
                    if len(term) >= cut:
                        found[term[:cut]].add(term)
        return found


def _most_slips(word: str) -> int:
    if len(word) < _SHORTEST or any(character.isdigit() for character in word):
        return 0
    return 2 if len(word) >= _LONG else 1


def _said(query: str, meant: Mapping[str, str]) -> str:
    return " ".join(meant.get(word, word) for word in bare_words(query))
