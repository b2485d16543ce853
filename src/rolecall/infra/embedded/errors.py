"""What can keep the bundled servers from running. Each sentence says what to do next."""

from rolecall.kernel.errors import RolecallError
from rolecall.kernel.sentences import plain


class EmbeddedError(RolecallError):
    """The root of what goes wrong with the bundled PostgreSQL and Redis."""

    code, title = "embedded", plain("A bundled server cannot be used")


class DataFolderUnusable(EmbeddedError):
    """The data folder cannot be made, written, or reached by the account that needs it."""

    code, title = "data_folder_unusable", plain("The data folder cannot be used")


class DiskFull(EmbeddedError):
    """Too little room is left to start without the risk of stopping half-way."""

    code, title = "disk_full", plain("The disk is full")


class ServerFailed(EmbeddedError):
    """A bundled server did not start, or is not there in a usable version."""

    code, title = "server_failed", plain("A bundled server did not start")
