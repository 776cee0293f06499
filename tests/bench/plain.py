"""The same pages without the generator: the Markdown that is left when macros and hook have run."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from tests.bench.runs import python
from tests.site.project import ROOT

DUMP = """
from pathlib import Path
import yaml
from mkdocs.plugins import event_priority

@event_priority(-100)
def on_page_markdown(markdown, page, config, files):
    from certguide.site.context.fragment_markers import insert_fragments

    markdown = insert_fragments(markdown, page.meta["fragments"])
    meta = {key: page.meta[key] for key in ("title", "description") if key in page.meta}
    to = Path(config.config_file_path).with_name("plain") / "docs" / page.file.src_uri
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(f"---\\n{yaml.safe_dump(meta)}---\\n\\n{markdown}", encoding="utf-8")
"""
"""A hook that writes each page down as the Markdown that is left when all macros have run."""


def plain(project: Path) -> Path:
    """A project of the very pages that macros and hook made, with theme and search but without either."""
    (project / "dump.py").write_text(DUMP, encoding="utf-8")
    hooks = {"INHERIT": "mkdocs.yml", "hooks": ["certguide/mkdocs_plugin/plugin.py", "dump.py"]}
    (project / "dump.yml").write_text(yaml.safe_dump(hooks), encoding="utf-8")
    python(project, "mkdocs", "build", "--config-file", "dump.yml", "--site-dir", str(project / "dumped"))
    plain = project / "plain"
    shutil.copytree(project / "certguide/theme/assets", plain / "docs/assets")
    (plain / "mkdocs.yml").write_text(yaml.safe_dump(_plain_settings()), encoding="utf-8")
    return plain


def _plain_settings() -> dict[str, Any]:
    settings = yaml.load((ROOT / "certguide/site/guide.yml").read_text(encoding="utf-8"), Loader=_Settings)  # noqa: S506 - see there
    settings["nav"] = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Settings)["nav"]  # noqa: S506
    kept = ("nav", "theme", "markdown_extensions", "extra_css")
    return {"site_name": "Plain", "plugins": ["search"], **{name: settings[name] for name in kept}}


class _Settings(yaml.SafeLoader):
    """Reads mkdocs.yml, whose !ENV values do not matter here."""


_Settings.add_constructor("!ENV", lambda loader, node: None)


def default(project: Path) -> Path:
    """The smallest project there is, with the theme as it comes."""
    (project / "docs").mkdir(parents=True)
    (project / "docs/index.md").write_text("# Hello\n\nA page.\n", encoding="utf-8")
    (project / "mkdocs.yml").write_text("site_name: Default\ntheme: {name: material}\n", encoding="utf-8")
    return project
