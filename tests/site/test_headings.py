"""The anchors of headings in a built guide."""

from __future__ import annotations

from certguide.maintenance.verify import verify_site
from certguide.site.permalinks import scan_site
from tests.site.building import NewProject
from tests.site.project import STARTER, build, printed

PAGE = """\
# 言語 and languages

See [C#](#c-sharp) and [the first chapter](#第一章).

## C++

## C#

## 第一章

### العربية
"""
COLLISIONS = """\
---
description: A page with headings that differ by signs alone.
---

# Languages

## AI/ML

## AIML

## 🚀
"""


def test_headings_of_any_script_are_permalinks(new_project: NewProject) -> None:
    """A strict build accepts links to them, and they are listed, found and verified by their words."""
    project = new_project()
    (project / "docs/languages.md").write_text(PAGE, encoding="utf-8")
    with (project / "docs/about.md").open("a", encoding="utf-8") as about:
        about.write("\n[Languages](languages.md)\n")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("  /languages.md\n")
    process = build(project, project / "site")
    assert process.returncode == 0, printed(process)
    anchors = scan_site(project / "site").anchors["/languages/"]
    assert anchors == {"c-plus-plus", "c-sharp", "第一章", "العربية"}
    assert verify_site(project / "site", project / "data/addresses.txt") == 0


def test_headings_that_would_share_an_anchor_end_the_build(new_project: NewProject) -> None:
    """All such headings are named at once, with file, line and fix; nothing is published."""
    project = new_project(guide=STARTER)
    (project / "docs/languages.md").write_text(COLLISIONS, encoding="utf-8")
    process = build(project, project / "site")
    assert process.returncode != 0
    output = printed(process)
    assert "Traceback" not in output
    assert (
        'docs/languages.md:9: The heading "AIML" would have the anchor #aiml, which the page already has. '
        "Write an anchor of your own after it: AIML {: #your-anchor }\n"
        'docs/languages.md:11: The heading "🚀" has no letter for its anchor. '
    ) in output
