"""The wheel, installed where this checkout can't be seen, makes and publishes a guide of its own."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

import certguide
from tests.conftest import ROOT, changed
from tests.site.mkdocs_server import serve
from tests.site.project import environment, printed

pytestmark = pytest.mark.site

BIN = "Scripts" if sys.platform == "win32" else "bin"
CATALOG = "data/credentials.yaml"
MUST_SHIP = (
    "py.typed",
    "catalog/model/credentials.schema.json",
    "mkdocs_plugin/macros.py",
    "site/outputs/api/schema.json",
    "site/templates/fact_table.html.jinja",
    "starter/.github/workflows/publish.yml",
    "starter/.gitignore",
    "starter/mkdocs.yml",
    "theme/assets/styles/tokens.css",
    "theme/main.html",
    "theme/mkdocs_theme.yml",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built with what is installed and without the network."""
    to = tmp_path_factory.mktemp("wheel")
    _pip("wheel", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", str(to), str(ROOT))
    (file,) = to.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """An environment with the wheel. It borrows the dependencies of the running one by their path.

    Python runs no ``.pth`` file of a path that it got from one itself, so an editable install of the checkout in the
    running environment isn't seen.
    """
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    _pip("--python", str(folder), "install", "--no-deps", "--no-index", str(wheel))
    paths = {"base": str(folder), "platbase": str(folder)}
    own = Path(sysconfig.get_path("purelib", "venv" if "venv" in sysconfig.get_scheme_names() else None, vars=paths))
    borrowed = dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    (own / "borrowed.pth").write_text("\n".join(borrowed), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory, installed: Path) -> Path:
    """A guide that ``certguide new harbour`` made in an empty folder, with its site built."""
    folder = tmp_path_factory.mktemp("elsewhere")
    _certguide(installed, folder, "new", "harbour")
    done = _run(installed, folder / "harbour", "python", "-m", "mkdocs", "build", "--strict")
    assert done.returncode == 0, printed(done)
    return folder / "harbour"


def test_wheel_has_everything_that_is_no_python(wheel: Path) -> None:
    """Templates, theme, starter and schemas are in it; tests, data and this guide's prose are not."""
    names = set(ZipFile(wheel).namelist())
    assert {f"certguide/{name}" for name in MUST_SHIP} <= names
    assert {name.partition("/")[0] for name in names} == {
        "certguide",
        f"certguide-{certguide.__version__}.dist-info",
    }


def test_environment_uses_the_wheel(installed: Path, tmp_path: Path) -> None:
    """What is tested below is the installed package and not the checkout."""
    done = _run(installed, tmp_path, "python", "-c", "import certguide; print(certguide.__file__)")
    assert Path(done.stdout.strip()).is_relative_to(installed)


def test_new_guide_builds_strictly(harbour: Path) -> None:
    """Theme, plugin and search come from the entry points of the wheel."""
    page = (harbour / "site/credentials/example-certificate/index.html").read_text(encoding="utf-8")
    assert "Certificate of Examples" in page
    assert "md-copyright" in page
    assert (harbour / "site/search/search_index.json").exists()


def test_new_guide_is_served(installed: Path, harbour: Path) -> None:
    """``mkdocs serve`` answers, and an edit of the catalogue is seen."""
    with serve(harbour, python=str(installed / BIN / "python"), PYTHONPATH="") as serving:
        serving.wait_for_text("credentials/example-certificate/", "Certificate of Examples")
        with serving.edited(CATALOG, "name: Certificate of Examples", "name: Certificate of Herrings"):
            serving.wait_for_text("credentials/example-certificate/", "Certificate of Herrings")


def test_commands_run_in_the_new_guide(installed: Path, harbour: Path) -> None:
    """Check, stale, the schema and the list of permalinks find the guide's files."""
    assert "OK" in _certguide(installed, harbour, "check")
    assert "https://example.org/" in _certguide(installed, harbour, "stale", "--all")
    assert _certguide(installed, harbour, "schema", "--check") == ""
    assert "0 of them new" not in _certguide(installed, harbour, "addresses")
    assert "0 of them new" in _certguide(installed, harbour, "addresses")


def test_review_describes_an_edit_of_the_new_guide(installed: Path, harbour: Path, tmp_path: Path) -> None:
    """A price that changed is reported with both values."""
    before = (harbour / CATALOG).read_text(encoding="utf-8")
    entry = "  - {date: 2026-01-01, about: basic, type: price, old: 90 EUR, new: 100 EUR, sources: home}\n"
    old = changed(before, ("price: 100 EUR", "price: 90 EUR"), (f"changes:\n{entry}", ""))
    (tmp_path / "before.yaml").write_text(old, encoding="utf-8")
    report = _certguide(installed, harbour, "review", str(tmp_path / "before.yaml"))
    assert "90 EUR" in report.replace("\xa0", " ")
    assert "100 EUR" in report.replace("\xa0", " ")


def test_links_are_checked_in_the_new_guide(installed: Path, harbour: Path, tmp_path: Path) -> None:
    """The URLs of the sources are requested; the one here is of a port where nothing listens."""
    text = (harbour / CATALOG).read_text(encoding="utf-8")
    (tmp_path / "local.yaml").write_text(changed(text, ("//example.org/", "//127.0.0.1:1/")), encoding="utf-8")
    report = _certguide(installed, harbour, "links", str(tmp_path / "local.yaml"))
    assert "https://127.0.0.1:1/: silent" in report
    assert "Working: 0 of 1 URLs." in report


def test_no_path_of_this_machine_is_in_the_guide(installed: Path, harbour: Path) -> None:
    """Neither the guide's own files nor its site name the checkout, the environment or the guide's own folder."""
    local = (str(ROOT), str(installed), str(harbour), "site-packages")
    made = {".cache", "__pycache__"}
    files = [file for file in harbour.rglob("*") if file.is_file() and made.isdisjoint(file.parts)]
    leaks = [(file, path) for file in files for path in local if path.encode() in file.read_bytes()]
    assert not leaks


def _pip(*words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", *words],
        cwd=ROOT.parent,
        env=environment(PYTHONPATH=""),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, printed(done)


def _run(installed: Path, folder: Path, program: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a program of an environment in a folder."""
    return subprocess.run(
        [installed / BIN / program, *words],
        cwd=folder,
        env=environment(PYTHONPATH=""),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _certguide(installed: Path, folder: Path, *words: str) -> str:
    """Run the command, which has to succeed, and return its output."""
    done = _run(installed, folder, "certguide", *words)
    assert done.returncode == 0, printed(done)
    return done.stdout
