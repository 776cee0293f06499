"""Addresses are for ever: the list of those promised, and what a build does when one is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from certguide.site.permalinks import FILE, BuiltSite, find_losses, merge_permalinks, read_permalinks, scan_site
from tests.site.building import NewProject
from tests.site.pages import RenderedSite
from tests.site.project import BASE, CATALOG, TODAY, build, printed
from tests.site.served import served

PAGE = """<body><h2 id="frame">Frame</h2><article><h1 id="title">T</h1>
<h2 id="facts">Facts</h2><h3 class="x" id="a&amp;b">A</h3><p id="src-a">a</p><input id="day-a">
<li class="step" id="step-one" data-promised>One</li><span id="old-one" data-promised></span></article>
<h2 id="footer">Footer</h2></body>"""
MOVED = '<p>This is now at <a href="../new/">New</a>.</p>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site: two pages, one old address, a feed, and files that others ask for."""
    files = {
        "index.html": "<article><h2 id='x' id=\"top\">Top</h2></article>",
        "new/index.html": PAGE,
        "old/index.html": MOVED,
        "404.html": PAGE,
        "feed.xml": "<feed/>",
        "assets/a.css": "a{}",
        "search/search_index.json": "{}",
        "previews/home.png": "png",
        "sitemap.xml.gz": "gz",
    }
    for path, text in files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def test_pages_files_and_marked_anchors_are_promised(folder: Path) -> None:
    """Headings below the title and marked anchors count; titles, source marks, fields, frame and assets do not."""
    assert scan_site(folder).permalinks() == [
        "/",
        "/#top",
        "/feed.xml",
        "/new/",
        "/new/#a&b",
        "/new/#facts",
        "/new/#old-one",
        "/new/#step-one",
        "/old/",
    ]


@pytest.mark.parametrize("promise", ["/", "/feed.xml", "/new/", "/new/#facts", "/old/", "/old/#facts"])
def test_a_promise_is_kept_by_a_page_or_by_what_leads_to_it(folder: Path, promise: str) -> None:
    """An anchor of an old address is looked for where the address leads."""
    assert scan_site(folder).resolves(promise)


@pytest.mark.parametrize("promise", ["/gone/", "/new/#gone", "/old/#gone", "/feed.json", "/new/#title"])
def test_a_promise_is_broken_by_a_missing_page_or_anchor(folder: Path, promise: str) -> None:
    """Pages, anchors, files: whatever is not there is missed."""
    assert not scan_site(folder).resolves(promise)


def test_addresses_that_lead_in_a_circle_keep_nothing() -> None:
    """Two addresses that lead to each other end nowhere."""
    site = BuiltSite({"/a/": frozenset(), "/b/": frozenset()}, {"/a/": "/b/", "/b/": "/a/"})
    assert not site.resolves("/a/#facts")


@pytest.mark.parametrize(
    ("promise", "says"),
    [
        ("/credentials/old/#facts", 'Put "old" under former_ids of the credential'),
        ("/for/old/", 'Put "old" under former_ids of the situation'),
        ("/roadmap/old/", 'Put "old" under former_ids of the step'),
        ("/about/#source-old", 'Put "old" under former_ids of the source'),
        ("/compare/#rule-old", 'put "old" under its former_ids'),
        ("/roadmap/#old", 'write {: #old } after its new words, or formerly: ["#old"]'),
        ("/", "Programs rely on it"),
        ("/old/", 'Write formerly: ["old/"] in the head of the page'),
        ("/api/v1/old.json", "Programs rely on it"),
    ],
)
def test_a_loss_says_what_to_do(promise: str, says: str) -> None:
    """Each loss has the line of the list, the address, and the way to keep it."""
    (loss,) = find_losses(f"\n{promise}\n", BuiltSite({}, {}))
    assert loss.startswith(f"data/addresses.txt:2: {promise} was promised")
    assert says in loss


def test_the_list_only_grows(folder: Path) -> None:
    """What a site no longer has stays listed; each line is there once, in order."""
    text = merge_permalinks(["/zoo/", "/new/"], scan_site(folder))
    assert read_permalinks(text)[-2:] == ["/old/", "/zoo/"]
    assert read_permalinks(text) == sorted(set(read_permalinks(text)))


def test_no_address_depends_on_the_day(site: RenderedSite, later_site: RenderedSite) -> None:
    """Whatever ends or opens meanwhile, the same addresses are there."""
    assert scan_site(site.folder).permalinks() == scan_site(later_site.folder).permalinks()


RENAMES = {
    "credential": ("- id: plate-library-specialty\n", "- id: databases\n    former_ids: [plate-library-specialty]\n"),
    "mention": ("photometry-specialty, plate-library-specialty]", "photometry-specialty, databases]"),
    "another": ("            - plate-library-specialty\n", "            - databases\n"),
    "step": ("- id: one-associate\n", "- id: first-associate\n    former_ids: [one-associate]\n"),
    "situation": ("- id: sell-or-manage\n", "- id: not-technical\n    former_ids: [sell-or-manage]\n"),
    "level": ("- id: business\n", "- id: commerce\n    former_ids: [business]\n"),
    "rule": ("    - id: tax\n", "    - id: taxes\n      former_ids: [tax]\n"),
}


FORMERLY = "formerly: [accreditations/]\n"
PROSE = (
    ("accreditations.md", "free.md"),
    ("description: The accreditations", FORMERLY + "description: The accreditations"),
    ("description: The order", 'formerly: ["#the-steps"]\ndescription: The order'),
    ("## The steps", "## Step by step"),
)


