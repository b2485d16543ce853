"""Run npm in `web/` with the Node that the set-up found: `python -m scripts.npm run lint`."""

import sys

from scripts.bootstrap import CommandFailed, find_npm

if __name__ == "__main__":
    try:
        find_npm()(*sys.argv[1:])
    except CommandFailed as failure:
        sys.exit(str(failure))
