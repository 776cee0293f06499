"""Pages that are taken over from the last build: what is shown is what a full build shows."""

from __future__ import annotations

import logging
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import copytree
from typing import Any

import material
import pytest
from mkdocs.exceptions import Abort
from mkdocs.structure.pages import Page

from certguide.maintenance.new_guide import create_guide
from certguide.mkdocs_plugin import theme_environment
from certguide.mkdocs_plugin.pages.fragment_page import FragmentPage
from certguide.mkdocs_plugin.reuse.inputs import PACKAGE
from certguide.mkdocs_plugin.reuse.page_reuse import PageReuse
from certguide.site.context.site import Site
from certguide.site.previews.page_head import page_head
from tests.mkdocs_plugin.serving import ServedGuide

pytestmark = pytest.mark.measured

DAY = "2026-11-23"
MATERIAL = Path(material.__file__).parent / "templates"
EDITS, COMPARED = 100, 20
CATALOG = "data/credentials.yaml"
PROSE = ["about.md", "changes.md", "credentials.md", "index.md", "renewal.md", "roadmap.md"]
GENERATED = [
    "credentials/example-certificate.md",
    "credentials/sample-certificate.md",
    "credentials/writing-examples.md",
    "for/author.md",
    "for/beginner.md",
]


@dataclass(frozen=True)
class Prepared:
    """A new guide that was built once, and copies of it and of what the build has kept."""

    guide: Path
    copy: Path
    cache: Path

    def restored(self, folder: Path) -> ServedGuide:
        """Return the guide as it was, to be served again from where it was built, or nothing would be taken over."""
        shutil.rmtree(self.guide)
        copytree(self.copy, self.guide)
        served = ServedGuide(self.guide, folder / "site")
        copytree(self.cache, served.cache, symlinks=True)
        return served


@pytest.fixture(autouse=True, scope="module")
def _environment() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUIDE_TODAY", DAY)
        patch.setattr("mkdocs_macros.context.get_git_info", dict)  # it starts git twelve times a build
        yield


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """A new guide without the pages that take longest."""
    folder = tmp_path_factory.mktemp("prepared")
    guide = folder / "guide"
    create_guide(guide)
    for name in ("compare", "team"):
        (guide / f"docs/{name}.md").unlink()
    change(guide / "mkdocs.yml", r"^  - Compare.*\n", "  - about.md\n")
    change(guide / CATALOG, r"^changes:\n.*\n", "")  # it has an entry for a price that the tests change
    change(guide / "mkdocs.yml", "macros,", "macros: {include_dir: docs},")
    served = ServedGuide(guide, folder / "site")
    compiled = folder / "compiled-templates"
    compiled.mkdir()
    served.compiled_in(compiled)
    served.build()
    return Prepared(guide, copytree(guide, folder / "copy"), served.cache)


