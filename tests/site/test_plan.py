"""The reader's own plan in a real browser: every state, in and out, and nothing that runs."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.site.modules import serve_modules
from tests.site.pages import RenderedSite, none
from tests.site.watched import Watched

TWO = "plan=1&follow=roadmap&sky-practitioner=2024-03-14&telescope-designer-associate=2025-05-02"
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def plan(home: str, window: Any) -> Any:
    """Opens the plan on 23 November 2026, with what a link carries already kept."""

    def open_plan(entries: str = "", **settings: Any) -> Any:
        page = window(**settings)
        page.clock.set_fixed_time("2026-11-23T12:00:00")
        serve_modules(page)
        if entries:
            page.goto(f"{home}plan/#{entries}")
            page.get_by_role("button", name="Keep it here").click()
            page.goto("about:blank")
        page.goto(f"{home}plan/")
        page.locator("#plan[data-ready]").wait_for()
        return page

    return open_plan


def load(page: Any, text: str) -> str:
    """Loads a copy and returns what the page says of it."""
    change = page.get_by_role("button", name="Change what I hold")
    if change.is_visible():
        change.click()
    page.evaluate("document.getElementById('plan-said').textContent = ''")
    file = {"name": "plan.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator("#plan-file").set_input_files(file)
    page.wait_for_function("document.getElementById('plan-said').textContent")
    return str(page.locator("#plan-said").inner_text())


def row(page: Any, name: str) -> str:
    return " ".join(page.locator("#plan-rows tr", has_text=name).first.inner_text().split())


def _words(part: Any) -> str:
    return " ".join(part.inner_text().split())


def test_a_free_way_stands_in_for_an_exam(plan: Any) -> None:
    """Who holds Sky Practitioner alone renews it with the game, which is free and explained elsewhere."""
    page = plan("plan=1&sky-practitioner=2024-03-14")
    renewals = page.locator("#plan-renewals")
    assert "Free way Vega Sky Quest: Recertify Sky Practitioner renews Sky Practitioner. Free." in _words(renewals)
    assert renewals.get_by_role("link").get_attribute("href") == "../renewal/#sky-quest"
    assert "Renewing" not in page.locator("#plan-figures").inner_text()


def kept(page: Any) -> Any:
    return json.loads(page.evaluate("localStorage.plan ?? 'null'"))


def test_empty(plan: Any) -> None:
    """At first there is a promise, and after it the first step of the roadmap."""
    page = plan()
    assert page.get_by_text("Nothing here yet").is_visible()
    assert "stay in this browser" in page.locator("#plan-empty").inner_text()
    page.get_by_role("button", name="I hold nothing yet").click()
    assert "nothing runs out" in page.locator("#plan-progress").inner_text()
    assert page.locator("#plan-next .step").first.get_attribute("data-number") == "1"
    page.reload()
    assert page.locator("#plan-shown").is_visible()


def test_by_keyboard(plan: Any) -> None:
    """Tick, give the day, see the plan, without a mouse; and it is there after coming back."""
    page = plan()
    box = page.get_by_role("checkbox", name="Sky Practitioner", exact=True)
    box.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("03142024")
    assert kept(page)["held"] == {"sky-practitioner": "2024-03-14"}
    page.keyboard.press("Enter")
    assert "14 March 2027" in row(page, "Sky Practitioner").replace("\xa0", " ")
    assert "Under four months left" in row(page, "Sky Practitioner")
    assert page.evaluate("document.activeElement.id") == "runs-out"
    page.reload()
    assert page.locator("#plan-rows tr").count() == 1
    assert "1 of 13 current certifications" in page.locator("#plan-progress").inner_text()


def test_two(plan: Any) -> None:
    """What runs out when, what to renew with by when, what next and what it costs."""
    page = plan(TWO)
    renewals = page.locator("#plan-renewals").inner_text().replace("\xa0", " ")
    assert "by 14 March 2027" in renewals
    assert "renews Sky Practitioner and Telescope Designer – Associate. 150 USD, with a voucher 75 USD" in renewals
    todo = row(page, "One-year").replace("\xa0", " ")
    assert "Or one year more: One-year maintenance, from 2 February 2028." in todo
    assert "Or three years more, free: Vega Sky Quest" in row(page, "Sky Practitioner")
    assert "In all 600 USD, 375 USD with vouchers" in _words(page.locator("#plan-next .step").nth(1))
    page.get_by_label("Follow").select_option("observer")
    assert "450 USD, 300 USD with vouchers" in _words(page.locator("#plan-figures"))
    assert page.locator("#plan-next .step").count()
    assert "With an unused voucher" in page.locator("#plan-figures").inner_text()
    assert kept(page)["follow"] == "observer"


def test_everything(plan: Any, site: RenderedSite) -> None:
    """Who holds all there is has nothing left to take, and still something to renew."""
    page = plan("&".join(["plan=1", *(f"{one}=" for one in site.by_id)]))
    assert page.locator("#plan-rows tr").count() == len(site.by_id)
    assert "13 of 13 current certifications" in page.locator("#plan-progress").inner_text()
    assert "You hold everything on the roadmap" in page.locator("#plan-next").inner_text()
    assert page.locator("#plan-renewals dt").count() > 1


def test_all_run_out(plan: Any) -> None:
    """What ran out counts no more, and the page says how to have it back."""
    page = plan("plan=1&sky-practitioner=2018-03-14&star-counts-specialty=2018-03-14")
    assert "Ran out Pass it anew" in row(page, "Sky Practitioner")
    assert "It cannot be taken any more. Archive Engineer – Associate takes its place." in row(page, "Star Counts")
    assert "0 of 13 current certifications" in page.locator("#plan-progress").inner_text()
    assert page.locator("#plan-renewing").is_hidden()


def test_retired_but_valid(plan: Any) -> None:
    """A former name counts as the present one, and is renewed by it."""
    page = plan("plan=1&dome-keeper-associate=2025-05-02")
    assert "2 May 2028" in row(page, "Dome Keeper").replace("\xa0", " ")
    assert "Dome Engineer – Associate renews" in page.locator("#plan-renewals").inner_text()
    assert "1 of 13" in page.locator("#plan-progress").inner_text()


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2027-01-01", "This day lies ahead"),
        ("2001-01-01", "There was no such exam before"),
    ],
)
def test_days_that_cannot_be(plan: Any, day: str, says: str) -> None:
    """A day ahead, or before there was such an exam, is told, and nothing is reckoned from it."""
    page = plan(f"plan=1&radio-practitioner={day}")
    assert "Check the day" in row(page, "Radio Practitioner")
    assert says in row(page, "Radio Practitioner")
    assert "not known" in row(page, "Radio Practitioner")
    page.get_by_role("button", name="Change what I hold").click()
    assert says in page.locator(".field-error").inner_text()


def test_copies_come_back(plan: Any) -> None:
    """What is saved can be loaded, in another browser too; what is not known is kept beside it."""
    page = plan(f"{TWO}&no-such-thing=2025-01-01")
    assert "1 more that this guide does not know" in page.locator("#plan-progress").inner_text()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save a copy").click()
    text = saved.value.path().read_text(encoding="utf-8")
    other = plan()
    assert load(other, text) == "The copy was loaded."
    assert kept(other) == json.loads(text)
    assert json.loads(text)["held"]["no-such-thing"] == "2025-01-01"


def test_renamed_ids_come_along(home: str, plan: Any) -> None:
    """An id of former times is read as what it is now, and no word of JavaScript's own is taken for one."""
    found = plan().evaluate(
        """async () => {
            const store = await import(new URL("../source/plan-store.js", location.href))
            const known = {ids: new Set(["new"]), aliases: {old: "new"}, follows: new Set(["roadmap"])}
            const text = '{"plan":1,"held":{"old":"2025-01-01","constructor":"2025-01-01","__proto__":"2025-01-01"}}'
            const {plan, dropped} = store.fromText(text, known)
            return [[...plan.held], [...plan.aside], dropped]
        }"""
    )
    assert found == [[["new", "2025-01-01"]], [["constructor", "2025-01-01"]], 1]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "damaged"),
        ("{", "damaged"),
        ("null", "not a plan"),
        ("[]", "not a plan"),
        ('{"plan":1}', "damaged"),
        ('{"plan":99,"held":{}}', "newer version"),
        ("x" * 100001, "too large"),
    ],
)
def test_damaged_copies_change_nothing(plan: Any, text: str, says: str) -> None:
    """A file that is no plan is refused in words, and what was there stays."""
    page = plan(TWO)
    before = kept(page)
    said = load(page, text)
    assert says in said
    assert "Nothing was changed" in said
    assert kept(page) == before


