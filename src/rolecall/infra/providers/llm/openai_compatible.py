"""Any endpoint that speaks OpenAI's chat completions, by `pydantic-ai`.

The form of the answer is described in the instructions, and a JSON object is asked for: that is
what the most endpoints can do, those of one's own machines too. An answer that does not fit is
told what is wrong with it, once.
"""

import asyncio
from typing import TYPE_CHECKING, Final, TypeVar

import httpx2

from rolecall.infra.outbound import GuardedTransport, NoAnswer, Outbound
from rolecall.infra.providers.llm.contracts import (
    Form,
    ModelAccess,
    NoReply,
    Question,
    Reply,
    Tokens,
)

if TYPE_CHECKING:
    from pydantic_ai.exceptions import AgentRunError

_Error = TypeVar("_Error", bound=BaseException)
SECONDS: Final = 45.0
"""How long one question may take, its second attempt included: less than a delivery's lease."""
_MAX_BYTES: Final = 2 * 1024 * 1024
_ATTEMPTS: Final = 2
_REFUSALS: Final = {401: "refused_key", 403: "refused_key", 404: "no_such_model", 429: "busy"}
_SERVER: Final = 500
_TIMEOUT: Final = 408


class OpenAiCompatible:
    """One model of one endpoint."""

    def __init__(
        self, outbound: Outbound, access: ModelAccess, *, seconds: float = SECONDS
    ) -> None:
        """Ask through `outbound`; wait so long for an answer."""
        self._outbound = outbound
        self._access = access
        self._seconds = seconds

    async def ask(self, question: Question[Form]) -> Reply[Form]:
        """Return an answer that fits the form (see `LanguageModel.ask`)."""
        # The library takes a second and 40 MiB to import: only who asks a model pays for that.
        from openai import AsyncOpenAI  # noqa: PLC0415
        from pydantic_ai import Agent, PromptedOutput, RunUsage, UsageLimits  # noqa: PLC0415
        from pydantic_ai.exceptions import AgentRunError  # noqa: PLC0415
        from pydantic_ai.models.openai import OpenAIChatModel  # noqa: PLC0415
        from pydantic_ai.providers.openai import OpenAIProvider  # noqa: PLC0415

        usage = RunUsage()
        transport = GuardedTransport(self._outbound, max_bytes=_MAX_BYTES)
        try:
            async with (
                asyncio.timeout(self._seconds),
                httpx2.AsyncClient(transport=transport, timeout=None) as client,
            ):
                endpoint = AsyncOpenAI(
                    base_url=self._access.url,
                    # The library insists on one, also where the endpoint does not.
                    api_key=self._access.secret or "none",
                    http_client=client,
                    # When to come back is decided by who asked.
                    max_retries=0,
                )
                provider = OpenAIProvider(openai_client=endpoint)
                agent = Agent(
                    OpenAIChatModel(self._access.model, provider=provider),
                    output_type=PromptedOutput(question.answer),
                    instructions=question.instructions,
                    retries=_ATTEMPTS - 1,
                    model_settings={"temperature": 0.0, "max_tokens": question.max_tokens},
                )
                run = await agent.run(
                    question.material,
                    usage=usage,
                    usage_limits=UsageLimits(request_limit=_ATTEMPTS),
                )
        except (TimeoutError, NoAnswer, httpx2.HTTPError, AgentRunError) as error:
            raise _no_reply(error, Tokens(usage.input_tokens, usage.output_tokens)) from error
        return Reply(run.output, Tokens(usage.input_tokens, usage.output_tokens), usage.requests)


def _no_reply(
    error: "TimeoutError | NoAnswer | httpx2.HTTPError | AgentRunError", tokens: Tokens
) -> NoReply:
    """Say in one word what kept an answer from coming, and whether that may pass."""
    blocked = _cause_of(error, NoAnswer)
    if blocked is not None:
        lasting = blocked.why.value in {"address_refused", "too_large"}
        return NoReply(blocked.why.value, may_pass=not lasting, tokens=tokens)
    status = getattr(error, "status_code", None)
    if isinstance(status, int):
        if status in _REFUSALS:
            return NoReply(_REFUSALS[status], may_pass=status == 429, tokens=tokens)  # noqa: PLR2004
        passing = status >= _SERVER or status == _TIMEOUT
        return NoReply("server_error" if passing else "refused", may_pass=passing, tokens=tokens)
    if isinstance(error, TimeoutError) or _cause_of(error, TimeoutError) is not None:
        return NoReply("timed_out", may_pass=True, tokens=tokens)
    if _cause_of(error, httpx2.HTTPError) is not None:
        return NoReply("unreachable", may_pass=True, tokens=tokens)
    return NoReply("unusable_answer", may_pass=False, tokens=tokens)


def _cause_of(error: BaseException | None, kind: type[_Error]) -> _Error | None:
    """Return the first error of a kind among an error and what caused it."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        if isinstance(error, kind):
            return error
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return None
