"""The import-linter contract type `public_surface`.

A domain may import from another domain only its public modules, and so may the named outsiders.
"""

from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class PublicSurfaceContract(Contract):
    """Let only `public` modules of the packages in `container` be imported across packages.

    `outsiders` are modules outside the container that must keep to the public modules as well.
    """

    container = fields.StringField()
    public = fields.SetField(subfield=fields.StringField())
    outsiders = fields.SetField(subfield=fields.StringField(), required=False, default=set())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002
        """Find the imports that go past the public modules."""
        container = cast("str", self.container)
        public = cast("set[str]", self.public)
        leaks: list[str] = []
        for importer in sorted(graph.modules):
            if not (_inside(importer, container) or self._is_outsider(importer)):
                continue
            own = _member(importer, container)
            for imported in sorted(graph.find_modules_directly_imported_by(importer)):
                if not _inside(imported, container) or _member(imported, container) == own:
                    continue
                if _part(imported, container) not in public:
                    leaks.append(_described(graph, importer, imported))
        return ContractCheck(kept=not leaks, metadata={"leaks": leaks})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print one line per leak."""
        for leak in check.metadata["leaks"]:
            output.print_error(leak)

    def _is_outsider(self, module: str) -> bool:
        outsiders = cast("set[str]", self.outsiders)
        return any(module == name or module.startswith(f"{name}.") for name in outsiders)


def _inside(module: str, container: str) -> bool:
    return module.startswith(f"{container}.")


def _member(module: str, container: str) -> str:
    if not _inside(module, container):
        return ""
    return module.removeprefix(f"{container}.").partition(".")[0]


def _part(module: str, container: str) -> str:
    inside = module.removeprefix(f"{container}.").split(".")
    return inside[1] if len(inside) > 1 else ""


def _described(graph: ImportGraph, importer: str, imported: str) -> str:
    details = graph.get_import_details(importer=importer, imported=imported)
    lines = ", ".join(f"l.{detail['line_number']}" for detail in details)
    return f"{importer} reaches into {imported} ({lines})"
