"""Examples for the names in paths, found in the lists of the interface as a member sees them."""

import json
import time
from collections.abc import Callable, Mapping
from http.client import HTTPConnection
from typing import Any


class Examples:
    """Asks as one member, and knows an example of each record that it came across."""

    def __init__(self, address: str, headers: Mapping[str, str], known: Mapping[str, str]) -> None:
        self._connection = HTTPConnection(address, timeout=120)
        self._headers = dict(headers)
        self._known: dict[str, str | None] = dict(known)

    def filled(self, path: str) -> str | None:
        """Return a path of the interface with examples for its names, None where one is missing.

        The example of a name is the first record of the collection that stands before it.
        """
        return self.filled_from(path, lambda before: before.rstrip("/"))

    def filled_from(self, path: str, collection: Callable[[str], str]) -> str | None:
        """Return a path with examples; `collection` says where a name after some path has its."""
        while "{" in path:
            before, _, rest = path.partition("{")
            name, _, after = rest.partition("}")
            if name not in self._known:
                self._known[name] = self.first(collection(before))
            value = self._known[name]
            if value is None:
                return None
            path = before + value + after
        return path

    def know(self, name: str, value: str | None) -> None:
        """Take this for a name from now on."""
        self._known[name] = value

    def milliseconds(self, path: str) -> float:
        """Ask once; return how long the answer took, to its last byte."""
        began = time.perf_counter()
        self.ask(path)
        return (time.perf_counter() - began) * 1000

    def is_answered(self, path: str) -> bool:
        """Tell whether there is something to be read."""
        return self.ask(path)[0] == 200

    def content(self, path: str) -> Any:
        """Return the JSON of an answer, None where it is refused."""
        status, content = self.ask(path)
        return json.loads(content) if status == 200 else None

    def ask(self, path: str) -> tuple[int, bytes]:
        """Return the status and the bytes of an answer."""
        self._connection.request("GET", path, headers=self._headers)
        answer = self._connection.getresponse()
        return answer.status, answer.read()

    def first(self, collection: str) -> str | None:
        """Return the id of the first record of a collection, None where it is empty."""
        if "?" in collection:
            return None
        found = self.content(collection)
        if found is None:
            return None
        items = found if isinstance(found, list) else found.get("items", [])
        first = items[0] if items else {}
        inner = next((one for one in first.values() if isinstance(one, dict) and "id" in one), {})
        found_id = first.get("id") or inner.get("id") or first.get("key")
        return str(found_id) if found_id else None