def test_hostile_copies_and_links_run_nothing(home: str, plan: Any) -> None:
    """Markup in a copy or a link is dropped and told; nothing of it gets into the page."""
    page = plan()
    watched = Watched(page, home)
    held = {HOSTILE: HOSTILE, "sky-practitioner": HOSTILE, "x" * 200: "", "radio-practitioner": 7}
    said = load(page, json.dumps({"plan": 1, "follow": HOSTILE, "held": held}))
    assert "4 of its entries could not be read" in said
    for bad in (f"plan={HOSTILE}", f"plan=1&{HOSTILE}={HOSTILE}&follow={HOSTILE}", "plan=", "plan=1&&&=&%", "plan=2"):
        page.goto("about:blank")
        page.goto(f"{home}plan/#{bad}")
        assert page.locator("#plan-said").inner_text()
        assert page.locator("#plan img").count() == 0
    none(watched.faults)


def test_links_go_round(home: str, plan: Any) -> None:
    """A copied link shows the plan elsewhere, asks nobody, and changes nothing until it is kept."""
    page = plan(TWO, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy as link").click()
    page.get_by_text("The link was copied").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{home}plan/#{TWO}"
    other = plan("plan=1&radio-practitioner=2025-05-05")
    asked: list[str] = []
    other.on("request", lambda request: asked.append(request.url))
    mine = kept(other)
    other.goto(link)
    other.get_by_text("A plan from a link").wait_for()
    assert other.locator("#plan-rows tr").count() == 2
    assert kept(other) == mine
    assert [url for url in asked if "sky-practitioner" in url.partition("#")[0]] == []
    other.get_by_role("button", name="Back to mine").click()
    assert "Radio Practitioner" in row(other, "AI")
    assert "#" not in other.url


def test_one_button_deletes(plan: Any) -> None:
    """Afterwards the browser keeps nothing."""
    page = plan(TWO)
    page.get_by_role("button", name="Start over").click()
    assert page.evaluate("localStorage.plan") is None
    assert page.get_by_text("Nothing here yet").is_visible()
    assert "was deleted" in page.locator("#plan-said").inner_text()


def test_a_browser_that_keeps_nothing(plan: Any) -> None:
    """The page works, and says that it is not kept."""
    page = plan()
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full') } }")
    page.get_by_role("checkbox", name="Sky Practitioner", exact=True).check()
    assert "keeps nothing" in page.locator("#plan-said").inner_text()


def test_the_calendar(plan: Any) -> None:
    """A file as calendars read it: whole days, reminders, the same ids each time, short lines."""
    page = plan(TWO)
    texts = []
    for _ in range(2):
        with page.expect_download() as saved:
            page.get_by_role("button", name="Calendar file").click()
        texts.append(saved.value.path().read_bytes())
    assert texts[0] == texts[1]
    assert saved.value.suggested_filename == "plan.ics"
    assert b"\n" not in texts[0].replace(b"\r\n", b"")
    assert max(map(len, texts[0].split(b"\r\n"))) <= 75
    lines = texts[0].decode().replace("\r\n ", "").split("\r\n")
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 3
    assert "DTSTART;VALUE=DATE:20270314" in lines
    assert "DTSTART;VALUE=DATE:20280502" in lines
    assert "TRIGGER:-P90D" in lines
    ids = [line for line in lines if line.startswith("UID:")]
    assert len(set(ids)) == 3
    assert all(re.fullmatch(r"[A-Z;=-]+:.*", line) for line in lines[:-1])


def test_calendar_texts_are_escaped(plan: Any) -> None:
    """Commas, semicolons, backslashes and new lines, and no sign cut in two by folding."""
    text = plan().evaluate(
        """async () => {
            const {writeCalendar} = await import(new URL("../source/calendar.js", location.href))
            const title = "a,b;c\\\\d\\n" + "é🦀".repeat(60)
            const entry = {id: "x", day: "2028-02-28", title, text: "s", before: []}
            return writeCalendar([entry], "h", "2026-11-23", "https://h/")
        }"""
    )
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "SUMMARY:a\\,b\\;c\\\\d\\n" + "é🦀" * 60 in text.replace("\r\n ", "")
    assert "DTEND;VALUE=DATE:20280229" in text


def test_it_prints_on_one_page(plan: Any, site: RenderedSite) -> None:
    """Two credentials with the way ahead fit on one sheet, and so do all that are on offer."""
    dates = dict.fromkeys(sorted(site.bookable()), "2026-11-01")
    for entries in (TWO, "&".join(["plan=1", *(f"{one}={day}" for one, day in dates.items())])):
        page = plan(entries)
        assert page.pdf(format="A4").count(b"/Type /Page\n") == 1


def test_without_script(home: str, window: Any) -> None:
    """Readers without JavaScript learn what the page would do, and where the roadmap is."""
    page = window(java_script_enabled=False)
    page.goto(f"{home}plan/")
    assert page.get_by_text("This page needs JavaScript").is_visible()
    assert page.locator("#plan .scriptless a[href='../roadmap/']").is_visible()
    assert not page.get_by_role("button", name="Show my plan").is_visible()
    assert page.get_by_role("checkbox", name="Sky Practitioner", exact=True).is_visible()


def test_the_facts_are_fetched_once(home: str, window: Any) -> None:
    """The page asks for them while it is still read, and the script takes what came."""
    page = window()
    watched = Watched(page, home)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("?")[0]))
    page.goto(f"{home}plan/", wait_until="networkidle")
    assert asked.count(f"{home}api/v1/plan.json") == 1
    assert page.locator("#plan[data-ready]").count() == 1
    page.wait_for_timeout(3500)  # a browser complains of what it fetched ahead and nobody took
    none(watched.faults)


