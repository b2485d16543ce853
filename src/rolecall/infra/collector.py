"""The garbage collector of a process that imports a lot and then runs for long.

What is imported stays. While it grows, the collector would look at all of it again and again, in
vain: a quarter of the time that a start takes.
"""

import gc


def rest() -> None:
    """Look for no garbage until `settle`: to be called before the imports."""
    gc.disable()


def settle() -> None:
    """Leave what is alive now alone for good, and look for garbage again.

    To be called when all is imported, before anything is forked: the pages of what is left alone
    stay shared with the children.
    """
    gc.freeze()
    gc.enable()
