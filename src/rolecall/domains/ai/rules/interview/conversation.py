"""What the interviewer does next, by rules.

Everybody is asked the same questions in the same order. What is said in between depends on the last
answer: a follow-up that was approved with the template where an answer shows little, an answer to a
question about the process out of the employer's facts, or an end where somebody wishes it or is not
well. The interviewer neither praises nor judges, and says nothing of how answers are read.

Guarantees: the same turns give the same step; no follow-up is asked twice, nor more of them than
the template allows; each conversation comes to an end, whatever is said in it; what an answer tells
the machine to do is noted and changes nothing.
"""

from collections.abc import Sequence
from typing import Final

from rolecall.domains.ai.contracts import (
    Ended,
    EvidenceLevel,
    InterviewPlan,
    Move,
    Noted,
    PlannedQuestion,
    Speaker,
    Utterance,
)
from rolecall.domains.ai.rules.interview.intents import (
    Meant,
    meant_in,
    says_yes,
    without,
)
from rolecall.domains.ai.rules.interview.patterns import Intent
from rolecall.domains.ai.rules.interview.sentences import sentences_of
from rolecall.domains.ai.rules.interview.talk import Heard, Step, Talk
from rolecall.kernel.sentences import Sentence, plain, say, say_count

MOST_STEPS_OF_A_QUESTION: Final = 8
"""What the interviewer says about one question, at most; then comes the next."""
MOST_ANSWERS: Final = 3
"""Questions about the process that are answered while one question is open."""
REMIND_BELOW: Final = 180
"""Seconds that are left when the candidate is told how many."""
NO_FOLLOW_UP_BELOW: Final = 90
"""Seconds of each question to come; below, none is spent on follow-ups."""
_SUBSTANTIAL: Final = 8
"""Words from which on a message is an answer as well."""


def next_step(
    plan: InterviewPlan,
    turns: Sequence[Utterance],
    seconds_left: int | None,
    heard: Heard,
) -> Step:
    """Return what the interviewer does next.

    `seconds_left` is None where there is no limit.

    Raises:
        ValueError: the interviewer has spoken last, or the conversation is at its end.
    """
    talk = Talk(plan, turns, seconds_left, heard)
    if not turns:
        return _opening(talk)
    if talk.last.speaker is Speaker.INTERVIEWER:
        raise ValueError("the candidate has not answered yet")
    if talk.last_move in {Move.CLOSE, Move.HAND_OVER}:
        raise ValueError("the conversation is at its end")
    meant = meant_in(talk.last.turn, talk.last.text, plan.language)
    intents = {one.intent for one in meant}
    return (
        _safety(talk, intents)
        or _stopping(talk, intents)
        or _time_up(talk)
        or _wish(talk, intents)
        or _reply(talk, meant)
        or _no_answer(talk, meant)
        or _follow_up(talk)
        or _onwards(talk)
    )


def _opening(talk: Talk) -> Step:
    if talk.plan.opening:
        talk.said.append(plain(talk.plan.opening))
    if talk.seconds_left is not None and talk.seconds_left <= 0:
        return _close(talk, Ended.TIME_UP)
    return _onwards(talk, is_first=True)


def _safety(talk: Talk, intents: set[Intent]) -> Step | None:
    if Intent.DISTRESS in intents:
        talk.noted.append(Noted.DISTRESS)
        return _hand_over(
            talk,
            Ended.DISTRESS,
            say(
                "I am sorry that you are going through this. We stop here, and it does not count "
                "against you. A person will be told, so that they can be in touch with you. If you "
                "are in danger now, please call the emergency number where you are."
            ),
        )
    if not intents & {Intent.ABUSE, Intent.THREAT}:
        return None
    talk.noted.append(Noted.ABUSE)
    if Intent.THREAT in intents or talk.moves()[Move.CALM]:
        return _close(talk, Ended.ABUSE)
    return _again(
        talk,
        Move.CALM,
        say(
            "I would like us to stay civil. If you would rather not go on with me, say that you "
            "want to talk to a person."
        ),
    )


def _stopping(talk: Talk, intents: set[Intent]) -> Step | None:
    if talk.last_move is Move.CONFIRM_STOP:
        if says_yes(talk.last.text) or Intent.STOP in intents:
            return _close(talk, Ended.STOPPED)
        if _words(talk.last.text) < _SUBSTANTIAL and not intents:
            return _again(talk, Move.REPEAT, say("All right, we go on. The question was:"))
    elif Intent.STOP in intents:
        question = talk.open
        return talk.step(
            Move.CONFIRM_STOP,
            say(
                "Do you want to end the interview here? Then answer “yes”. What you have said so "
                "far is kept."
            ),
            question=question.key if question else "",
        )
    if Intent.PERSON in intents:
        return _hand_over(
            talk,
            Ended.WANTS_PERSON,
            say("Of course. I stop here, and a person will go on with you."),
        )
    return None


