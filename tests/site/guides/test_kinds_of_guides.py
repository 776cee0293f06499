"""Guides of every shape: without situations, levels or expiry, and with one credential; what can't be shown is refused.

Each is the guide that `certguide new` writes, with a part changed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from certguide.cli import main
from certguide.maintenance.new_guide import STARTER, create_guide
from tests.site.building import Builds
from tests.site.checks import OF_ANY_GUIDE
from tests.site.pages import RenderedSite, text_of
from tests.site.project import BASE, CACHE, CATALOG, TODAY, build, printed
from tests.site.shared_folders import make_once

ONE = """
credentials:
  - id: only
    name: The Only One
    short: Only
    kind: certificate
    about: Shows it.
    exams: [{code: ON-1, from: 2024-03-01}]
    sources: home
roadmap:
  - {id: begin, title: Begin, who: You., why: It is all., take: all, credentials: {kind: certificate}}
audiences:
  - {id: you, title: I am new, summary: Take it., next: Rest., path: [{credential: only, why: It is all.}]}
"""


def without(text: str, *names: str) -> str:
    """Return a catalogue without some of its lists."""
    for name in names:
        text = re.sub(rf"^{name}:\n(?:[ #].*\n|\n)*", "", text, flags=re.MULTILINE)
    return text


def priced(text: str) -> str:
    """Return a catalogue whose only type has a price."""
    return text.replace("    proctored: true\n", "    proctored: true\n    price: 100 EUR\n")


def without_expiry(text: str) -> str:
    """Return the catalogue of a programme whose credentials don't expire."""
    text = re.sub(r"  renewal_ways:\n(?:    .*\n)+", "", text)
    return text.replace("validity: 36 months", "validity: does not expire")


def without_levels(text: str) -> str:
    """Return the catalogue of a programme without levels."""
    text = priced(without(text, "levels", "changes"))
    text = text.replace("    credentials: {level: basic}", "    credentials: {ids: example-certificate}")
    text = text.replace("    credentials: {level: advanced}", "    credentials: {ids: writing-examples}")
    return re.sub("level: (basic|advanced)", "kind: certificate", text)


def with_one_credential(text: str) -> str:
    """Return the catalogue of a programme with one credential."""
    text = without(without_expiry(text), "levels", "credentials", "roadmap", "audiences", "changes")
    return priced(text).replace("\nsources:\n", f"{ONE}\nsources:\n")


KINDS: dict[str, Callable[[str], str]] = {
    "starter": lambda text: text,
    "without situations": lambda text: without(text, "audiences"),
    "without expiry": without_expiry,
    "without levels": without_levels,
    "with one credential": with_one_credential,
}


def new_guide(folder: Path, change: Callable[[str], str] = KINDS["starter"], cache: Path | None = None) -> Path:
    """Write a new guide with a changed catalogue, and with what a build of another one has kept."""
    create_guide(folder)
    if cache:
        shutil.copytree(cache, folder / CACHE)
    file = folder / CATALOG
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def starter(shared_folder: Path) -> Path:
    """Return a new guide as it is; read-only."""
    return make_once(shared_folder / "projects/starter", new_guide)


@pytest.fixture(scope="module")
def cache(build_once: Builds, starter: Path) -> Path:
    """Return what a build of it keeps; read-only."""
    return build_once.cache_of(starter)


@pytest.fixture(scope="module")
def site_of(build_once: Builds, shared_folder: Path, starter: Path, cache: Path) -> Callable[[str], RenderedSite]:
    """Return the built guide of a kind."""

    def build_kind(kind: str) -> RenderedSite:
        if kind == "starter":
            return build_once(starter)
        folder = shared_folder / f"projects/{kind.replace(' ', '-')}"
        return build_once(make_once(folder, lambda to: new_guide(to, KINDS[kind], cache)))

    return build_kind


def page_text(site: RenderedSite, url: str) -> str:
    """Return the text of a page without its frame, with ordinary spaces."""
    return text_of(site.page(url).main).replace("\xa0", " ")


