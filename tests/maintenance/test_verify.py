"""``certguide verify``: a built site is published only when its links, permalinks and text are in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from certguide.cli import main
from certguide.maintenance import verify
from certguide.maintenance.new_guide import create_guide
from certguide.maintenance.starter_text import PLACEHOLDERS
from certguide.site.permalinks import BuiltSite

HOME = """<!doctype html><html><head><title>Home</title>{head}</head><body><article><h1 id="home">Home</h1>
<h2 id="costs">Costs</h2>{body}</article></body></html>"""
CANONICAL = '<link rel="canonical" href="https://guide.example/guide/">'


def write_site(folder: Path, body: str = "", head: str = CANONICAL, **files: str) -> Path:
    """Write a site with a home page, a second page, a redirect and a file; ``files`` are more, by their path."""
    site = folder / "site"
    pages = {
        "index.html": HOME.format(head=head, body=body),
        "plan/index.html": "<article><h1>Plan</h1><h2 id='how-to'>How to</h2><a href='../#costs'>Costs</a></article>",
        "old/index.html": '<meta http-equiv="refresh" content="0; url=../plan/"><a href="../plan/">Plan</a>',
        "feed.xml": "<feed/>",
        **files,
    }
    for name, text in pages.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    return site


def problems(site: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """Return what the command prints before its last line; an empty list if the site is in order."""
    status = main(["verify", str(site), *arguments], {})
    *lines, last = capsys.readouterr().out.splitlines()
    assert status == bool(lines)
    assert last.startswith(f"{site}: OK: " if not lines else f"{len(lines)} problem")
    return lines


@pytest.mark.parametrize(
    "link",
    [
        "plan/",
        "./plan/#how-to",
        "plan/?from=mail#how-to",
        "#costs",
        "#",
        "#top",
        "#:~:text=Costs",
        "feed.xml",
        "/guide/plan/#how%2Dto",
        "https://guide.example/guide/plan/#how-to",
        "https://guide.example/another/",
        "https://example.com/nowhere/",
        "mailto:a@example.org",
        "data:,x",
    ],
)
def test_working_and_external_links_are_accepted(tmp_path: Path, link: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Relative, rooted and absolute links to pages, files and anchors that exist, and links to other sites."""
    assert problems(write_site(tmp_path, f'<a href="{link}">x</a>'), capsys) == []


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("nowhere/", "is broken: there is no nowhere/index.html."),
        ("plan", "is broken: there is no plan."),
        ("https://guide.example/guide/nowhere.css", "is broken: there is no nowhere.css."),
        ("plan/#how", 'is broken: /plan/ has no id="how".'),
        ("#cost", 'is broken: / has no id="cost".'),
        ("../plan/", "leaves the site, which begins at /guide/."),
        ("http://[", "is not a URL."),
    ],
)
def test_broken_link_is_reported(tmp_path: Path, link: str, problem: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each broken link is named once per page, with what is missing."""
    site = write_site(tmp_path, f'<a href="{link}">x</a><img src="{link}" alt="">')
    assert problems(site, capsys) == [f'/: the link to "{link}" {problem}']


def test_problem_of_several_pages_is_reported_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Such as a missing logo: with the first page, and some of the others."""
    logo = '<img src="{}logo.svg" alt=""><a href="{}">x</a><p>{{{{ price }}}}</p>'
    pages = {f"p{number}/index.html": logo.format("../", "/x/") for number in range(5)}
    lines = problems(write_site(tmp_path, logo.format("", "/y/"), **pages), capsys)
    others = "Also on /p0/, /p1/, /p2/, 2 more."
    assert [line for line in lines if "logo" in line] == [
        f'/: the link to "logo.svg" is broken: there is no logo.svg. {others}'
    ]
    assert [line.partition(" is left over")[2][-len(others) :] for line in lines if "left over" in line] == [others]
    assert [line for line in lines if "leaves" in line] == [
        '/: the link to "/y/" leaves the site, which begins at /guide/.',
        '/p0/: the link to "/x/" leaves the site, which begins at /guide/. Also on /p1/, /p2/, /p3/, 1 more.',
    ]
    two = write_site(tmp_path / "two", logo.format("", "plan/"), **dict(list(pages.items())[:1]))
    assert "there is no logo.svg. Also on /p0/." in problems(two, capsys)[0]


def test_problem_twice_on_a_page_is_reported_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page isn't named again among the others."""
    text = '<p>{{ price }}</p><p>{{ price }}</p><a href="gone/">x</a><a href="./gone/">y</a>'
    leftover, link = sorted(problems(write_site(tmp_path, text), capsys))
    assert leftover.startswith('/: "{{" is left over')
    assert link == '/: the link to "gone/" is broken: there is no gone/index.html.'
    assert "Also on" not in leftover


def test_site_without_its_own_url_is_checked_from_the_root(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a canonical URL, rooted links start at the site's folder."""
    site = write_site(tmp_path, '<a href="/plan/">x</a><a href="/guide/">y</a>', head="")
    assert problems(site, capsys) == ['/: the link to "/guide/" is broken: there is no guide/index.html.']


def test_redirect_to_a_missing_page_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The target of a refresh counts as a link."""
    moved = {"older/index.html": '<meta http-equiv="Refresh" content="0; url=../gone/">'}
    assert problems(write_site(tmp_path, **moved), capsys) == [
        '/older/: the link to "../gone/" is broken: there is no gone/index.html.'
    ]


@pytest.mark.parametrize(
    ("body", "leftover"),
    [
        ("<p>{{ price }}</p>", "{{"),
        ("<p>{% if x %}</p>", "{%"),
        ("<p>First in brief. {: .lead</p>", "{: ."),
        ("<p>None USD</p>", "None"),
        ("<p>The price: <b>None</b></p>", "None"),
        ("<p>undefined USD</p>", "undefined"),
        ("<p>Traceback (most recent call last)</p>", "Traceback"),
        ('<img src="feed.xml" alt="undefined">', "undefined"),
        ("<p>&lt;function x&gt;</p>", "<function"),
    ],
)
def test_leftover_is_reported_with_its_text(
    tmp_path: Path, body: str, leftover: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a template or a program left behind is quoted with the text around it."""
    (problem,) = problems(write_site(tmp_path, body), capsys)
    assert problem.startswith(f'/: "{leftover}" is left over in the text "')


@pytest.mark.parametrize(
    "body",
    [
        "<p><b>None</b> of them expires.</p>",
        "<p>Write <code>{{ price() }}</code>.</p>",
        "<p>A set {:a} is no attribute, and {:-) no text of ours.</p>",
        "<pre>Traceback</pre><script>undefined</script><style>/* None */</style>",
    ],
)
def test_examples_and_sentences_are_no_leftovers(tmp_path: Path, body: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Code shown as an example, scripts, and a sentence that begins with None."""
    assert problems(write_site(tmp_path, body), capsys) == []


@pytest.mark.parametrize(("body", "found"), [("what undefined behaviour means", 0), ("what undefined means", 1)])
def test_words_of_the_guide_itself_are_no_leftovers(
    tmp_path: Path, body: str, found: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """A programme may be about undefined behaviour; the word between others is a leftover all the same."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/credentials.yaml").write_text(
        "about: Shows what undefined\n  behaviour means.\n", encoding="utf-8"
    )
    assert len(problems(write_site(tmp_path, f"<p>Shows {body}.</p>"), capsys)) == found


def test_metadata_is_searched_for_leftovers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A description is text too; a content security policy isn't."""
    head = '<meta name="description" content="None USD"><meta http-equiv="x" content="None">'
    assert problems(write_site(tmp_path, head=head), capsys) == [
        '/: "None" is left over in the text "None USD".',
    ]


def test_lost_permalink_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The list beside the site is the default; another can be named."""
    site = write_site(tmp_path)
    for file in (tmp_path / "data/addresses.txt", tmp_path / "other.txt"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"/#costs\n/plan/\n/{file.stem}/\n", encoding="utf-8")
    assert "/addresses/ was promised" in problems(site, capsys)[0]
    assert "/other/ was promised" in problems(site, capsys, str(tmp_path / "other.txt"))[0]


def test_error_shown_on_a_page_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A site that shows an error in place of a component isn't published."""
    monkeypatch.setattr(verify, "scan_site", lambda folder: BuiltSite({}, {}, is_complete=False))
    assert problems(write_site(tmp_path), capsys)[0].startswith("A page shows an error")


def test_guide_is_found_from_within_its_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its list of permalinks and its text are checked there too."""
    monkeypatch.chdir(tmp_path)
    create_guide(Path())
    Path("data/addresses.txt").write_text("/lost/\n", encoding="utf-8")
    monkeypatch.chdir(write_site(Path()))
    lost, *starter = problems(Path(), capsys)
    assert "/lost/ was promised" in lost
    assert any(line.startswith("../docs/about.md:8:") for line in starter)


def test_text_of_the_starter_is_reported_with_file_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each placeholder of a new guide is named, until it is replaced."""
    monkeypatch.chdir(tmp_path)
    create_guide(Path())
    site = write_site(Path())
    lines = problems(site, capsys)
    assert len(lines) == sum(map(len, PLACEHOLDERS.values()))
    assert (
        'docs/about.md:8: "Say here whom you write for, and what you leave out." is text of the starter.' in lines[-3]
    )
    for path, placeholders in PLACEHOLDERS.items():
        text = Path(path).read_text(encoding="utf-8")
        for placeholder in placeholders:
            text = text.replace(placeholder, "Ours")
        Path(path).write_text(text, encoding="utf-8")
    assert problems(site, capsys) == []


def test_site_built_for_the_url_of_the_starter_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is no problem, since a build on an editor's computer may keep the example."""
    site = write_site(tmp_path, head=CANONICAL.replace("guide.example", "example.org"))
    assert main(["verify", str(site)], {}) == 0
    note, summary = capsys.readouterr().out.splitlines()
    assert note.startswith(f"{site}: Built for https://example.org/guide/, which is only an example.")
    assert "SITE_URL=" in note
    assert summary.startswith(f"{site}: OK: ")


def test_missing_site_is_one_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message names the command that builds it."""
    assert main(["verify", str(tmp_path)], {}) == 1
    assert "Build the site first" in capsys.readouterr().out


def test_summary_counts_pages_links_and_permalinks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A guide may have no list yet; one that is named has to be there."""
    site = write_site(tmp_path)
    own, named = tmp_path / "data/addresses.txt", tmp_path / "named.txt"
    main(["verify", str(site)], {})
    assert capsys.readouterr().out == f"{site}: OK: 3 pages, 4 links, no permalinks in {own}.\n"
    assert main(["verify", str(site), str(named)], {}) == 1
    assert capsys.readouterr().out == f"{named}: No such file or directory.\n"
    named.write_text("/\n/plan/\n", encoding="utf-8")
    assert main(["verify", str(site), str(named)], {}) == 0
    assert capsys.readouterr().out == f"{site}: OK: 3 pages, 4 links, 2 permalinks.\n"