def _time_up(talk: Talk) -> Step | None:
    if talk.seconds_left is not None and talk.seconds_left <= 0:
        return _close(talk, Ended.TIME_UP)
    return None


def _wish(talk: Talk, intents: set[Intent]) -> Step | None:
    if Intent.SKIP in intents:
        talk.said.append(say("All right, we leave this question out."))
        return _onwards(talk, is_thanked=False)
    if Intent.NO_EXAMPLE in intents:
        return _no_example(talk)
    if Intent.TIME in intents:
        return _again(
            talk, Move.REPEAT, say("Take the time that you need. The question stays here:")
        )
    if Intent.REPEAT in intents:
        return _again(talk, Move.REPEAT, say("Of course, here is the question again:"))
    return None


def _no_example(talk: Talk) -> Step | None:
    """Say once that examples from elsewhere will do."""
    question = talk.open
    if question is None or talk.moves(question)[Move.REPEAT]:
        return None
    return _again(
        talk,
        Move.REPEAT,
        say(
            "It need not be a large thing, and it need not be from paid work: school, training or "
            "voluntary work will do as well. The question was:"
        ),
    )


def _reply(talk: Talk, meant: Sequence[Meant]) -> Step | None:
    """Answer what was asked; where the message is an answer as well, only say it on the way."""
    asked = [one for one in meant if one.intent in _REPLIES or one.intent is Intent.PROCESS]
    if not asked:
        return None
    for intent in dict.fromkeys(one.intent for one in asked):
        talk.said += _reply_to(talk, intent, asked)
    if _words(without(talk.last.text, asked)) >= _SUBSTANTIAL:
        return None
    question = talk.open
    if question is not None and talk.moves(question)[Move.ANSWER] >= MOST_ANSWERS:
        return None
    return _again(talk, Move.ANSWER, say("Back to the question:"))


_REPLIES: Final = {
    Intent.IS_MACHINE: say(
        "I am a computer program, not a person. People at the employer read what you say, and they "
        "decide."
    ),
    Intent.RUBRIC: say(
        "I cannot say anything about how answers are read. Everybody is asked the same questions,"
        " and people at the employer judge the answers."
    ),
    Intent.HOW_MUCH: say("That depends on your answers."),
}


def _reply_to(talk: Talk, intent: Intent, asked: Sequence[Meant]) -> list[Sentence]:
    fact = talk.heard.fact
    if fact is not None and intent in {Intent.PROCESS, Intent.HOW_MUCH}:
        return [plain(talk.plan.facts[fact].answer)]
    if intent is Intent.HOW_MUCH:
        return _how_much(talk)
    if intent in _REPLIES:
        return [_REPLIES[intent]]
    talk.noted.append(Noted.UNANSWERED)
    talk.unanswered = " ".join(one.sentence.text for one in asked if one.intent is Intent.PROCESS)
    return [say("I do not know that. I pass your question on, and a person will answer it.")]


def _how_much(talk: Talk) -> list[Sentence]:
    left = len(talk.following)
    said = [
        say_count(
            "After this question there is one more.",
            "After this question there are {count} more.",
            count=left,
        )
        if left
        else say("This is the last question.")
    ]
    return said + _minutes_left(talk)


def _minutes_left(talk: Talk) -> list[Sentence]:
    if talk.seconds_left is None:
        return []
    minutes = max(1, round(talk.seconds_left / 60))
    return [
        say_count(
            "There is about one minute left.",
            "There are about {count} minutes left.",
            count=minutes,
        )
    ]


