"""The content security policy: what it forbids, and that nothing of ours is in its way."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from certguide.site.components.content_security_policy import page_policy, script_policy
from tests.site.building import NewProject
from tests.site.kinds import PAGES
from tests.site.pages import Page, RenderedSite, none
from tests.site.project import CATALOG
from tests.site.serving import serve
from tests.site.watched import Watched

DATA = ("application/json", "application/ld+json")
INTRUDERS = {
    "a script": "make('script', {textContent: 'alert(1)'})",
    "a script of another site": "make('script', {src: 'https://evil.example/x.js'})",
    "a handler": "put('<button onclick=alert(1)>x</button>').click()",
    "an address": "put('<a href=javascript:alert(1)>x</a>').click()",
    "a style": "put('<p style=color:red>x</p>')",
    "a picture": "make('img', {src: 'https://evil.example/x.png'})",
    "a frame": "make('iframe', {src: 'about/'})",
    "a call": "fetch('https://evil.example/').catch(() => 0)",
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
    """The words of a page's policy by what they are about; the policy is the first thing in its head."""
    first = next(iter(next(page.tree.iter("head"))))
    assert first.get("http-equiv") == "Content-Security-Policy", page.address
    rules = [rule.split() for rule in (first.get("content") or "").split(";")]
    return {name: allowed for name, *allowed in rules}


def inline_scripts(page: Page) -> Iterator[Element]:
    return (one for one in page.tree.iter("script") if not one.get("src") and one.get("type") not in DATA)


def test_every_page_has_a_strict_policy(site: RenderedSite) -> None:
    """Every HTML file, redirects and the missing page included, allows nothing but the site itself."""
    allowed = {"'none'", "'self'", "data:"}
    for page in site.all_pages.values():
        policy = policy_of(page)
        assert policy["default-src"] == policy["base-uri"] == ["'none'"], page.address
        assert "form-action" in policy
        none(
            (page.address, name, word)
            for name, words in policy.items()
            for word in words
            if word not in allowed and not word.startswith("'sha256-")
        )
        assert "data:" not in policy.get("script-src", [])


def test_the_policy_may_stand_in_a_page(site: RenderedSite) -> None:
    """The encoding is still told within the first 1024 bytes, as browsers want it."""
    none(page.address for page in site.all_pages.values() if '<meta charset="utf-8">' not in page.html[:1024])


def test_no_page_needs_more(site: RenderedSite) -> None:
    """No page has a script, a style, a handler or an address that its policy would have to excuse."""
    faults = []
    for page in site.all_pages.values():
        known = policy_of(page).get("script-src", [])
        for script in inline_scripts(page):
            digest = base64.b64encode(hashlib.sha256((script.text or "").encode()).digest()).decode()
            if f"'sha256-{digest}'" not in known:
                faults.append((page.address, "script", (script.text or "")[:80]))
        for element in page.tree.iter():
            if isinstance(element.tag, str):
                faults += [
                    (page.address, element.tag, name)
                    for name in element.attrib
                    if name == "style" or name.startswith("on")
                ]
                if element.tag == "style":
                    faults.append((page.address, "style"))
                if (element.get("href") or "").strip().lower().startswith("javascript:"):
                    faults.append((page.address, element.tag, "javascript:"))
    none(faults)


def test_data_in_pages_is_data(site: RenderedSite) -> None:
    """What stands in a script element and is not run can be read as JSON."""
    for page in site.all_pages.values():
        for script in page.tree.iter("script"):
            if script.get("type") in DATA:
                json.loads(script.text or "")


def test_only_serving_is_relaxed() -> None:
    """The script that reloads a served page is allowed while serving, and never in what is published."""
    assert "unsafe" not in page_policy()
    assert "script-src 'self' 'unsafe-inline';" in page_policy(serving=True)
    assert page_policy(serving=True).replace(" 'unsafe-inline'", "") == page_policy()


def test_a_script_is_named_by_its_own_text() -> None:
    """The policy of a redirect changes with its script."""
    assert script_policy("a()") != script_policy("b()")


def test_everything_works_under_the_policy(site: RenderedSite, home: str, window: Any) -> None:
    """Searching, colours, copying, printing and every redirect go without a violation."""
    watched = Watched(window(accept_downloads=True), home)
    page = watched.page
    for address in PAGES:
        page.goto(home + address)
        page.locator("button.color-scheme").click()
        page.emulate_media(media="print")
        page.emulate_media(media="screen")
        for summary in page.locator("article summary").all()[:3]:
            summary.click()
    page.goto(home)
    box = page.get_by_role("textbox", name="Search")
    box.click()
    page.locator("script[src*=bundle]").first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    box.fill("observer")
    box.press("End")
    page.locator(".md-search-result__link").first.wait_for()
    for one in [one for one in site.all_pages.values() if one.redirects][:8]:
        page.goto(home + one.address)
        page.locator("article h1").wait_for()
    none(watched.faults)


def test_the_plan_works_under_the_policy(home: str, window: Any) -> None:
    """So do ticking, saving, the calendar, the link and printing."""
    watched = Watched(window(accept_downloads=True), home)
    page = watched.page
    page.goto(f"{home}plan/")
    page.evaluate("window.print = () => 0")
    page.get_by_role("checkbox", name="Sky Practitioner", exact=True).check()
    page.locator("#day-sky-practitioner").fill("2025-06-30")
    page.locator("#plan-form [type=submit]").click()
    for does in ("save", "calendar"):
        with page.expect_download() as saved:
            page.locator(f"[data-do={does}]").first.click()
        assert Path(saved.value.path()).stat().st_size
    for does in ("link", "print"):
        page.locator(f"[data-do={does}]").first.click()
    none(watched.faults)


@pytest.mark.parametrize("what", INTRUDERS)
def test_the_policy_holds(home: str, window: Any, what: str) -> None:
    """Whatever got into a page in spite of everything: it does not run, load or send."""
    page = window()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: request.failure == "csp" and asked.remove(request.url))
    page.on("dialog", lambda dialog: (asked.append("dialog"), dialog.dismiss()))
    page.goto(home)
    page.evaluate(TOOLS)
    page.evaluate(f"() => {{ {INTRUDERS[what]} }}")
    page.wait_for_function("() => refused.length > 0")
    assert not [one for one in asked if "evil.example" in one or one == "dialog"]


def test_a_served_page_reloads_itself(new_project: NewProject, window: Any) -> None:
    """While serving, the page in the browser follows an edit without being asked."""
    with serve(new_project()) as serving:
        watched = Watched(window(), serving.address)
        watched.page.goto(serving.address)
        with serving.edited(CATALOG, "title: Which Vega certification should I get?", "title: Which loom?"):
            watched.page.get_by_text("Which loom?").first.wait_for(state="attached", timeout=60_000)
        none(fault for fault in watched.faults if "livereload" not in fault)
