"""Write the JSON Schema of copies of data where programs find it.

`python scripts/data_copy_schema.py` writes `docs/reference/data-copy.schema.json`, which a test
compares with what the domains disclose.
"""

import json
import sys
from pathlib import Path

from rolecall.domains.privacy.queries.shape import schema
from rolecall.entrypoints import composition

PUBLISHED = Path(__file__).resolve().parent.parent / "docs" / "reference" / "data-copy.schema.json"


def main() -> int:
    """Write the file and name it if it changed."""
    for edge in ("models", "handlers", "endpoints"):
        composition.load(edge)
    text = json.dumps(schema(), indent=2, sort_keys=True) + "\n"
    if not PUBLISHED.exists() or PUBLISHED.read_text(encoding="utf-8") != text:
        PUBLISHED.parent.mkdir(exist_ok=True)
        PUBLISHED.write_text(text, encoding="utf-8")
        print(PUBLISHED.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
