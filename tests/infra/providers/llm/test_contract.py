"""What a language model owes, against a stand-in; against a real endpoint where one is named.

`ROLECALL_TEST_MODEL_URL`, `ROLECALL_TEST_MODEL` and `ROLECALL_TEST_MODEL_KEY` name it.
"""

import os
from typing import Annotated

import pytest
from pydantic import BaseModel, Field

from rolecall.infra.outbound import Outbound
from rolecall.infra.providers.llm import ModelAccess, NoReply, Question, Reply, Tokens
from rolecall.infra.providers.llm.openai_compatible import OpenAiCompatible

from tests.support.model_server import (
    MODEL,
    SECRET,
    Answer,
    Dawdles,
    HangsUp,
    ModelServer,
    Refuses,
    material_of,
    model_server,
)


class Colour(BaseModel):
    """What is asked for."""

    colour: Annotated[str, Field(pattern="^[a-z]+$")]


QUESTION = Question(
    instructions="Which colour does the sentence name? Answer with one lower-case English word.",
    material="The door is blue.",
    answer=Colour,
    max_tokens=50,
)


def _model(server: ModelServer, seconds: float = 20.0) -> OpenAiCompatible:
    return OpenAiCompatible(Outbound([server.host], encrypted=True), server.access, seconds=seconds)


async def _ask(*answers: Answer, seconds: float = 20.0) -> tuple[Reply[Colour], ModelServer]:
    with model_server() as server:
        server.answers = list(answers)
        return await _model(server, seconds).ask(QUESTION), server


async def _fails(*answers: Answer, seconds: float = 20.0) -> tuple[NoReply, ModelServer]:
    with model_server() as server:
        server.answers = list(answers)
        with pytest.raises(NoReply) as failed:
            await _model(server, seconds).ask(QUESTION)
        return failed.value, server


async def test_an_answer_in_the_form_comes_with_what_it_took() -> None:
    reply, server = await _ask({"colour": "blue"})
    assert reply == Reply(Colour(colour="blue"), Tokens(100, 20), 1)
    assert reply.tokens.total == 120
    assert server.keys == [f"Bearer {SECRET}"]
    assert server.asked[0]["model"] == MODEL
    assert server.asked[0]["temperature"] == 0.0


async def test_what_others_wrote_is_never_among_the_instructions() -> None:
    _, server = await _ask({"colour": "blue"})
    request = server.asked[0]
    assert material_of(request) == QUESTION.material
    instructions = [one for one in request["messages"] if one["role"] in {"system", "developer"}]
    assert QUESTION.instructions in str(instructions)
    assert QUESTION.material not in str(instructions)


async def test_what_does_not_fit_is_asked_once_more_with_what_is_wrong() -> None:
    reply, server = await _ask({"colour": "BLUE!"}, {"colour": "blue"})
    assert (reply.answer.colour, reply.attempts) == ("blue", 2)
    assert reply.tokens == Tokens(200, 40)
    assert "colour" in str(server.asked[1]["messages"][-1])


@pytest.mark.parametrize(
    "answer", ["I would say blue.", "{", {"color": "blue"}, {"colour": "Two words"}]
)
async def test_what_does_not_fit_twice_is_no_answer(answer: Answer) -> None:
    failure, server = await _fails(answer)
    assert (failure.reason, failure.may_pass) == ("unusable_answer", False)
    assert len(server.asked) == 2
    assert failure.tokens == Tokens(200, 40), "what was used is told all the same"


@pytest.mark.parametrize(
    ("answer", "reason", "may_pass"),
    [
        (Refuses(401), "refused_key", False),
        (Refuses(403), "refused_key", False),
        (Refuses(404), "no_such_model", False),
        (Refuses(400), "refused", False),
        (Refuses(429), "busy", True),
        (Refuses(500), "server_error", True),
        (Refuses(503), "server_error", True),
        (HangsUp(), "unreachable", True),
    ],
)
async def test_an_endpoint_that_fails_is_asked_once(
    answer: Answer, reason: str, *, may_pass: bool
) -> None:
    failure, server = await _fails(answer)
    assert (failure.reason, failure.may_pass) == (reason, may_pass)
    assert len(server.asked) == 1


async def test_an_endpoint_that_takes_too_long_is_given_up() -> None:
    failure, _ = await _fails(Dawdles(0.6), seconds=0.3)
    assert (failure.reason, failure.may_pass) == ("timed_out", True)


async def test_an_address_of_the_own_network_is_not_asked() -> None:
    with model_server() as server:
        model = OpenAiCompatible(Outbound([], encrypted=False), server.access)
        with pytest.raises(NoReply) as failed:
            await model.ask(QUESTION)
        assert (failed.value.reason, failed.value.may_pass) == ("address_refused", False)
        assert not server.asked


async def test_an_answer_without_end_is_given_up() -> None:
    failure, _ = await _fails("x" * 3_000_000)
    assert (failure.reason, failure.may_pass) == ("too_large", False)


@pytest.mark.skipif("ROLECALL_TEST_MODEL_URL" not in os.environ, reason="no endpoint is named")
async def test_a_real_endpoint_answers() -> None:
    access = ModelAccess(
        url=os.environ["ROLECALL_TEST_MODEL_URL"],
        model=os.environ["ROLECALL_TEST_MODEL"],
        secret=os.environ.get("ROLECALL_TEST_MODEL_KEY", ""),
    )
    host = access.url.partition("://")[2].partition("/")[0]
    reply = await OpenAiCompatible(Outbound([host], encrypted=True), access).ask(QUESTION)
    assert reply.answer.colour == "blue"
