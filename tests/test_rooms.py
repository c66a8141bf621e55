"""The house: rooms in one order, doors that are used, no room too full. docs/rooms.toml is the table."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from docs.architecture import DRAWING, drawing
from tests.rooms import ORDER, PACKAGES, ROOT, edges, imports, longest_path, modules, room_of, target

MOST_FILES = 16
MOST_LINES = 300
LONGEST_WAY = 8
# What stands outside the packages and imports them as a user would.
COMMAND = "mujaz.cli.app"  # as pyproject.toml opens it
WORKSHOPS = [path for folder in ("bench", "training") for path in sorted((ROOT / folder).rglob("*.py"))]


def position(room: str) -> int:
    package, _, rest = room.partition(".")
    return ORDER[package].index(rest) if rest else len(ORDER[package])


def test_every_module_is_in_a_room_of_the_table() -> None:
    homeless = [name for name in modules() if room_of(name) in PACKAGES and name not in PACKAGES]
    # A folder that only holds rooms has no code of its own.
    assert [name for name in homeless if _code(modules()[name])] == []


def test_the_table_names_no_room_that_is_gone() -> None:
    assert {f"{package}.{room}" for package, rooms in ORDER.items() for room in rooms} <= set(modules())


def test_no_import_runs_up() -> None:
    wrong = []
    for name, path in modules().items():
        here = room_of(name)
        for found in imports(path):
            there = room_of(target(found))
            mine, theirs = here.split(".")[0], there.split(".")[0]
            allowed = theirs in PACKAGES[mine] if mine != theirs else position(there) >= position(here)
            if not allowed:
                wrong.append(f"{found}  ({there} stands above {here})")
    assert wrong == []


def test_what_is_outside_a_room_uses_its_door() -> None:
    wrong = []
    users = [(room_of(name), path) for name, path in modules().items()]
    for here, path in [*users, *(("", path) for path in WORKSHOPS)]:
        for found in imports(path):
            there = room_of(target(found))
            # `from mujaz import pipeline` takes a room whole.
            if (
                there not in (here, found.module, f"{found.module}.{found.name}")
                and str(target(found)) != COMMAND
            ):
                wrong.append(str(found))
    assert wrong == []


def test_nothing_private_is_taken_from_another_module() -> None:
    files = [*modules().values(), *WORKSHOPS]
    private = [
        str(found)
        for path in files
        for found in imports(path)
        if found.name.startswith("_") and not found.name.endswith("__")
    ]
    assert private == []
    assert [taken for path in files for taken in _private_attributes(path)] == []


@pytest.mark.parametrize("room", [r for r in sorted(modules()) if modules()[r].name == "__init__.py"])
def test_a_door_exports_what_it_imports_and_says_what_goes_in_and_out(room: str) -> None:
    tree = ast.parse(modules()[room].read_text(encoding="utf-8"))
    said = ast.get_docstring(tree) or ""
    assert said
    exported = _exported(tree)
    assert set(exported) == {found.name for found in imports(modules()[room])}
    if exported:
        assert "In: " in said
        assert "Out: " in said


def test_no_room_is_too_full() -> None:
    folders: dict[Path, int] = {}
    for path in [*modules().values(), *WORKSHOPS]:
        folders[path.parent] = folders.get(path.parent, 0) + (path.name != "__init__.py")
    assert {str(folder): count for folder, count in folders.items() if count > MOST_FILES} == {}


def test_no_module_is_too_long() -> None:
    files = [*modules().values(), *WORKSHOPS]
    lengths = {str(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {path: length for path, length in lengths.items() if length > MOST_LINES} == {}


@pytest.mark.parametrize("inside", ["summarize.", "translate.fidelity."])
def test_the_way_down_is_short(inside: str) -> None:
    assert len(longest_path(edges(), inside)) <= LONGEST_WAY


def _private_attributes(path: Path) -> list[str]:
    """`module._name` of a module of the packages that a file imports."""
    own = {found.name for found in imports(path)}
    return [
        f"{path}:{node.lineno}: {node.value.id}.{node.attr}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in own
        and node.attr.startswith("_")
        and not node.attr.endswith("__")
    ]


def _code(path: Path) -> bool:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return any(not isinstance(node, ast.Expr) for node in body)


def _exported(tree: ast.Module) -> list[str]:
    for node in tree.body:
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and node.targets[0].id == "__all__"
        ):
            return list(ast.literal_eval(node.value))
    return []


def test_the_drawing_is_that_of_the_imports() -> None:
    assert DRAWING.read_text(encoding="utf-8") == drawing(), "run `python -m docs.architecture`"