def _no_answer(talk: Talk, meant: Sequence[Meant]) -> Step | None:
    """Go back to the question once where nothing was said, or nothing that has to do with it."""
    question = talk.open
    if question is None:
        return None
    moves = talk.moves(question)
    told = [one for one in meant if one.intent is Intent.INSTRUCTIONS]
    if told:
        talk.noted.append(Noted.INSTRUCTIONS)
    said = _words(without(talk.last.text, told))
    if told and said < _SUBSTANTIAL:
        if moves[Move.STEER]:
            return _onwards(talk, is_thanked=False)
        return _again(
            talk,
            Move.STEER,
            say(
                "I cannot take instructions about how this interview is held or read. Please "
                "answer in your own words:"
            ),
        )
    if said == 0:
        if moves[Move.REPEAT]:
            return _onwards(talk, is_thanked=False)
        return _again(
            talk,
            Move.REPEAT,
            say(
                "I did not get an answer. Take the time that you need, or say that you want to "
                "skip the question. It was:"
            ),
        )
    if talk.heard.is_off_topic:
        talk.noted.append(Noted.OFF_TOPIC)
        if not moves[Move.STEER] and not moves[Move.FOLLOW_UP]:
            return _again(talk, Move.STEER, say("Let us come back to the question:"))
        return _onwards(talk)
    return None


def _follow_up(talk: Talk) -> Step | None:
    """Ask on where an answer shows little, if that is allowed and there is time for it."""
    question = talk.open
    if question is None or talk.heard.level in {EvidenceLevel.MEDIUM, EvidenceLevel.HIGH}:
        return None
    moves = talk.moves(question)
    if moves.total() >= MOST_STEPS_OF_A_QUESTION:
        return None
    if talk.seconds_left is not None:
        needed = NO_FOLLOW_UP_BELOW * (len(talk.following) + 1)
        if talk.seconds_left < needed:
            return None
    chosen = _chosen_follow_up(talk, question)
    if moves[Move.FOLLOW_UP] >= question.max_follow_ups or chosen is None:
        return None
    return talk.step(Move.FOLLOW_UP, *_thanks(talk), chosen, question=question.key)


def _chosen_follow_up(talk: Talk, question: PlannedQuestion) -> Sentence | None:
    """Return what to ask on: the first of what was approved that was not asked yet."""
    asked = [
        one.text
        for one in talk.turns
        if one.move is Move.FOLLOW_UP and one.question == question.key
    ]
    left = [one for one in question.follow_ups if one.strip() and not any(one in t for t in asked)]
    return plain(left[0]) if left else None


_THANKS: Final = (say("Thank you."), say("All right, thank you."), say("Thanks for telling me."))


def _thanks(talk: Talk) -> list[Sentence]:
    """Acknowledge, in turn with other words; not where something was said already."""
    if talk.said:
        return []
    answers = sum(one.speaker is Speaker.CANDIDATE for one in talk.turns)
    return [_THANKS[answers % len(_THANKS)]]


def _again(talk: Talk, move: Move, *said: Sentence) -> Step:
    """Say something, then the open question again; go on where that was done often enough."""
    question = talk.open
    if question is None or talk.moves(question).total() >= MOST_STEPS_OF_A_QUESTION:
        return _onwards(talk, is_thanked=False)
    return talk.step(move, *said, plain(question.text), question=question.key)


def _onwards(talk: Talk, *, is_thanked: bool = True, is_first: bool = False) -> Step:
    following = talk.following
    if not following:
        return _close(talk, Ended.COMPLETED)
    question = following[0]
    thanks = _thanks(talk) if is_thanked and not is_first else []
    reminds = (
        not is_first
        and talk.seconds_left is not None
        and talk.seconds_left <= REMIND_BELOW
        and not talk.moves()[Move.REMIND]
    )
    if reminds:
        return talk.step(
            Move.REMIND, *thanks, *_minutes_left(talk), plain(question.text), question=question.key
        )
    return talk.step(Move.ASK, *thanks, plain(question.text), question=question.key)


def _hand_over(talk: Talk, ended: Ended, said: Sentence) -> Step:
    person = talk.plan.person
    how = [say("This is how you reach them: {person}", person=person)] if person else []
    return talk.step(Move.HAND_OVER, said, *how, ended=ended)


def _close(talk: Talk, ended: Ended) -> Step:
    closing = [plain(talk.plan.closing)] if talk.plan.closing and ended is not Ended.ABUSE else []
    return talk.step(Move.CLOSE, _CLOSING[ended], *closing, ended=ended)


_CLOSING: Final = {
    Ended.COMPLETED: say("That was the last question. Thank you for your time."),
    Ended.TIME_UP: say("The time is up. What you have said is kept and will be read."),
    Ended.STOPPED: say("I end the interview here, as you wish. What you have said is kept."),
    Ended.ABUSE: say(
        "I end the interview here. A person at the employer will be told and decides how it goes "
        "on."
    ),
}


def _words(text: str) -> int:
    return sum(len(one.words) for one in sentences_of(0, text))
