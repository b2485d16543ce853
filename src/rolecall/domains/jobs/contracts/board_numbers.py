"""Whole numbers for interfaces whose ids are integers.

A number is stable, counts nothing (nobody learns from it how many jobs there are, here or
elsewhere) and stays below 2^53, so that programs whose numbers are floating point keep it exact.
"""

import hashlib
from typing import Final
from uuid import UUID

BITS: Final = 48
_MASK: Final = (1 << BITS) - 1


def job_number(job_id: UUID) -> int:
    """Return the number of a job: the last 48 bits of its id, which are random."""
    return job_id.int & _MASK


def question_number(job_id: UUID, question_id: str) -> int:
    """Return the number of a question of a job."""
    return number_of("question", str(job_id), question_id)


def option_number(job_id: UUID, question_id: str, key: str) -> int:
    """Return the number of an option of a question."""
    return number_of("option", str(job_id), question_id, key)


def number_of(*parts: str) -> int:
    """Return the number of what these words name; never 0, which stands for nothing."""
    told = "\x1f".join(parts).encode()
    return (int.from_bytes(hashlib.sha256(told).digest()[:8], "big") & _MASK) or 1
