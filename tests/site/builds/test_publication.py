"""Where the guide is published and edited, from what CI says."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from certguide.site.context.publication import (
    Publication,
    SiteUrlError,
    check_site_url,
    folder_in_repository,
    publication,
)
from tests.site.building import NewProject
from tests.site.project import STARTER, build, edit, printed

DEFAULT = "https://example.org/guide/"
GITHUB = {"GITHUB_REPOSITORY": "Owner/guide", "GITHUB_REF": "refs/heads/main"}
FORGEJO = {**GITHUB, "GITHUB_SERVER_URL": "https://codeberg.org", "FORGEJO_ACTIONS": "true"}
GITLAB = {
    "CI_PROJECT_URL": "https://gitlab.example/group/sub/guide",
    "CI_COMMIT_BRANCH": "main",
    "CI_PAGES_URL": "https://group.pages.example/sub/guide",
}


@pytest.mark.parametrize(
    ("environment", "site_url", "edit_url", "issues_url"),
    [
        ({}, DEFAULT, "", ""),
        (
            GITHUB,
            "https://owner.github.io/guide/",
            "https://github.com/Owner/guide/edit/main/",
            "https://github.com/Owner/guide/issues/new",
        ),
        (
            {**GITHUB, "GITHUB_SERVER_URL": "https://git.example"},
            DEFAULT,
            "https://git.example/Owner/guide/edit/main/",
            "https://git.example/Owner/guide/issues/new",
        ),
        (FORGEJO, DEFAULT, "https://codeberg.org/Owner/guide/_edit/main/", ""),
        (
            {**GITHUB, "GITHUB_SERVER_URL": "https://gitea.example", "GITEA_ACTIONS": "true"},
            DEFAULT,
            "https://gitea.example/Owner/guide/_edit/main/",
            "",
        ),
        (
            GITLAB,
            "https://group.pages.example/sub/guide/",
            "https://gitlab.example/group/sub/guide/-/edit/main/",
            "",
        ),
    ],
    ids=["none", "github", "github of a company", "forgejo", "gitea", "gitlab"],
)
def test_urls_are_those_of_the_host(environment: dict[str, str], site_url: str, edit_url: str, issues_url: str) -> None:
    """Each host has its own URLs; where it doesn't say one, there is none, and the site has the URL of its settings."""
    assert publication(environment, DEFAULT) == Publication(site_url, edit_url, issues_url)


@pytest.mark.parametrize("branch", ["next", "gh-source", "docs/2027", "ü #1?"])
@pytest.mark.parametrize("environment", [GITHUB, FORGEJO, GITLAB], ids=["github", "forgejo", "gitlab"])
def test_edit_url_has_the_branch_that_is_built(environment: dict[str, str], branch: str) -> None:
    """Whatever the branch is called, the URL has its name, with safe characters only."""
    name = {"GITHUB_REF": f"refs/heads/{branch}", "CI_COMMIT_BRANCH": branch}
    url = publication({**environment, **name}, DEFAULT, "harbour/").edit_url
    encoded = {"ü #1?": "%C3%BC%20%231%3F"}.get(branch, branch)
    assert url.endswith(f"edit/{encoded}/harbour/")


@pytest.mark.parametrize(
    "environment",
    [
        {**GITHUB, "GITHUB_REF": "refs/tags/v1.0"},
        {**GITHUB, "GITHUB_REF": "refs/pull/7/merge"},
        {"GITHUB_REPOSITORY": "Owner/guide"},
        {**FORGEJO, "GITHUB_REF": "refs/tags/v1.0"},
        {name: value for name, value in GITLAB.items() if name != "CI_COMMIT_BRANCH"},
    ],
    ids=["tag", "pull request", "no ref", "tag on forgejo", "tag on gitlab"],
)
def test_without_a_branch_there_is_no_edit_url(environment: dict[str, str]) -> None:
    """Neither a tag nor the merge of a pull request can be edited."""
    assert publication(environment, DEFAULT).edit_url == ""


def test_folder_outside_the_repository_has_no_edit_url() -> None:
    """A file that isn't in the repository can't be edited there."""
    assert publication(GITHUB, DEFAULT, "../harbour/").edit_url == ""


