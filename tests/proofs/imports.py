"""Whether everything that chibo imports is there: each module, and whatever a module imports.

    python -m tests.proofs.imports

Says so of the environment that it runs in; tests/proofs/locks.py runs it where requirements.lock alone is installed.
Imports that stand in a function are tried as well: they would fail only on the day that somebody needs them. Ends with
1 where an import fails.
"""

import ast
import importlib
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

PACKAGES = ("bot", "handlers", "storage")
# These act when they are imported; whatever they import is tried all the same.
SCRIPTS = {"bot.__main__", "storage.migrations.env"}


def modules(packages: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """The modules of the packages, with their files."""
    for name in packages:
        package = importlib.import_module(name)
        for place in package.__path__:
            yield name, Path(place) / "__init__.py"
            for module in pkgutil.walk_packages([place], f"{name}."):
                path = Path(place).parent.joinpath(*module.name.split("."))
                yield module.name, path / "__init__.py" if module.ispkg else path.with_suffix(".py")


def asked_for(path: Path) -> set[str]:
    """The modules that a file imports, wherever in it; nothing here is imported relatively."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    whole = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return whole | {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}


def failures(packages: Iterable[str]) -> list[str]:
    """A line for each module that cannot be imported."""
    wanted: set[str] = set()
    for name, path in modules(packages):
        wanted |= asked_for(path) | {name}
    return [line for name in sorted(wanted - SCRIPTS) for line in _tried(name)]


def _tried(name: str) -> list[str]:
    try:
        importlib.import_module(name)
    except Exception as error:
        return [f"{name}: {type(error).__name__}: {error}"]
    return []


def main() -> int:
    failed = failures(PACKAGES)
    print("\n".join(failed) or f"{len(list(modules(PACKAGES)))} modules and all that they import: well")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
