import os
from pathlib import Path

import pytest

from rolecall.entrypoints.exits import AlreadyRunning, Exit, exit_code
from rolecall.entrypoints.supervisor import DataLock


def test_the_second_one_is_told_who_holds_it(tmp_path: Path) -> None:
    with DataLock(tmp_path / "lock") as held:
        held.describe("http://127.0.0.1:8000")
        with pytest.raises(AlreadyRunning) as caught, DataLock(tmp_path / "lock"):
            raise AssertionError("two holders")
    assert caught.value.detail == (
        f"Rolecall is already running on {tmp_path} (process {os.getpid()} at "
        "http://127.0.0.1:8000): stop it first, or choose another folder with ROLECALL_DATA."
    )
    assert exit_code(caught.value) == Exit.ALREADY_RUNNING


def test_is_free_again_afterwards_and_after_a_holder_that_left_no_word(tmp_path: Path) -> None:
    for _ in range(2):
        with DataLock(tmp_path / "lock"):
            assert (tmp_path / "lock").stat().st_mode & 0o777 == 0o600
    (tmp_path / "lock").write_text("{")
    with DataLock(tmp_path / "lock"):
        (tmp_path / "lock").write_text("")
        with pytest.raises(AlreadyRunning, match="already running on"), DataLock(tmp_path / "lock"):
            raise AssertionError("two holders")


def test_children_do_not_inherit_it(tmp_path: Path) -> None:
    with DataLock(tmp_path / "lock") as held:
        assert held._file is not None
        assert not os.get_inheritable(held._file)
