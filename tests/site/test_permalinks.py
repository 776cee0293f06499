"""Permalinks: which URLs are listed, and how a build treats a lost one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from certguide.maintenance.built_pages import read_pages
from certguide.site.permalinks import FILE, BuiltSite, find_losses, merge_permalinks, read_permalinks, scan_site
from tests.site.building import NewProject
from tests.site.pages import RenderedSite
from tests.site.project import BASE, CATALOG, STARTER, TODAY, build, printed
from tests.site.site_server import serve_site

PAGE = """<body><h2 id="frame">Frame</h2><article><h1 id="title">T</h1>
<h2 id="facts">Facts</h2><h3 class="x" id="a&amp;b">A</h3><p id="src-a">a</p><input id="day-a">
<li class="step" id="step-one" data-promised>One</li><span id="old-one" data-promised></span></article>
<h2 id="footer">Footer</h2></body>"""
MOVED = '<p>This is now at <a href="../new/">New</a>.</p>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a small site: two pages, a redirect, a feed, and files that aren't permalinks."""
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


def test_scan_lists_pages_feeds_headings_and_marked_anchors(folder: Path) -> None:
    """Headings below the title and marked anchors are listed; titles, sources, fields and assets aren't."""
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


@pytest.mark.parametrize("permalink", ["/", "/feed.xml", "/new/", "/new/#facts", "/old/", "/old/#facts"])
def test_permalink_resolves_to_a_page_or_through_a_redirect(folder: Path, permalink: str) -> None:
    """An anchor of a redirected URL is looked up in the redirect's target."""
    assert scan_site(folder).resolves(permalink)


def test_files_that_are_not_written_yet_count_too(folder: Path) -> None:
    """A server makes them when they are asked for: files for programs, and redirects with their targets."""
    unwritten = {"api/v1/plan.json": "", "older/index.html": "new/#facts", "previews/new.png": ""}
    site = scan_site(folder, unwritten)
    assert site.resolves("/api/v1/plan.json")
    assert site.resolves("/older/#facts")
    assert not site.resolves("/older/#gone")
    assert site.permalinks() == sorted([*scan_site(folder).permalinks(), "/api/v1/plan.json", "/older/"])


@pytest.mark.parametrize("permalink", ["/gone/", "/new/#gone", "/old/#gone", "/feed.json", "/new/#title"])
def test_permalink_without_page_or_anchor_is_unresolved(folder: Path, permalink: str) -> None:
    """A missing page, anchor or file leaves its permalink unresolved."""
    assert not scan_site(folder).resolves(permalink)


def test_links_that_lead_nowhere_or_in_a_circle_are_no_files(folder: Path) -> None:
    """A broken link to a page, and a folder that links to the one above."""
    before = scan_site(folder).permalinks()
    (folder / "broken.html").symlink_to(folder / "nothing.html")
    (folder / "new/above").symlink_to(folder, target_is_directory=True)
    assert scan_site(folder).permalinks() == before


def test_page_of_another_encoding_is_read(tmp_path: Path) -> None:
    """A guide may copy an HTML file of any origin: what isn't UTF-8 in it is no anchor of ours."""
    (tmp_path / "old.html").write_bytes('<article><h2>Über</h2><h2 id="b"></h2></article>'.encode("cp1252"))
    assert scan_site(tmp_path).permalinks() == ["/old.html", "/old.html#b"]
    assert read_pages(tmp_path)["old.html"].anchors == {"b"}


def test_circular_redirects_resolve_nothing() -> None:
    """Two redirects to each other resolve no anchor."""
    site = BuiltSite({"/a/": frozenset(), "/b/": frozenset()}, {"/a/": "/b/", "/b/": "/a/"})
    assert not site.resolves("/a/#facts")


@pytest.mark.parametrize(
    ("permalink", "fix"),
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
        ("about/", "begins with a slash"),
    ],
)
def test_loss_message_names_line_and_fix(permalink: str, fix: str) -> None:
    """The message of a loss has the line of the list, the URL and how to restore it."""
    (loss,) = find_losses(f"\n{permalink}\n", BuiltSite({}, {}))
    assert loss.startswith(f"data/addresses.txt:2: {permalink} was promised")
    assert fix in loss