@pytest.mark.parametrize("trouble", ["gone", "damaged", "offline"])
def test_when_the_facts_do_not_arrive(home: str, window: Any, trouble: str) -> None:
    """The page says so, keeps what the browser has, and offers to try again; it reckons nothing."""
    page = window()
    page.goto(f"{home}plan/")
    page.get_by_role("checkbox", name="Sky Practitioner", exact=True).check()
    before = kept(page)
    answers = {
        "gone": lambda route: route.fulfill(status=404, body="no"),
        "damaged": lambda route: route.fulfill(status=200, body='{"document": "pl'),
        "offline": lambda route: route.abort(),
    }
    page.route("**/plan.json*", answers[trouble])
    page.goto(f"{home}plan/?again")
    assert page.get_by_role("alert").inner_text().startswith("The plan’s facts did not arrive")
    assert not page.get_by_role("checkbox", name="Sky Practitioner", exact=True).is_visible()
    assert kept(page) == before
    page.unroute("**/plan.json*")
    page.get_by_role("link", name="Try again").click()
    page.locator("#plan-rows tr").wait_for()


def test_nothing_to_press_before_the_facts_are_there(home: str, window: Any) -> None:
    """While they are on their way, ticks and buttons are not shown, so nothing changes under a finger."""
    page = window()
    waiting: list[Any] = []
    page.route("**/plan.css", _patient)
    page.route("**/plan.json*", lambda route: waiting.append(route))
    page.goto(f"{home}plan/", wait_until="domcontentloaded")
    box = page.get_by_role("checkbox", name="Sky Practitioner", exact=True)
    assert not box.is_visible()
    while waiting:
        waiting.pop().continue_()
    box.wait_for(state="visible")
    box.check()
    assert kept(page)["held"] == {"sky-practitioner": ""}


def _patient(route: Any) -> None:
    """The page's style, ready to wait for longer than any machine takes."""
    answer = route.fetch()
    assert "plan-wait 2s" in answer.text()
    route.fulfill(response=answer, body=answer.text().replace("plan-wait 2s", "plan-wait 999s"))
