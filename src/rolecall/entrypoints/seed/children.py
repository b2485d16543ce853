"""Child processes that do work, and end with their parent."""

import os
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process


def spawned_pool(children: int) -> ProcessPoolExecutor:
    """Return a pool of child processes.

    They are spawned, not forked: the caller has an event loop and connections. They end when the
    caller is killed; by themselves they would wait for work forever.
    """
    return ProcessPoolExecutor(
        children, mp_context=get_context("spawn"), initializer=_end_with_parent
    )


def _end_with_parent() -> None:
    threading.Thread(target=_wait_for_end, daemon=True).start()


def _wait_for_end() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
