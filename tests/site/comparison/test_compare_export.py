"""The comparison taken along: as a file for spreadsheets, and as text."""

from __future__ import annotations

from typing import Any

from certguide.site.permalinks import FILE
from tests.site.building import NewProject
from tests.site.comparison.in_browser import saved_rows, shown_rows, wait_for_rows
from tests.site.hostile_data import hostile_catalog
from tests.site.page_monitor import PageMonitor
from tests.site.pages import RenderedSite, none
from tests.site.project import BASE, CATALOG, build, printed
from tests.site.site_server import serve_site
from tests.yaml_text import dump_yaml, load_yaml


def test_the_file_has_what_is_shown_rows(compare: Any, site: RenderedSite) -> None:
    """A head, a line for each row shown in its order, no source marks and no hidden rows."""
    page = compare("?level=associate&sort=-price")
    head, *rows = saved_rows(page)
    facts = ["Who it’s for", "Price", "Length", "Study time", "Recommended experience", "Next change", "Also renews"]
    assert head == ["Name", "Level", "Exam", *facts]
    assert [row[0] for row in rows] == [site.by_id[id_].short for id_ in shown_rows(page)]
    assert {len(row) for row in rows} == {len(head)}
    line = next(row for row in rows if row[2] == "IEA-C02")
    assert line[1] == "Associate"
    assert line[4].replace("\xa0", " ") == "75 USD later 150 USD"


def test_it_can_be_copied_as_text(compare: Any) -> None:
    """The same lines on the clipboard, cells parted by tabs; and the page says so."""
    page = compare("?level=associate", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy as text").click()
    page.get_by_text("Copied.").wait_for()
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert len(lines) == 1 + len(shown_rows(page))
    assert lines[1].split("\t")[:3] == ["Telescope Designer – Associate", "Associate", "TDA-C03"]


def test_hostile_names(new_project: NewProject, window: Any) -> None:
    """Hostile texts are text everywhere: in table, tray and file, where none can be taken for a formula."""
    project = new_project()
    data = hostile_catalog(load_yaml((project / CATALOG).read_text(encoding="utf-8")))
    short_names = ["=1+1", "+1", "-1", "@SUM(A1)", '="a",b', "\uff1d1+1"]
    certifications = [record for record in data["credentials"] if "kind" not in record]
    for record, name in zip(certifications, short_names, strict=False):
        record["short"] = name
    (project / CATALOG).write_text(dump_yaml(data), encoding="utf-8")
    (project / FILE).unlink(missing_ok=True)  # former names are addresses, and these are others
    process = build(project, project / "site")
    assert process.returncode == 0, printed(process)[-2000:]
    with serve_site(project / "site", BASE) as home:
        watched = PageMonitor(window(width=360), home)
        ids = [record["id"] for record in certifications][:2]
        watched.page.goto(f"{home}compare/?retired=1&kind=certification&pick={ids[0]}&pick={ids[1]}")
        wait_for_rows(watched.page)
        names = {row[0] for row in saved_rows(watched.page)[1:]}
        assert {f"'{name}" for name in short_names} <= names
        assert len(names) > len(short_names)
        watched.page.locator("#side").wait_for()
        assert watched.page.locator("#side-table thead a").all_inner_texts() == short_names[:2]
        assert not watched.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        none(watched.errors)
