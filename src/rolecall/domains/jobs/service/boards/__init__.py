"""Job boards: the interfaces of other systems, feeds, their switches and keys."""

from rolecall.domains.jobs.service.boards.feeds import feed
from rolecall.domains.jobs.service.boards.keys import (
    create_board_key,
    list_board_keys,
    recognise_key,
    revoke_board_key,
    rotate_board_key,
)
from rolecall.domains.jobs.service.boards.opening import job_of_number, open_board, posted_job
from rolecall.domains.jobs.service.boards.switching import BoardStatus, list_boards, switch_board

__all__ = [
    "BoardStatus",
    "create_board_key",
    "feed",
    "job_of_number",
    "list_board_keys",
    "list_boards",
    "open_board",
    "posted_job",
    "recognise_key",
    "revoke_board_key",
    "rotate_board_key",
    "switch_board",
]
