"""The arrow of imports runs one way, and nothing knows which vendor it is about."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

ALLOWED = {
    "catalog": {"catalog"},
    "advice": {"catalog", "advice"},
    "site": {"catalog", "advice", "site", "clock", "links"},
}
CODE = sorted((ROOT / "certguide").rglob("*.py"))
WRITTEN = sorted(
    path
    for path in (ROOT / "macros.py", ROOT / "Makefile", *(ROOT / "certguide").rglob("*"))
    if path.is_file() and "__pycache__" not in path.parts
)


def imports(file: Path) -> Iterator[str]:
    """The names of ours that a file imports."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} has a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("file", CODE, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_imports_run_one_way(file: Path) -> None:
    """The catalogue imports nothing of ours but itself, advice only the catalogue, the site both."""
    layer = file.relative_to(ROOT / "certguide").parts[0]
    if layer not in ALLOWED:
        return
    ours = [name.split(".") for name in imports(file) if name.split(".")[0] in ("certguide", "macros", "tests")]
    foreign = [".".join(name) for name in ours if name[0] != "certguide" or name[1] not in ALLOWED[layer]]
    assert not foreign


@pytest.mark.parametrize("layer", ["catalog", "advice"])
def test_the_lower_layers_know_nothing_of_html(layer: str) -> None:
    """What a catalogue is, and what follows from it, needs neither templates nor MkDocs."""
    for file in (ROOT / "certguide" / layer).glob("*.py"):
        heads = {name.split(".")[0] for name in imports(file)}
        assert not heads & {"jinja2", "markupsafe", "mkdocs", "html"}, file


@pytest.mark.parametrize("layer", ["catalog", "advice"])
def test_only_the_clock_asks_for_the_day(layer: str) -> None:
    """Days are handed in, so that every rule can be asked about every day."""
    for file in (ROOT / "certguide" / layer).glob("*.py"):
        assert not re.search(r"\b(today|now|utcnow|time)\(\)", file.read_text(encoding="utf-8")), file


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_the_generator_names_no_vendor(file: Path) -> None:
    """Code, templates, styles and scripts work for any vendor, so none is named in them."""
    found = re.search(r"(?<![a-z])aws|amazon", file.read_text(encoding="utf-8", errors="replace"), re.IGNORECASE)
    assert not found
