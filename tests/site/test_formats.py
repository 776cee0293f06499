"""Every file of the site conforms to its format, and an independent checker agrees about the HTML."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.site.formats import format_faults
from tests.site.pages import RenderedSite, none
from tests.site.project import ROOT, files

CHECKER = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
BRIEF = ("-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Options of Java for a program of seconds: half the time goes into compiling it well."""
OTHER = {".css", ".js", ".png", ".woff2"}
"""Endings of what is checked elsewhere: styles and scripts by what they do in a browser, pictures by being seen."""

EXCUSED = {
    r"“autocomplete” is only allowed when the input type": (
        "The theme has it on the two boxes that open its drawer and its search, and we on the box of the menu: "
        "Firefox would otherwise open them again after a reload."
    ),
    r"“role” attribute must not be used on a “t[dhr]” element": (
        "Tables that become cards on a phone change their display, and browsers then forget that they are tables."
    ),
    r"“(table|row|rowgroup|cell|rowheader|columnheader)” role is unnecessary": "The same.",
    r"“list” role is unnecessary": "Safari forgets that a list is one when its bullets are gone.",
    r"Resource violates Content Security Policy .* external (script|stylesheet|image)": (
        "The checker reads files, which have no address that 'self' could mean; a browser tests the policy."
    ),
    r"“dt” name “": "Two things may happen on one day of the list of dates; each has its own address.",
    r"Inline script violates Content Security Policy .* type=\"application/(ld\+)?json\"": (
        "Such a script is data, which no browser runs; the HTML standard asks the policy only about what would be run."
    ),
}
"""What the checker says and we leave as it is, with the reason. What is no longer said has to go from here."""


def test_every_file_conforms_to_its_format(each_site: RenderedSite) -> None:
    """HTML, JSON, SVG, Atom, sitemap and calendars parse and have what their standards require."""
    contents = files(each_site.folder)
    assert {"404.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json"} <= contents.keys()
    none(fault for path, content in contents.items() for fault in format_faults(path, content))


def test_every_file_extension_has_a_check(site: RenderedSite) -> None:
    """A new file extension needs a check, or a reason to have none."""
    extensions = OTHER | {".html", ".json", ".webmanifest", ".map", ".xml", ".svg", ".ics", ".gz", ".txt"}
    none(path for path in files(site.folder) if Path(path).suffix not in extensions)


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("a.html", "<!doctype html><title>a</title><p><div></p>"),
        ("a.json", '{"a": NaN}'),
        ("a.json", '{"a": 1,}'),
        ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><a onclick="b()"/></svg>'),
        ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><g></svg>'),
        ("a.xml", '<feed xmlns="http://www.w3.org/2005/Atom"><title>a</title></feed>'),
        ("a.xml", '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>a</loc></url></urlset>'),
        ("a.ics", "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:a\nEND:VCALENDAR\n"),
        ("a.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:a\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"),
        ("a.ics", f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{'a' * 80}\r\nEND:VCALENDAR\r\n"),
        ("a.xml.gz", "no archive"),
    ],
)
def test_format_checks_find_faults(path: str, content: str) -> None:
    """The checks of formats report invalid files."""
    assert format_faults(path, content.encode())


def checker_messages(folder: Path) -> list[dict[str, Any]]:
    """Return the checker's messages about every page and picture in a folder."""
    if not (shutil.which("java") and CHECKER.exists()):
        reason = "the checker of markup needs Java, and `npm ci` to have brought it"
        (pytest.fail if os.environ.get("GITHUB_ACTIONS") else pytest.skip)(reason)
    process = subprocess.run(
        ["java", *BRIEF, "-jar", CHECKER, "--format", "json", "--also-check-svg", "--skip-non-html", folder],
        capture_output=True,
        text=True,
    )
    messages: list[dict[str, Any]] = json.loads(process.stderr)["messages"]
    return messages


def test_html_checker_reports_only_excused_messages(site: RenderedSite) -> None:
    """The Nu Html Checker reports only excused messages, and every excuse is needed."""
    used: Counter[str] = Counter()
    faults = []
    for entry in checker_messages(site.folder):
        message = f"{entry['message']} {entry.get('extract', '')}"
        excuse = next((excuse for excuse in EXCUSED if re.search(excuse, message, re.DOTALL)), None)
        used[excuse or ""] += 1
        if excuse is None:
            location = entry.get("url", "").rpartition(site.folder.name)[2]
            faults.append(f"{location}:{entry.get('lastLine')}: {message[:300]!r}")
    none(faults)
    assert [excuse for excuse in EXCUSED if not used[excuse]] == []
