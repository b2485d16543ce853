"""`python -m lints [path …]`: print `path:line: code message` for each violation, exit 1 on any.

Without paths the whole repository is checked, committed files of every kind included.
"""

import sys
from pathlib import Path

from lints.runner import check_committed, check_tree


def main(arguments: list[str]) -> int:
    """Run from the root of the repository; returns the exit code."""
    root = Path.cwd()
    missing = [name for name in arguments if not (root / name).exists()]
    if missing:
        print(f"lints: no such file or folder: {', '.join(missing)}", file=sys.stderr)
        return 2
    violations = check_tree(root, arguments)
    if not arguments:
        violations += check_committed(root)
    for violation in violations:
        print(violation)
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