def renamed(project: Path, forgotten: bool = False) -> Path:
    """Renames one of everything in a copy of the project; what led from the old names may be forgotten."""
    file = project / "data/credentials.yaml"
    text = before = file.read_text(encoding="utf-8")
    for old, new in RENAMES.values():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    text = text.replace("level: business\n", "level: commerce\n")
    for old, new in PROSE:
        _edit_docs(project, old, new)
    (project / "docs/accreditations.md").rename(project / "docs/free.md")
    if forgotten:
        text = "".join(line for line in text.splitlines(keepends=True) if "former_ids: [" not in line or line in before)
        _edit_docs(project, FORMERLY, "")
        _edit_docs(project, 'formerly: ["#the-steps"]\n', "")
    file.write_text(text, encoding="utf-8")
    return project


def _edit_docs(project: Path, old: str, new: str) -> None:
    for file in (project / "mkdocs.yml", *(project / "docs").glob("*.md")):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def listed(site: RenderedSite) -> str:
    """The list of all permalinks of the sample guide, as it is before anything is renamed."""
    return merge_permalinks([], scan_site(site.folder))


@pytest.fixture(scope="module")
def moved(new_project: NewProject, listed: str) -> RenderedSite:
    """The sample guide after everything was renamed with care."""
    project = renamed(new_project())
    (project / FILE).write_text(listed, encoding="utf-8")
    done = build(project, project / "site")
    assert done.returncode == 0, printed(done)[-3000:]
    return RenderedSite(project / "site", TODAY, project / CATALOG, BASE, project)


def test_renaming_with_former_ids_loses_nothing(moved: RenderedSite, listed: str) -> None:
    """A credential, step, situation, level, rule, page and heading get other names; every address still leads there."""
    site = scan_site(moved.folder)
    assert find_losses(listed, site) == []
    assert {"/credentials/databases/", "/roadmap/#first-associate", "/for/not-technical/", "/free/"} <= {
        *site.permalinks()
    }


def test_former_anchors_stand_where_the_thing_is(moved: RenderedSite) -> None:
    """Without any script the anchor of the old id is inside of the step, level or rule with the new one."""
    for page, old, new in (
        ("roadmap/", "one-associate", "first-associate"),
        ("certifications/", "business", "commerce"),
        ("compare/", "rule-tax", "rule-taxes"),
    ):
        assert old in [element.get("id") for element in moved.page(page).element(new).iter()]


def test_renaming_without_them_is_refused(new_project: NewProject, listed: str) -> None:
    """The build fails, names every address that would be lost, and says what to do; no traceback."""
    project = renamed(new_project(), forgotten=True)
    (project / FILE).write_text(listed, encoding="utf-8")
    done = build(project, project / "site")
    said = printed(done)
    assert done.returncode != 0
    assert "Traceback" not in said
    for lost in (
        "/credentials/plate-library-specialty/ ",
        "/credentials/plate-library-specialty/#facts ",
        "/roadmap/#one-associate ",
        "/roadmap/one-associate/ ",
        "/for/sell-or-manage/ ",
        "/certifications/#business ",
        "/compare/#rule-tax ",
        "/accreditations/ ",
        "/roadmap/#the-steps ",
    ):
        assert f": {lost}was promised" in said, lost
    assert 'Put "plate-library-specialty" under former_ids of the credential that takes its place.' in said


def test_a_guide_without_a_list_promises_nothing_yet(new_project: NewProject) -> None:
    """Somebody who starts with other data and no list is not held to the addresses of this one."""
    project = renamed(new_project(), forgotten=True)
    done = build(project, project / "site")
    assert done.returncode == 0, printed(done)[-2000:]
    assert "are not in data/addresses.txt yet" in printed(done)


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("credentials/plate-library-specialty/", "credentials/databases/"),
        ("for/sell-or-manage/", "for/not-technical/"),
        ("accreditations/", "free/"),
        ("roadmap/one-associate/", "roadmap/#first-associate"),
        ("roadmap/first-associate/", "roadmap/#first-associate"),
    ],
)
def test_old_addresses_lead_on(moved: RenderedSite, window: Any, old: str, new: str, scripts: bool) -> None:
    """In a browser one lands on the new address, with scripts and without."""
    with served(moved.folder, BASE) as home:
        page = window(java_script_enabled=scripts)
        page.goto(home + old)
        page.wait_for_url(home + new)
        assert page.locator("article h1").count() == 1


def test_what_stood_behind_an_old_address_is_kept(moved: RenderedSite, window: Any) -> None:
    """The part after # and the part after ? arrive at the new page."""
    with served(moved.folder, BASE) as home:
        page = window()
        page.goto(f"{home}credentials/plate-library-specialty/?from=mail#facts")
        page.wait_for_url(f"{home}credentials/databases/?from=mail#facts")
        assert page.evaluate("document.querySelector(':target').textContent").startswith("Facts")
        page.goto(f"{home}roadmap/one-associate/?from=mail")
        page.wait_for_url(f"{home}roadmap/?from=mail#first-associate")


def test_an_old_anchor_lands_on_its_step(moved: RenderedSite, window: Any) -> None:
    """Without a script the window shows the step that was renamed, marked as the one jumped to."""
    with served(moved.folder, BASE) as home:
        page = window(360, 640, java_script_enabled=False)
        page.goto(f"{home}roadmap/#one-associate")
        step = page.locator("#first-associate")
        assert -40 <= step.bounding_box()["y"] <= 320
        shadow = step.evaluate("step => getComputedStyle(step).boxShadow")
        assert shadow != "none"
