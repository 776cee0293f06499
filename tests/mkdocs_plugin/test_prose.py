"""The pages of prose that a build publishes, and the problems of those that it can't."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import Problem
from certguide.mkdocs_plugin.pages.page_errors import error_page, report_pages
from certguide.mkdocs_plugin.prose import Prose, built_files, read_prose
from certguide.mkdocs_plugin.taken_paths import ASSETS, made_paths, replaced_files
from certguide.site.context.site import Site
from tests.conftest import TODAY

FORMERLY = "---\nformerly: old/\n---\n# Page\n"
PROBLEM = Problem(3, 4, "formerly", "Wrong.")


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """The folder of a guide with a home page, a page and a page in a folder."""
    for name in ("index.md", "about.md", "team/index.md"):
        file = tmp_path / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("# Page\n", encoding="utf-8")
    return tmp_path


def read(guide: Path, settings: str = "", serving: bool = False, taken: tuple[str, ...] = ()) -> Prose:
    """Read the prose of a guide with these lines in its ``mkdocs.yml``."""
    (guide / "mkdocs.yml").write_text(f"site_name: Guide\nplugins: []\n{settings}", encoding="utf-8")
    return read_prose(built_files(load_config(str(guide / "mkdocs.yml")), serving), taken)


def test_pages_are_known_by_their_urls(guide: Path) -> None:
    """That of the home page is empty, and an index page has the URL of its folder."""
    assert read(guide).front_matter == {"": {}, "about/": {}, "team/": {}}


@pytest.mark.parametrize("name", ["._about.md", ".trash/about.md", "drafts/about.md", "team/README.md", "about.md~"])
def test_file_that_is_not_built_is_not_read(guide: Path, name: str) -> None:
    """Hidden files, excluded ones and a README beside an index give no page, redirect or problem."""
    (guide / "docs" / name).parent.mkdir(exist_ok=True)
    for content in (FORMERLY.encode(), b"\xff\xfe\x00"):
        (guide / "docs" / name).write_bytes(content)
        prose = read(guide, "exclude_docs: drafts/\n")
        assert prose.front_matter == {"": {}, "about/": {}, "team/": {}}
        assert prose.problems == {}


def test_lock_of_an_open_editor_is_not_read(guide: Path) -> None:
    """Emacs marks an open file with a link to nowhere."""
    (guide / "docs/.#about.md").symlink_to("me@example.1:2")
    assert read(guide).problems == {}


def test_draft_is_a_page_only_while_serving(guide: Path) -> None:
    """MkDocs shows drafts to their author alone."""
    (guide / "docs/about.md").write_text(FORMERLY, encoding="utf-8")
    assert "about/" not in read(guide, "draft_docs: about.md\n").front_matter
    assert read(guide, "draft_docs: about.md\n", serving=True).front_matter["about/"] == {"formerly": "old/"}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("# Über\n".encode("cp1252"), "1:3: The file isn't UTF-8 text."),
        ("# Page\n".encode("utf-16"), "1:1: The file isn't UTF-8 text."),
        (b"# Page\r\n\r\n<<<<<<< HEAD\r\na\r\n=======\r\nb\r\n>>>>>>> x\r\n", "3:1: An unfinished merge starts here."),
        (b"---\r\nformerly: 2019\r\n---\r\n", "2:11: formerly: Expected text, found the number 2019."),
        (b"---\nformerly: about/\n---\n", '2:11: formerly: "about/" already leads to a page.'),
        (b"---\nformerly: index.html\n---\n", '2:11: formerly: "index.html" is a file of the site'),
        (
            b"---\nformerly: logo.svg/old/\n---\n",
            '2:11: formerly: "logo.svg/old/" is a file of the site, or below one.',
        ),
        (b"---\nformerly: credentials/x/\n---\n", '2:11: formerly: "credentials/x/" already leads to a page.'),
    ],
)
def test_page_that_cannot_be_published_has_problems_and_no_fields(guide: Path, content: bytes, problem: str) -> None:
    """Whatever is wrong with it, the page is named and the others are read."""
    (guide / "docs/wrong.md").write_bytes(content)
    (guide / "docs/logo.svg").touch()
    prose = read(guide, taken=("credentials/x/index.html",))
    assert list(prose.problems) == ["wrong.md"]
    (found,) = prose.problems["wrong.md"]
    assert f"{found.line}:{found.column}: {found}".startswith(problem)
    assert prose.front_matter == {"": {}, "about/": {}, "team/": {}, "wrong/": {}}


@pytest.mark.parametrize("content", ["About\n=======\n\nText.\n", "\ufeff# Page\n", "# A\r\n", ""])
def test_page_of_another_form_is_read(guide: Path, content: str) -> None:
    """A heading underlined with seven signs is no merge, and a byte order mark no text."""
    (guide / "docs/about.md").write_bytes(content.encode())
    assert read(guide).problems == {}


def test_link_to_a_missing_file_is_named(guide: Path) -> None:
    """A page that MkDocs would build and can't read stops the build like any other."""
    (guide / "docs/lost.md").symlink_to("nowhere")
    assert read(guide).problems["lost.md"][0].message == "There is no such file."