@pytest.fixture
def served(prepared: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ServedGuide:
    """That guide, served."""
    served = prepared.restored(tmp_path)
    monkeypatch.chdir(served.guide)
    served.build()
    return served


@pytest.fixture
def rendered(served: ServedGuide, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that builds after the first one render."""
    paths: list[str] = []
    for kind in (Page, FragmentPage):
        monkeypatch.setattr(kind, "render", _noting(kind.render, paths))
    return paths


def _noting(render: Callable[..., None], paths: list[str]) -> Callable[..., None]:
    def note(page: Page, *arguments: object) -> None:
        paths.append(page.file.src_uri)
        render(page, *arguments)

    return note


def change(file: Path, pattern: str, new: str) -> None:
    """Replace the first match in a file."""
    text = re.sub(pattern, new, file.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    file.write_text(text, encoding="utf-8")


def add(file: Path, text: str) -> None:
    """Add a paragraph at the end of a file."""
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")


@pytest.mark.unmeasured
def test_hundred_edits_show_what_a_full_build_shows(served: ServedGuide, tmp_path: Path) -> None:
    """Facts, prose, titles, links, macros, errors, settings and files change, a few of them between two builds."""
    random = Random(16)  # noqa: S311 - the same edits in every run
    for number in range(1, EDITS + 1):
        edit(served.guide, random, number)
        if random.random() < 0.25:
            served.build()
        if number % COMPARED == 0:
            shown, expected = served.files(), served.afresh(tmp_path / str(number)).files()
            differing = [path for path in shown.keys() | expected if shown.get(path) != expected.get(path)]
            assert not differing, f"after {number} edits"


def edit(guide: Path, random: Random, number: int) -> None:
    """Make one edit of a kind that editors make; some of them only on one page, which then can't be taken over."""
    page, odd = random.choice(sorted((guide / "docs").glob("*.md"))), guide / "docs/changes.md"
    extra = guide / "docs" / f"extra-{number % 3}.md"
    edits: list[Callable[[], object]] = [
        lambda: change(guide / CATALOG, r"price: \d+ EUR", f"price: {100 + number} EUR"),
        lambda: change(guide / CATALOG, r"name: Certificate of .*", f"name: Certificate of Examples {number}"),
        lambda: change(guide / CATALOG, r"^    about: .*", f"    about: It tests number {number}."),
        lambda: change(page, r"^# .*", f"# Title {number}"),
        lambda: change(page, r"\Z", f"\n## Section {number} {{: #section }}\n\n[there](about.md#section).\n"),
        lambda: change(page, r"^## Section.*\n", ""),
        lambda: change(page, r"\Z", '\n{{ count("steps") }} steps\n'),
        lambda: change(page, r"^description: .*", f"description: Description {number}."),
        lambda: change(page, r"^description: .*", f"description: Moved.\nformerly: page-{number}/"),
        lambda: change(odd, r"\Z", '\n{{ "text" | upper }}\n'),
        lambda: change(odd, r"(?:{% include.*\n)?\Z", '{% include "roadmap.md" %}\n'),
        lambda: change(odd, r"\Z", '\n{{ no_such_macro() }} {{ costs("wrong") }}\n'),
        lambda: change(odd, r"^\{\{ no_such.*", ""),
        lambda: change(guide / "mkdocs.yml", r"Roadmap.*:", f"Roadmap {number}:"),
        lambda: extra.unlink() if extra.exists() else extra.write_text(f"# Extra\n\n{{{{ freshness() }}}} {number}\n"),
        lambda: (guide / "docs/note.txt").write_text(str(number), encoding="utf-8"),
    ]
    random.choice(edits)()


def test_build_takes_over_what_the_one_before_has_kept(
    served: ServedGuide, tmp_path: Path, rendered: list[str]
) -> None:
    """Each is a process of its own; pages, the index of the search and the files for programs are the same."""
    guide, name = served.guide, "name: Certificate of Examples"
    built = ServedGuide(guide, tmp_path / "built", "build")
    edits = {
        "nothing": (lambda: None, []),
        "prose": (lambda: add(guide / "docs/about.md", "Spun from wool."), ["about.md"]),
        "fact": (lambda: change(guide / CATALOG, rf"{name}.*", f"{name} 2"), sorted(PROSE + GENERATED)),
        "picture": (lambda: (guide / "docs/a.svg").write_text("<svg/>"), sorted(PROSE + GENERATED)),
    }
    built.build()
    for edit_guide, expected in edits.values():
        edit_guide()
        rendered.clear()
        shown = built.files()
        assert sorted(set(rendered)) == expected
        assert shown == built.afresh(tmp_path / "afresh").files()
        shutil.rmtree(tmp_path / "afresh-cache")


def test_prose_edit_renders_its_page_alone(served: ServedGuide, rendered: list[str]) -> None:
    """The other pages are taken over, the generated ones too."""
    add(served.guide / "docs/about.md", "Spun from wool.")
    served.build()
    assert rendered == ["about.md"]
    assert "Spun from wool." in served.page("about/")
    assert "<h1" in served.page("credentials/example-certificate/")


def test_fact_edit_renders_all_pages(served: ServedGuide, rendered: list[str]) -> None:
    """A price may be on any page."""
    change(served.guide / CATALOG, r"price: 100 EUR", "price: 987 EUR")
    served.build()
    assert sorted(rendered) == sorted(PROSE + GENERATED)
    assert "987" in served.page("credentials/example-certificate/")


@pytest.fixture
def in_template(served: ServedGuide, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The URLs of the pages that builds after the first one put into the theme's template."""
    urls: list[str] = []

    def noting_head(site: Site, url: str, *texts: str) -> str:
        urls.append(url)
        return page_head(site, url, *texts)

    monkeypatch.setattr(theme_environment, "page_head", noting_head)
    return urls


def test_fact_edit_leaves_pages_with_the_same_content_as_they_were(served: ServedGuide, in_template: list[str]) -> None:
    """What they are made of is compared, so that the template needn't run again."""
    change(served.guide / CATALOG, r"price: 100 EUR", "price: 987 EUR")
    served.build()
    assert "credentials/example-certificate/" in in_template
    assert not {"about/", "credentials/writing-examples/"}.intersection(in_template)
    assert served.page("about/").count("<article") == 1


AROUND_THE_CONTENT = {
    "preview": ("about/", CATALOG, r"name: Example Certificates", "name: Certificates of Examples"),
    "contents": ("about/", "docs/about.md", r"^(## How.*)$", r'\1 {: data-toc-label="In a word" }'),
    "description": ("about/", "docs/about.md", r"^description: .*", "description: Spun from wool."),
    "footer": ("renewal/", CATALOG, r"affiliation: none", "affiliation: We are weavers."),
}


@pytest.mark.parametrize(("page", "file", "pattern", "new"), AROUND_THE_CONTENT.values(), ids=AROUND_THE_CONTENT)
def test_what_is_around_the_content_changes_too(
    served: ServedGuide, tmp_path: Path, page: str, file: str, pattern: str, new: str
) -> None:
    """A page with the same content may have another head, list of headings or foot."""
    before = served.page(page)
    change(served.guide / file, pattern, new)
    served.build()
    full = served.afresh(tmp_path / "full")
    full.build()
    assert before != served.page(page) == full.page(page)


def test_page_with_a_template_of_its_own_keeps_it(served: ServedGuide) -> None:
    """In the first build and when it is taken over."""
    change(served.guide / "mkdocs.yml", r"^theme: certguide$", "theme: {name: certguide, custom_dir: own}")
    (served.guide / "own").mkdir()
    (served.guide / "own/plain.html").write_text("<main>{{ page.content }} woven</main>", encoding="utf-8")
    change(served.guide / "docs/about.md", r"^description: .*", "description: Moved.\ntemplate: plain.html")
    for _ in range(2):
        served.build()
        assert served.page("about/").endswith(" woven</main>")
        assert "<h1" in served.page("about/")


def test_edited_template_is_shown_on_every_page(served: ServedGuide, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those who change the theme see it without starting the server again."""
    theme = copytree(PACKAGE / "theme", served.guide / "theme")
    monkeypatch.setattr("mkdocs.utils.get_theme_dir", lambda name: str(theme if name == "certguide" else MATERIAL))
    served.build()
    add(theme / "partials/content.html", "Spun from wool.")
    served.build()
    assert "Spun from wool." in served.page("about/")


def test_templates_of_a_guide_see_every_fact(served: ServedGuide) -> None:
    """They may show any of them on any page, beside a content that stays as it is."""
    change(served.guide / "mkdocs.yml", r"^theme: certguide$", "theme: {name: certguide, custom_dir: own}")
    (served.guide / "own/partials").mkdir(parents=True)
    footer = "{% if page %}{{ site.catalog.credentials[0].name }}{% endif %}"
    (served.guide / "own/partials/footer.html").write_text(footer, encoding="utf-8")
    served.build()
    change(served.guide / CATALOG, r"name: Certificate of .*", "name: Certificate of Wool")
    served.build()
    assert "Certificate of Wool" in served.page("about/")


def test_templates_of_a_guide_see_every_page_and_icon(served: ServedGuide) -> None:
    """Nothing that they show is part of a key: titles of pages without a tab, and files in hidden folders."""
    change(served.guide / "mkdocs.yml", r"^theme: certguide$", "theme: {name: certguide, custom_dir: own}")
    (served.guide / "own/partials").mkdir(parents=True)
    (served.guide / "own/.icons").mkdir()
    (served.guide / "own/.icons/a.svg").write_text("<svg/>", encoding="utf-8")
    titles = "{% for file in pages if page %}{{ file.page.title }}{% endfor %}{% include '.icons/a.svg' %}"
    (served.guide / "own/partials/footer.html").write_text(titles, encoding="utf-8")
    (served.guide / "docs/other.md").write_text("# Sheep\n", encoding="utf-8")
    served.build()
    assert "Sheep" in served.page("about/")
    (served.guide / "docs/other.md").write_text("# Lambs\n", encoding="utf-8")
    (served.guide / "own/.icons/a.svg").write_text("<svg>wool</svg>", encoding="utf-8")
    served.build()
    assert "Lambs" in served.page("about/")
    assert "<svg>wool</svg>" in served.page("about/")


def test_new_title_in_the_navigation_is_on_all_pages(served: ServedGuide, rendered: list[str]) -> None:
    """Pages that show it are put into their template again, without being rendered."""
    for title in ("Spinners", "Weavers"):
        change(served.guide / "docs/about.md", r"^# .*", f"# {title}")
        served.build()
        assert f">{title}</a>" in served.page("roadmap/")
        assert served.page("roadmap/").count("<article") == 1
    assert rendered == ["about.md", "about.md"]


ODD = {
    "include.md": '{% include "roadmap.md" %}',
    "computed.md": '{% set part = "roadmap.md" %}{% include part %}',
    "filter.md": '{{ "wool" | upper }}',
    "test.md": '{{ "yes" if 2 is even }}',
    "now.md": "{{ now() }}",
    "open.md": "{{ costs(",
    "unknown.md": "{{ no_such_macro() }}",
    "link.md": "[x](nowhere.md)",
    "heading.md": "## 🚀",
}


def test_page_with_more_than_our_macros_or_with_a_warning_is_rendered_again(
    served: ServedGuide, rendered: list[str]
) -> None:
    """It could come from anything, and its warnings are repeated; a page beside them is taken over."""
    for name, text in {**ODD, "plain.md": "{{ freshness() }}"}.items():
        (served.guide / "docs" / name).write_text(f"# {name}\n\n{text}\n", encoding="utf-8")
    served.build()
    rendered.clear()
    add(served.guide / "docs/about.md", "Spun from wool.")
    served.build()
    assert sorted(rendered) == sorted(["about.md", *ODD])


def test_page_whose_front_matter_looks_like_a_template_is_rendered_again(
    served: ServedGuide, rendered: list[str]
) -> None:
    """What it is made from can't be told."""
    change(served.guide / "docs/changes.md", r"^description: .*", 'description: "{% wool"')
    served.build()
    rendered.clear()
    served.build()
    assert rendered == ["changes.md"]


@pytest.mark.parametrize(
    "own",
    [
        "def on_pre_page_macros(env):\n    pass\n",
        "def define_env(env):\n    ours(env)\n    env.macro(lambda: 'wool', 'freshness')\n",
        "def define_env(env):\n    ours(env)\n    del env.macros['freshness']\n",
    ],
)
def test_macros_of_a_guide_leave_only_generated_pages(served: ServedGuide, rendered: list[str], own: str) -> None:
    """They could read anything."""
    imports = "from certguide.mkdocs_plugin.macros import define_env as ours, define_env\n"
    (served.guide / "macros.py").write_text(imports + own, encoding="utf-8")
    served.build()
    rendered.clear()
    served.build()
    assert sorted(rendered) == PROSE


def test_former_url_of_a_page_redirects_at_once(served: ServedGuide) -> None:
    """It is part of the site, although no other page shows it."""
    change(served.guide / "docs/about.md", r"^description: .*", "description: Moved.\nformerly: who-we-are/")
    assert "who-we-are/index.html" in served.build().outputs


def test_build_that_another_one_disturbs_says_so(
    served: ServedGuide, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The other one deletes what it doesn't need from the cache, while this one still does."""
    monkeypatch.setattr(PageReuse, "on_env", lambda *_, **__: shutil.rmtree(served.cache / "served"))
    with pytest.raises(Abort):
        served.build()
    assert "another build of this guide is running, or its cache was deleted." in caplog.text


def test_guide_without_a_search_is_built_too(served: ServedGuide, rendered: list[str]) -> None:
    """Its pages are taken over all the same."""
    change(served.guide / "mkdocs.yml", r"\bsearch, ?", "")
    for expected in (sorted(PROSE + GENERATED), []):
        rendered.clear()
        served.build()
        assert sorted(rendered) == expected
        assert "<article" in served.page("about/")


def test_edit_during_a_build_is_in_the_next_one(served: ServedGuide, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is kept under the text that it was read from, whether it is saved while it is read or after that."""
    page, before = served.guide / "docs/about.md", PageReuse.on_pre_page

    def save(*_: object, **__: object) -> None:
        add(page, "Spun from wool.")

    def save_while_reading(self: PageReuse, page: Page, **others: Any) -> Page:
        read = before(self, page, **others)
        if page.file.src_uri == "about.md":
            save()
        return read

    for name, method in (("on_env", save), ("on_pre_page", save_while_reading)):
        with monkeypatch.context() as patch:
            patch.setattr(PageReuse, name, method)
            add(page, "Carded.")
            served.build()
        served.build()
        assert served.page("about/").count("Spun from wool.") == page.read_text(encoding="utf-8").count("Spun")


@pytest.mark.parametrize("level", [logging.ERROR, logging.DEBUG], ids=["quiet", "verbose"])
def test_quiet_or_verbose_build_hides_no_warning_from_the_next(
    served: ServedGuide, caplog: pytest.LogCaptureFixture, level: int
) -> None:
    """MkDocs notices no warning in the first, and checks no anchor while it reads pages in the second."""
    for link in ("nowhere.md", "roadmap.md#nowhere"):
        add(served.guide / "docs/about.md", f"[x]({link})")
    with caplog.at_level(level, "mkdocs"):
        served.build()
    caplog.clear()
    with caplog.at_level(logging.INFO, "mkdocs"):
        served.build()
    assert "nowhere.md" in caplog.text
    assert "roadmap.md#nowhere" in caplog.text


def test_extensions_that_read_other_files_get_every_page(served: ServedGuide, rendered: list[str]) -> None:
    """Only those of which we know that they don't leave pages to be taken over."""
    for extensions, expected in (("[footnotes, admonition]", []), ("[pymdownx.snippets]", sorted(PROSE + GENERATED))):
        change(served.guide / "mkdocs.yml", r"(^markdown_extensions.*\n)?\Z", f"markdown_extensions: {extensions}\n")
        served.build()
        rendered.clear()
        served.build()
        assert sorted(set(rendered)) == expected


def test_macros_that_change_outside_the_folder_leave_only_generated_pages(
    served: ServedGuide, rendered: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A guide may import its macros from a package, whose files are no part of the keys."""
    (tmp_path / "woolly").mkdir()
    module = tmp_path / "woolly/__init__.py"
    module.write_text("from certguide.mkdocs_plugin.macros import define_env\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    (served.guide / "macros.py").write_text("from woolly import define_env\n", encoding="utf-8")
    served.build()
    own = "    ours(env)\n    env.macro(lambda: 'wool', 'freshness')\n"
    imported = "from certguide.mkdocs_plugin.macros import define_env as ours\n\n\n"
    module.write_text(f"{imported}def define_env(env):\n{own}", encoding="utf-8")
    monkeypatch.delitem(sys.modules, "woolly")
    rendered.clear()
    served.build()
    assert sorted(rendered) == PROSE


def test_settings_with_an_object_of_python_leave_pages_to_be_taken_over(
    served: ServedGuide, rendered: list[str]
) -> None:
    """Such an object lies at another address in each build."""
    toc = "markdown_extensions: [{toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}}]"
    add(served.guide / "mkdocs.yml", toc)
    served.build()
    rendered.clear()
    served.build()
    assert rendered == []


def test_hooks_of_a_guide_get_every_page(served: ServedGuide, rendered: list[str]) -> None:
    """They could change it in any way."""
    (served.guide / "hook.py").write_text("def on_page_markdown(markdown, **_):\n    return markdown\n", "utf-8")
    add(served.guide / "mkdocs.yml", "hooks: [hook.py]")
    for _ in range(2):
        rendered.clear()
        served.build()
        assert sorted(rendered) == sorted(PROSE + GENERATED)


def test_broken_link_to_a_page_taken_over_is_reported(served: ServedGuide, caplog: pytest.LogCaptureFixture) -> None:
    """Its links and anchors are those of the last build."""
    change(served.guide / "docs/about.md", r"^## How.*", "## Wool {: #wool }\n\n[here](roadmap.md)")
    add(served.guide / "docs/roadmap.md", "[there](about.md#wool)")
    served.build()
    change(served.guide / "docs/about.md", r"#wool", "#yarn")
    with caplog.at_level(logging.WARNING, "mkdocs"):
        served.build()
    assert "about.md#wool" in caplog.text


def test_page_that_the_build_would_replace_shows_why(served: ServedGuide) -> None:
    """While serving, a page of a guide with the name of a generated one has the problem in its place."""
    (served.guide / "docs/credentials").mkdir()
    (served.guide / "docs/credentials/example-certificate.md").write_text("# Mine\n", encoding="utf-8")
    served.build()
    html = served.page("credentials/example-certificate")
    assert "so this file would be lost. Rename or move it." in html
    assert "Mine" not in html