def test_site_url_of_the_environment_wins() -> None:
    """A site with a domain of its own is there, whatever the host says."""
    assert publication({**GITHUB, "SITE_URL": "https://guide.example"}, DEFAULT).site_url == "https://guide.example/"


def test_without_any_site_url_there_is_none() -> None:
    """The root of no host is no place: the pages, the feed and the calendars leave such URLs out."""
    assert publication({}, "").site_url == ""
    assert publication({"SITE_URL": " "}, DEFAULT).site_url == DEFAULT


@pytest.mark.parametrize("url", ["", "  ", "http://localhost:8000", " https://example.org/guide/\n"])
def test_site_url_of_the_environment_may_be_empty_or_between_spaces(url: str) -> None:
    """CI sets variables that aren't filled in, and a copied value may end with a line end."""
    check_site_url({"SITE_URL": url})
    assert publication({"SITE_URL": url}, DEFAULT).site_url == f"{url.strip().removesuffix('/') or DEFAULT[:-1]}/"


@pytest.mark.parametrize(
    "url",
    [
        *(
            "example.org/guide",
            "/guide/",
            "ftp://example.org/",
            "https://",
            "https:///guide/",
            "https://[",
            "http://a:b/",
        ),
        *("https://example.org/?page=1", "https://example.org/#top", "https://example.org/my guide/"),
    ],
)
def test_site_url_of_the_environment_that_no_page_can_have_is_refused(url: str) -> None:
    """Every permalink of the API and the feed would be wrong."""
    with pytest.raises(SiteUrlError, match=r'SITE_URL is ".*"; write a URL such as https://example\.org/guide/\.'):
        check_site_url({"SITE_URL": url})


def test_site_named_like_the_host_is_at_its_root() -> None:
    """The repository of an owner's home page is published without a folder."""
    environment = {**GITHUB, "GITHUB_REPOSITORY": "Owner/owner.github.io"}
    assert publication(environment, DEFAULT).site_url == "https://owner.github.io/"


def test_folder_is_relative_to_its_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder that has `.git` counts and not the present one; without a repository, the present one does."""
    guide = tmp_path / "repository/guides/harbour"
    guide.mkdir(parents=True)
    monkeypatch.chdir(guide.parent)
    assert folder_in_repository(guide) == "harbour/"
    (tmp_path / "repository/.git").touch()
    assert folder_in_repository(guide) == "guides/harbour/"
    assert folder_in_repository(tmp_path / "repository") == ""


def test_edit_links_of_another_host_lead_to_existing_files(new_project: NewProject) -> None:
    """Prose in a folder with a name of its own is linked below the branch; there is no link to a form of GitHub's."""
    project = new_project(guide=STARTER)
    (project / "docs").rename(project / "our prose")
    edit(project / "mkdocs.yml", "theme: certguide\n", "theme: certguide\ndocs_dir: our prose\n")
    process = build(project, project / "site", GITHUB_REPOSITORY="", **{**GITLAB, "CI_COMMIT_BRANCH": "next"})
    assert process.returncode == 0, printed(process)
    html = "".join(page.read_text(encoding="utf-8") for page in (project / "site").rglob("*.html"))
    base = f"{GITLAB['CI_PROJECT_URL']}/-/"
    files = {unquote(file) for file in re.findall(re.escape(f"{base}edit/next/") + '([^"#]*)', html)}
    assert {"our prose/index.md", "data/credentials.yaml"} <= files
    assert [file for file in files if not (project / file).is_file()] == []
    assert html.count(base) == html.count(f"{base}edit/next/")
    assert "Report a mistake" not in html


def test_build_of_a_tag_links_to_reports_alone(new_project: NewProject) -> None:
    """Without a branch nothing can be edited, and a mistake can still be reported."""
    project = new_project(guide=STARTER)
    process = build(project, project / "site", GITHUB_REF="refs/tags/v1.0")
    assert process.returncode == 0, printed(process)
    html = (project / "site/about/index.html").read_text(encoding="utf-8")
    assert re.search(
        '<p class="edit"><a href="https://github.com/owner/guide/issues/new[^"]*">Report a mistake</a></p>', html
    )
    assert "Edit this" not in html