def test_lost_page_is_reported_without_its_anchors_and_files() -> None:
    """They are lost for the same reason, and come back with the page; other pages below it are not."""
    text = "/a/\n/a/#facts\n/a/b/\n/a/calendar.ics\n/c/#x\n/c/d.ics\n"
    losses = find_losses(text, BuiltSite({"/c/": frozenset()}, {}), "urls.txt")
    assert [loss.split(" ")[1] for loss in losses] == ["/a/", "/a/b/", "/c/#x", "/c/d.ics"]


def test_merge_keeps_old_permalinks_sorted_and_unique(folder: Path) -> None:
    """A permalink that the site no longer has stays listed; lines are sorted and unique."""
    text = merge_permalinks(["/zoo/", "/new/"], scan_site(folder))
    assert read_permalinks(text)[-2:] == ["/old/", "/zoo/"]
    assert read_permalinks(text) == sorted(set(read_permalinks(text)))


def test_permalinks_do_not_depend_on_the_date(site: RenderedSite, later_site: RenderedSite) -> None:
    """The sample guide has the same permalinks on both days."""
    assert scan_site(site.folder).permalinks() == scan_site(later_site.folder).permalinks()


RENAMES = {
    "credential": ("- id: plate-library-specialty\n", "- id: databases\n    former_ids: [plate-library-specialty]\n"),
    "mention": ("photometry-specialty, plate-library-specialty]", "photometry-specialty, databases]"),
    "holders": ("photometry-specialty, plate-library-specialty, i", "photometry-specialty, databases, i"),
    "another": ("            - plate-library-specialty\n", "            - databases\n"),
    "step": ("- id: one-associate\n", "- id: first-associate\n    former_ids: [one-associate]\n"),
    "situation": ("- id: sell-or-manage\n", "- id: not-technical\n    former_ids: [sell-or-manage]\n"),
    "level": ("- id: business\n", "- id: commerce\n    former_ids: [business]\n"),
    "rule": ("    - id: tax\n", "    - id: taxes\n      former_ids: [tax]\n"),
    "way to renew": ("    - id: sky-quest\n", "    - id: star-quest\n      former_ids: [sky-quest]\n"),
}


FORMERLY = "formerly: [accreditations/]\n"
PROSE = (
    ("accreditations.md", "free.md"),
    ("  - Changes: changes.md\n", "  - Changes: changes.md\n  - Free: free.md\n"),
    ("description: The accreditations", FORMERLY + "description: The accreditations"),
    ("description: The order", 'formerly: ["#the-steps"]\ndescription: The order'),
    ("## The steps", "## Step by step"),
)


def rename_records(project: Path, without_former_ids: bool = False) -> Path:
    """Rename one record of each type in a copy of the project, with or without its former ids."""
    file = project / "data/credentials.yaml"
    text = before = file.read_text(encoding="utf-8")
    for old, new in RENAMES.values():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    text = text.replace("level: business\n", "level: commerce\n")
    text = text.replace("audience: sell-or-manage\n", "audience: not-technical\n")
    for old, new in PROSE:
        _edit_docs(project, old, new)
    (project / "docs/accreditations.md").rename(project / "docs/free.md")
    if without_former_ids:
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
def permalink_list(site: RenderedSite) -> str:
    """Return the permalinks of the sample guide before any rename."""
    return merge_permalinks([], scan_site(site.folder))


@pytest.fixture(scope="module")
def renamed_site(new_project: NewProject, permalink_list: str) -> RenderedSite:
    """Build the sample guide after renames with former ids."""
    project = rename_records(new_project())
    (project / FILE).write_text(permalink_list, encoding="utf-8")
    process = build(project, project / "site")
    assert process.returncode == 0, printed(process)[-3000:]
    return RenderedSite(project / "site", TODAY, project / CATALOG, BASE, project)


