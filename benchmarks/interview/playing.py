"""Playing an interview: the product leads and reads it, a scripted candidate answers."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from rolecall.domains.ai.contracts import Finding, Noted, Speaker, Utterance
from rolecall.domains.ai.rules.interview.analysis import Reading, findings_of, noted_in
from rolecall.domains.ai.rules.interview.conversation import next_step
from rolecall.domains.ai.rules.interview.evidence import Reader
from rolecall.domains.ai.rules.interview.hearing import hear
from rolecall.domains.ai.service.interviewing import said_in

from benchmarks.interview.candidates import Kind, Role, reply

_MOST_TURNS = 200


@dataclass
class Played:
    """An interview that was played to its end."""

    role: Role
    kind: Kind
    turns: list[Utterance] = field(default_factory=list)
    ended: str = ""
    seconds: list[float] = field(default_factory=list)
    """What each of the interviewer's turns took."""
    findings: Sequence[Finding] = ()
    noted: Sequence[Noted] = ()

    @property
    def bad_quotes(self) -> int:
        """Count the quotes that are not what the candidate said at their place."""
        said = {one.turn: one.text for one in self.turns if one.speaker is Speaker.CANDIDATE}
        return sum(
            said.get(quote.turn, "")[quote.start : quote.end] != quote.text or not quote.text
            for one in self.findings
            for quote in one.quotes
        )


def play(role: Role, kind: Kind, reader: Reader) -> Played:
    """Return an interview of a role with a kind of candidate."""
    played = Played(role, kind)
    turns = played.turns
    while len(turns) < _MOST_TURNS:
        began = time.perf_counter()
        heard = hear(role.plan, turns, reader)
        step = said_in(role.plan, next_step(role.plan, turns, None, heard))
        played.seconds.append(time.perf_counter() - began)
        turn = len(turns) + 1
        turns.append(
            Utterance(
                turn=turn,
                speaker=Speaker.INTERVIEWER,
                text=step.text,
                question=step.question,
                move=step.move,
            )
        )
        if step.ended is not None:
            played.ended = step.ended.value
            break
        turns.append(
            Utterance(
                turn=turn + 1,
                speaker=Speaker.CANDIDATE,
                text=reply(kind, role, step, turn),
                question=step.question,
            )
        )
    played.findings, played.noted = read(role, turns, reader)
    return played


def read(
    role: Role, turns: Sequence[Utterance], reader: Reader
) -> tuple[Sequence[Finding], Sequence[Noted]]:
    """Return what an interview shows."""
    reading = Reading(role.plan, turns, reader)
    return findings_of(reading), noted_in(reading)
