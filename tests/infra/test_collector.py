import gc

from rolecall.infra import collector


def test_what_is_there_when_imports_are_done_is_left_alone() -> None:
    collector.rest()
    try:
        assert not gc.isenabled()
    finally:
        collector.settle()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
