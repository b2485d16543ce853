import os
import signal
import subprocess
import sys
import time

import psutil

PROGRAM = """
import time
from rolecall.entrypoints.seed.children import spawned_pool

if __name__ == "__main__":
    with spawned_pool(2) as pool:
        print(*{pool.submit(__import__("os").getpid).result() for _ in range(1)}, flush=True)
        time.sleep(60)
"""


def test_children_end_when_their_parent_is_killed() -> None:
    with subprocess.Popen(
        (sys.executable, "-c", PROGRAM),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # its tracker complains of what the killed one left
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    ) as parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        assert child.is_running()
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    for _ in range(200):
        if not child.is_running() or child.status() == psutil.STATUS_ZOMBIE:
            return
        time.sleep(0.05)
    raise AssertionError("the child still waits for work")
