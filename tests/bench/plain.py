"""The same pages without the generator: the Markdown that is left when macros and plugin have run."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.yaml import yaml_load

from certguide.mkdocs_plugin import defaults
from tests.bench.runs import python
from tests.published.guide import GUIDE
from tests.site.project import ROOT

DUMP = """
from pathlib import Path
import yaml
from mkdocs.plugins import event_priority
from certguide.site.context.fragment_markers import END, START

@event_priority(-50)
def on_page_markdown(markdown, page, config, files):
    markdown = markdown.replace(START, "").replace(END, "")
    meta = {key: page.meta[key] for key in ("title", "description") if key in page.meta}
    to = Path(config.config_file_path).with_name("plain") / "docs" / page.file.src_uri
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(f"---\\n{yaml.safe_dump(meta)}---\\n\\n{markdown}", encoding="utf-8")
"""
"""A hook that writes each page down when all macros have run, before the plugin takes the fragments out."""


def plain(project: Path) -> Path:
    """Write a project of the pages that macros and plugin made, with theme and search but without either."""
    (project / "dump.py").write_text(DUMP, encoding="utf-8")
    (project / "dump.yml").write_text(yaml.safe_dump({"INHERIT": "mkdocs.yml", "hooks": ["dump.py"]}), encoding="utf-8")
    python(project, "mkdocs", "build", "--config-file", "dump.yml", "--site-dir", str(project / "dumped"))
    plain = project / "plain"
    shutil.copytree(project / "certguide/theme/assets", plain / "docs/assets")
    (plain / "mkdocs.yml").write_text(yaml.safe_dump(_plain_settings()), encoding="utf-8")
    return plain


def _plain_settings() -> dict[str, Any]:
    with (GUIDE / "mkdocs.yml").open("rb") as file:
        nav = yaml_load(file)["nav"]
    theme = yaml.safe_load((ROOT / "certguide/theme/mkdocs_theme.yml").read_text(encoding="utf-8"))
    sheets = [f"assets/styles/{name}" for name in theme.pop("stylesheets")]
    del theme["scripts"]
    return {
        "site_name": "Plain",
        "plugins": ["search"],
        "nav": nav,
        "theme": {"name": theme.pop("extends"), **theme},
        "markdown_extensions": [*defaults.MARKDOWN_EXTENSIONS, {"toc": defaults.TOC}],
        "extra_css": sheets,
    }


def default(project: Path) -> Path:
    """Write the smallest project there is, with the theme as it comes."""
    (project / "docs").mkdir(parents=True)
    (project / "docs/index.md").write_text("# Hello\n\nA page.\n", encoding="utf-8")
    (project / "mkdocs.yml").write_text("site_name: Default\ntheme: {name: material}\n", encoding="utf-8")
    return project