def test_renames_with_former_ids_lose_no_permalink(renamed_site: RenderedSite, permalink_list: str) -> None:
    """With former ids, every old URL of a renamed record, page or heading leads to the new one."""
    site = scan_site(renamed_site.folder)
    assert find_losses(permalink_list, site) == []
    assert {"/credentials/databases/", "/roadmap/#first-associate", "/for/not-technical/", "/free/"} <= {
        *site.permalinks()
    }


def test_former_anchor_is_inside_the_renamed_element(renamed_site: RenderedSite) -> None:
    """The anchor of the old id is inside the step, level, rule or way to renew with the new one."""
    for page, old, new in (
        ("roadmap/", "one-associate", "first-associate"),
        ("certifications/", "business", "commerce"),
        ("certifications/", "rule-tax", "rule-taxes"),
        ("renewal/", "sky-quest", "star-quest"),
    ):
        assert old in [element.get("id") for element in renamed_site.page(page).element(new).iter()]


def test_renames_without_former_ids_fail_the_build(new_project: NewProject, permalink_list: str) -> None:
    """The build fails, names every lost URL and how to restore it, and prints no traceback."""
    project = rename_records(new_project(), without_former_ids=True)
    (project / FILE).write_text(permalink_list, encoding="utf-8")
    process = build(project, project / "site")
    output = printed(process)
    assert process.returncode != 0
    assert "Traceback" not in output
    for url in (
        "/credentials/plate-library-specialty/ ",
        "/roadmap/#one-associate ",
        "/roadmap/one-associate/ ",
        "/for/sell-or-manage/ ",
        "/certifications/#business ",
        "/certifications/#rule-tax ",
        "/renewal/#sky-quest ",
        "/accreditations/ ",
        "/roadmap/#the-steps ",
    ):
        assert f": {url}was promised" in output, url
    assert 'Put "plate-library-specialty" under former_ids of the credential that takes its place.' in output


def test_build_without_a_permalink_list_succeeds(new_project: NewProject) -> None:
    """A new guide without a list loses no permalink."""
    project = new_project(guide=STARTER)
    assert not (project / FILE).exists()
    process = build(project, project / "site")
    assert process.returncode == 0, printed(process)[-2000:]
    assert "are not in data/addresses.txt yet" in printed(process)


REDIRECTS = {
    "credentials/plate-library-specialty/": "credentials/databases/",
    "for/sell-or-manage/": "for/not-technical/",
    "accreditations/": "free/",
    "roadmap/one-associate/": "roadmap/#first-associate",
    "roadmap/first-associate/": "roadmap/#first-associate",
}


@pytest.mark.parametrize("scripts", [True, False])
def test_old_url_redirects_in_a_browser(renamed_site: RenderedSite, window: Any, scripts: bool) -> None:
    """An old URL leads to the new one, with JavaScript and without."""
    with serve_site(renamed_site.folder, BASE) as home:
        page = window(java_script_enabled=scripts)
        for old, new in REDIRECTS.items():
            page.goto("about:blank")
            page.goto(home + old)
            page.wait_for_url(home + new)
            assert page.locator("article h1").count() == 1, old


def test_redirect_keeps_query_and_fragment(renamed_site: RenderedSite, window: Any) -> None:
    """Query and fragment of the old URL arrive at the new page."""
    with serve_site(renamed_site.folder, BASE) as home:
        page = window()
        page.goto(f"{home}credentials/plate-library-specialty/?from=mail#facts")
        page.wait_for_url(f"{home}credentials/databases/?from=mail#facts")
        assert page.evaluate("document.querySelector(':target').textContent").startswith("Facts")
        page.goto(f"{home}roadmap/one-associate/?from=mail")
        page.wait_for_url(f"{home}roadmap/?from=mail#first-associate")


def test_former_anchor_scrolls_to_its_step(renamed_site: RenderedSite, window: Any) -> None:
    """Without JavaScript the renamed step is in view and marked as the target."""
    with serve_site(renamed_site.folder, BASE) as home:
        page = window(360, 640, java_script_enabled=False)
        page.goto(f"{home}roadmap/#one-associate")
        step = page.locator("#first-associate")
        assert -40 <= step.bounding_box()["y"] <= 320
        shadow = step.evaluate("step => getComputedStyle(step).boxShadow")
        assert shadow != "none"
