"""Job boards over HTTP, for administrators."""

from uuid import UUID

from pydantic import AwareDatetime

from rolecall.domains.jobs.contracts.boards import Board, BoardKey, CreateBoardKey, IssuedKey
from rolecall.domains.jobs.service.boards import BoardStatus
from rolecall.infra.http import In, Out
from rolecall.infra.http.schemas import ShortText


class BoardStatusOut(Out):
    """A board, whether it shows the jobs, and its address."""

    board: Board
    enabled: bool
    url: str

    @classmethod
    def of(cls, status: BoardStatus) -> "BoardStatusOut":
        """Render a board."""
        return cls(board=status.board, enabled=status.enabled, url=status.url)


class BoardKeyOut(Out):
    """A key of a careers site. `hint` are the last characters of its token."""

    id: UUID
    name: str
    hint: str
    asks_consent: bool
    created_at: AwareDatetime
    created_by_name: str
    rotated_at: AwareDatetime | None
    last_used_at: AwareDatetime | None
    revoked_at: AwareDatetime | None

    @classmethod
    def of(cls, key: BoardKey) -> "BoardKeyOut":
        """Render a key."""
        return cls.model_validate(key, from_attributes=True)


class IssuedKeyOut(Out):
    """A key with its token, which cannot be seen again."""

    key: BoardKeyOut
    token: str

    @classmethod
    def of(cls, issued: IssuedKey) -> "IssuedKeyOut":
        """Render a key that was just made or rotated."""
        return cls(key=BoardKeyOut.of(issued.key), token=issued.token)


class JobBoardsOut(Out):
    """All boards, and the keys, those in use first. `careers_enabled`: without, no board shows."""

    careers_enabled: bool
    boards: list[BoardStatusOut]
    keys: list[BoardKeyOut]


class BoardSwitchIn(In):
    """Whether a board shows the jobs."""

    enabled: bool


class BoardKeyIn(In):
    """What a key is for.

    `asks_consent`: the site shows our consent text and takes no application without it, so that
    applications need not say it each by itself.
    """

    name: ShortText
    asks_consent: bool = False

    def command(self) -> CreateBoardKey:
        """Return the command to make it."""
        return CreateBoardKey(name=self.name, asks_consent=self.asks_consent)
