"""Folders for servers that run as another account."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def reachable_folder() -> Iterator[Path]:
    """Make a folder that other accounts may pass through, and remove it in the end.

    Pytest's own temporary folders are closed to other accounts, and closed again whenever another
    run begins on the same machine.
    """
    with TemporaryDirectory(prefix="rolecall-test-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