def test_former_url_of_two_pages_is_refused(guide: Path) -> None:
    """Only the first can have the redirect."""
    for name in ("about.md", "team/index.md"):
        (guide / "docs" / name).write_text(FORMERLY, encoding="utf-8")
    assert list(read(guide).problems) == ["team/index.md"]


def themed(guide: Path) -> MkDocsConfig:
    """Return the settings of a guide with our theme."""
    (guide / "mkdocs.yml").write_text("site_name: Guide\ntheme: certguide\nplugins: []\n", encoding="utf-8")
    return load_config(str(guide / "mkdocs.yml"))


def test_paths_of_a_build_are_pages_redirects_and_files(guide: Path, small: Callable[..., Catalog]) -> None:
    """A former URL of prose can take neither a page nor the redirect of a former id, a code or a step."""
    urls = ("credentials/builder/", "for/build/", "credentials/bld-c01/", "roadmap/start/")
    files = {"calendar.ics", "changes.xml", "404.html", "sitemap.xml"}
    assert {*(f"{url}index.html" for url in urls), *files} <= made_paths(Site(small(), TODAY), themed(guide))


@pytest.mark.parametrize("former", ["calendar.ics", "404.html", "index.html", "sitemap.xml", "assets/x", "search/"])
def test_former_url_is_no_file_that_a_build_makes(guide: Path, small: Callable[..., Catalog], former: str) -> None:
    """A redirect needs a folder of this name, where the build has a file; a folder may have a redirect."""
    (guide / "docs/about.md").write_text(f"---\nformerly: {former}\n---\n# Page\n", encoding="utf-8")
    taken = {*made_paths(Site(small(), TODAY), themed(guide)), ASSETS}
    assert list(read_prose(built_files(themed(guide), serving=False), taken).problems) == (
        [] if former == "search/" else ["about.md"]
    )


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("roadmap/start.md", "/roadmap/start/"),
        ("credentials/builder.md", "/credentials/builder/"),
        ("for/build/index.md", "/for/build/"),
        ("changes.xml", "/changes.xml"),
        ("calendar.ics/how.md", "/calendar.ics/how/"),
        ("404.html", "/404.html"),
    ],
)
def test_file_that_the_build_would_replace_is_a_problem(
    guide: Path, small: Callable[..., Catalog], name: str, lost: str
) -> None:
    """It would be lost without a word; files beside those of the build are fine."""
    for written in (name, "roadmap.md", "credentials.md", "assets/logo.svg", "roadmap/history.md"):
        (guide / "docs" / written).parent.mkdir(parents=True, exist_ok=True)
        (guide / "docs" / written).write_text("# Page\n", encoding="utf-8")
    config = themed(guide)
    problems = replaced_files(built_files(config, serving=False), made_paths(Site(small(), TODAY), config))
    assert list(problems) == [name]
    assert f"makes {lost} itself, so this file would be lost. Rename or move it." in str(problems[name][0])


def test_problems_of_pages_end_a_build() -> None:
    """The message has a line for each, with file, line and column, and counts them."""
    with pytest.raises(PluginError, match=r"docs/a\.md:3:4: formerly: Wrong\.\n1 problem in docs/\. The site was"):
        report_pages({"a.md": [PROBLEM]}, "docs/", serving=False, annotate=False)


def test_problems_of_pages_are_logged_while_serving(caplog: pytest.LogCaptureFixture) -> None:
    """An editor at work keeps the served site."""
    with caplog.at_level(logging.ERROR, "mkdocs.plugins.certguide"):
        report_pages({"a.md": [PROBLEM], "b.md": [PROBLEM]}, "docs/", serving=True, annotate=False)
    assert caplog.messages == ["docs/a.md:3:4: formerly: Wrong.\ndocs/b.md:3:4: formerly: Wrong."]


def test_problems_of_pages_appear_on_the_lines_of_a_pull_request(capsys: pytest.CaptureFixture[str]) -> None:
    """In GitHub Actions each has an annotation; without problems nothing is printed."""
    report_pages({}, "docs/", serving=False, annotate=True)
    assert capsys.readouterr().out == ""
    report_pages({"a.md": [PROBLEM]}, "docs/", serving=True, annotate=True)
    assert capsys.readouterr().out == "::error file=docs/a.md,line=3,col=4,title=Page::formerly: Wrong.\n"


def test_error_page_escapes_what_it_quotes() -> None:
    """A message may quote what a page has: no Markdown, macro or HTML of it is run."""
    text = error_page(["<b>{{ x }}*"])
    assert "<b>" not in text
    assert "{{" not in text
    assert "*" not in text
