"""Write the OpenAPI document where its snapshots are kept.

`python scripts/openapi.py` writes `tests/contracts/openapi.json`, which a test compares with the
application, and the same bytes to `web/openapi.json`, which the web client is generated from.
"""

import json
import sys
from pathlib import Path

from rolecall.entrypoints.api import create_app
from rolecall.infra.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
SNAPSHOTS = (ROOT / "tests" / "contracts" / "openapi.json", ROOT / "web" / "openapi.json")


def main() -> int:
    """Write the files and name those that changed."""
    document = create_app(Settings()).openapi()
    text = json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    for path in SNAPSHOTS:
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