@pytest.mark.parametrize("kind", KINDS)
def test_guide_of_any_kind_passes_the_common_checks(kind: str, site_of: Callable[[str], RenderedSite]) -> None:
    """Links, markup, headings, tables and texts are in order."""
    for check in OF_ANY_GUIDE:
        check(site_of(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_every_heading_of_a_guide_of_any_kind_has_content(kind: str, site_of: Callable[[str], RenderedSite]) -> None:
    """No part of the starter's pages is only a heading."""
    site = site_of(kind)
    for url in ("", "roadmap/", "compare/", "renewal/", "changes/", "credentials/", "about/", "team/"):
        page = site.page(url)
        for part in page.main:
            if part.tag == "h2":
                assert "".join(map(text_of, page.section(part.get("id") or ""))).strip(), (kind, url, text_of(part))
            if part.tag == "details":
                assert "".join(map(text_of, list(part)[1:])).strip(), (kind, url, text_of(part))


def test_home_without_situations_leads_to_the_roadmap(site_of: Callable[[str], RenderedSite]) -> None:
    """Readers who can't choose a situation begin with the roadmap; a team budget needs situations."""
    home = page_text(site_of("without situations"), "")
    assert "I’m starting from scratch" in home
    assert "I need to renew" in home
    assert "planning for a team" not in home
    assert "I’m starting from scratch" not in page_text(site_of("starter"), "")


def test_guide_without_expiry_has_nothing_to_renew(site_of: Callable[[str], RenderedSite]) -> None:
    """The home page doesn't offer to renew, and the renewal page says why its table is missing."""
    site = site_of("without expiry")
    assert "I need to renew" not in page_text(site, "")
    assert "We know of no credential here that expires." in page_text(site, "renewal/")
    assert not list(site.page("renewal/").main.iter("table"))


def test_guide_without_levels_speaks_of_types(site_of: Callable[[str], RenderedSite]) -> None:
    """Neither tables nor pictures name levels."""
    site = site_of("without levels")
    table = next(site.page("compare/").main.iter("table"))
    assert [text_of(cell) for cell in table.iter("th")] == ["Type", "Per attempt", "Certificate"]
    assert "sorted by type" in page_text(site, "compare/")
    assert "grouped by type" in page_text(site, "changes/")


def test_guide_without_retired_credentials_speaks_of_none(site_of: Callable[[str], RenderedSite]) -> None:
    """Neither the filters, nor the list, nor the page of a wrong URL offers what isn't there."""
    without, starter = site_of("with one credential"), site_of("starter")
    for site, shown in ((without, False), (starter, True)):
        box = next(box for box in site.page("compare/").main.iter("div") if box.get("class") == "checkbox")
        assert ("Include retired" in text_of(box), box.get("hidden") is not None) == (True, not shown)
        not_found = (site.folder / "404.html").read_text(encoding="utf-8")
        assert ("retired ones included" in not_found) is shown
    assert "retired" not in page_text(without, "credentials/").lower()


def test_guide_with_one_credential_asks_for_no_second(site_of: Callable[[str], RenderedSite]) -> None:
    """The view side by side explains why it is empty, and counts are in the singular."""
    site = site_of("with one credential")
    assert "This guide has a single credential." in page_text(site, "compare/")
    assert "1 certificate, sorted by type." in page_text(site, "compare/")
    assert "You can take one today." in page_text(site, "credentials/")


@pytest.mark.site
def test_missing_pages_are_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other pages link to these, so a build without them says which files to add."""
    pages = ("index", "about", "credentials", "roadmap", "renewal")
    done = build_changed(tmp_path, lambda guide: [remove_page(guide, page) for page in pages])
    assert "Traceback" not in printed(done)
    monkeypatch.chdir(tmp_path / "guide")
    for page in pages:
        file, fix = f"docs/{page}.md", f"certguide page docs/{page}.md"
        assert f"{file} is missing, and other pages link to it. Write it, for example with: {fix}" in printed(done)
        assert main(fix.split()[1:], {}) == 0
        assert Path(file).read_text("utf-8") == (STARTER / file).read_text("utf-8")


@pytest.mark.site
def test_section_of_the_navigation_is_refused(tmp_path: Path) -> None:
    """Tabs have one level, and the message names the section."""
    nested = "  - Choose:\n      - Roadmap: roadmap.md\n"
    done = build_changed(tmp_path, lambda guide: replace(guide / "mkdocs.yml", "  - Roadmap: roadmap.md\n", nested))
    assert 'nav › "Choose" is a section, but tabs have one level. List its pages under `nav`.' in printed(done)
    assert "Traceback" not in printed(done)


@pytest.mark.measured
@pytest.mark.site
def test_page_without_a_link_and_link_without_a_page_are_named_with_the_fix(tmp_path: Path, cache: Path) -> None:
    """What the message asks for works: the page is linked at the foot, beside the default links."""

    def add(guide: Path, footer: str) -> None:
        (guide / "docs/first-steps.md").write_text("# How to prepare\n\nRead.\n", encoding="utf-8")
        settings = guide / "mkdocs.yml"
        settings.write_text(f"{settings.read_text(encoding='utf-8')}{footer}", encoding="utf-8")

    asked = "first-steps/: First steps"
    wrong = "extra:\n  footer:\n    prepares/: Prepare\n"
    output = printed(build_changed(tmp_path / "wrong", lambda guide: add(guide, wrong), cache))
    fix = f"list it under `nav`, or at the foot of every page: `{asked}` under `footer:`"
    assert f"WARNING -  docs/first-steps.md has no link. In mkdocs.yml, {fix}" in output
    assert 'extra › footer: "prepares/" isn\'t a page of docs/.' in output
    right = f"extra:\n  footer:\n    {asked}\n"
    build_changed(tmp_path / "right", lambda guide: add(guide, right), cache, fails=False)
    foot = (tmp_path / "right/site/index.html").read_text(encoding="utf-8").partition("footer-links")[2]
    assert re.findall(r">([^<]+)</a>", foot)[:4] == [
        "First steps",
        "All credentials",
        "Team budget",
        "About and sources",
    ]


@pytest.mark.site
@pytest.mark.parametrize("page", ["compare", "changes", "team"])
def test_other_pages_may_be_left_out(page: str, tmp_path: Path, cache: Path) -> None:
    """A guide needs neither a comparison nor a list of changes nor a budget."""
    build_changed(tmp_path, lambda guide: remove_page(guide, page), cache, fails=False)
    OF_ANY_GUIDE[0](RenderedSite(tmp_path / "site", TODAY, tmp_path / "guide" / CATALOG, BASE))


def build_changed(
    folder: Path, change: Callable[[Path], object], cache: Path | None = None, *, fails: bool = True
) -> subprocess.CompletedProcess[str]:
    """Build the starter with a change of its files."""
    guide = new_guide(folder / "guide", cache=cache)
    change(guide)
    done = build(guide, folder / "site")
    assert bool(done.returncode) is fails, printed(done)
    return done


def remove_page(guide: Path, name: str) -> None:
    """Remove a page and its tab."""
    (guide / f"docs/{name}.md").unlink()
    file = guide / "mkdocs.yml"
    file.write_text(re.sub(rf"  - .*: {name}\.md\n", "", file.read_text(encoding="utf-8")), encoding="utf-8")


def replace(file: Path, old: str, new: str) -> None:
    """Replace a text of a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
