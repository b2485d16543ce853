"""Exit codes of the command line, and the errors that only a start can meet.

The numbers are those of sysexits.h as far as it has one; `docs/operations/running.md` lists them.
"""

from enum import IntEnum

from rolecall.infra.embedded.errors import DataFolderUnusable, DiskFull, ServerFailed
from rolecall.infra.settings import SettingsError
from rolecall.kernel.errors import RolecallError, Unavailable
from rolecall.kernel.sentences import plain


class Exit(IntEnum):
    """What the exit code of `rolecall` means."""

    OK = 0
    FAILED = 1
    USAGE = 2
    UNREACHABLE = 69
    PROCESS_FAILED = 70
    PORT_TAKEN = 71
    DATA_FOLDER = 73
    DISK_FULL = 74
    ALREADY_RUNNING = 75
    SETTINGS = 78
    INTERRUPTED = 130


class AlreadyRunning(RolecallError):
    """Another supervisor holds the data folder."""

    code, title = "already_running", plain("Rolecall is already running")


class PortTaken(RolecallError):
    """The address that the api should listen on is not to be had."""

    code, title = "port_taken", plain("The port is taken")


class ProcessFailed(RolecallError):
    """A child process stopped before it was ready.

    `exit_code` is what we leave with: the child's own where it speaks for itself.
    """

    code, title = "process_failed", plain("A process did not start")

    def __init__(self, detail: str, exit_code: int = Exit.PROCESS_FAILED) -> None:
        """Keep the sentence and the exit code."""
        super().__init__(plain(detail))
        self.exit_code = exit_code


_CODES: dict[type[RolecallError], Exit] = {
    AlreadyRunning: Exit.ALREADY_RUNNING,
    DataFolderUnusable: Exit.DATA_FOLDER,
    DiskFull: Exit.DISK_FULL,
    PortTaken: Exit.PORT_TAKEN,
    ServerFailed: Exit.PROCESS_FAILED,
    SettingsError: Exit.SETTINGS,
    Unavailable: Exit.UNREACHABLE,
}


def exit_code(error: RolecallError) -> int:
    """Return the code to leave with after `error`."""
    if isinstance(error, ProcessFailed):
        return error.exit_code
    found = [code for kind, code in _CODES.items() if isinstance(error, kind)]
    return found[0] if found else Exit.FAILED
