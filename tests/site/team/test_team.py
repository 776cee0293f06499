"""The team budget in a browser: what it works out, what its link carries, what it prints and saves."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.site.page_monitor import PageMonitor
from tests.site.pages import RenderedSite, links, none
from tests.site.print_size import pages_on_paper

START = "team=1&exams=path&retakes=0&hours=10"
DESIGNERS = f"{START}&for.designer=2"
HOSTILE = "<img src=x onerror=alert(1)>"
CELLS = "rows => rows.map(row => [...row.querySelectorAll('[data-cell]')].map(cell => cell.textContent))"
TEXTS = f"""() => [
    ...({CELLS})([...document.querySelectorAll('.team-table tbody tr')]),
    [...document.querySelectorAll('.team-table [data-state]')].map(state => state.textContent),
    ['team-sum', 'team-basis'].map(id => document.getElementById(id).textContent),
]"""


def open_link(page: Any, home: str, entries: str) -> None:
    """Load the page, with the team of a link if one is given, and wait until it is ready."""
    page.goto("about:blank")
    page.goto(f"{home}team/" + (f"#{entries}" if entries else ""))
    page.locator("#team[data-ready]").wait_for()


@pytest.fixture
def team(home: str, window: Any) -> Callable[..., Any]:
    """Open the page, with the team of a link if one is given."""

    def open_team(entries: str = "", **settings: Any) -> Any:
        page = window(**settings)
        open_link(page, home, entries)
        return page

    return open_team


def cells(page: Any, row: int = -1) -> dict[str, str]:
    """Return the texts of a row by column, of the total if no row is given, with plain spaces."""
    line = page.locator("#team-total") if row < 0 else page.locator("#team-rows tr").nth(row)
    texts = line.locator("[data-cell]").evaluate_all("all => all.map(cell => [cell.dataset.cell, cell.textContent])")
    return {key: text.replace("\u00a0", " ") for key, text in texts}


def fragment(page: Any) -> str:
    """Return what the URL carries."""
    return str(page.url.partition("#")[2])


def message(page: Any) -> str:
    return str(page.locator("#team-message").inner_text())


# What it works out


def test_example_is_the_same_with_and_without_scripts(home: str, window: Any, team: Any) -> None:
    """Without scripts the page has an example with the sums that the script works out, and says that it is one."""
    plain = window(java_script_enabled=False)
    plain.goto(f"{home}team/")
    assert plain.get_by_text("This is an example.").is_visible()
    assert not plain.locator("#team :is(input, select, button)").locator("visible=true").count()
    page = team()
    assert page.get_by_text("This is an example.").is_visible()
    assert page.evaluate(TEXTS) == plain.evaluate(TEXTS)
    assert cells(page)["budget"] == "2,070 USD"


def test_changed_number_changes_the_sums_and_the_link(team: Any) -> None:
    """A number field changes its row and the total; the URL has the team, and brings it back after a reload."""
    page = team(DESIGNERS)
    assert cells(page, 0)["budget"] == "600 USD"
    page.get_by_label("People: I design instruments").fill("3")
    for row in (0, -1):
        assert cells(page, row) == {
            "people": "3",
            "list_price": "1,350 USD",
            "with_discounts": "900 USD",
            "retakes": "0 USD",
            "budget": "900 USD",
            "study": ("" if row == 0 else "All ready in ")
            + ("180 to 510 hours, or " if row == 0 else "")
            + "18 to 51 weeks",
            "renewal_per_year": "150 USD",
            "renewal_in_three_years": "450 USD",
        }
    assert fragment(page) == f"{START}&for.designer=3"
    assert not page.get_by_text("This is an example.").is_visible()
    page.reload()
    page.locator("#team[data-ready]").wait_for()
    assert cells(page)["people"] == "3"
    assert page.locator("#team-sum").inner_text() == "Budget for 3 people: 900\u00a0USD before tax"


def test_settings_change_every_row(team: Any) -> None:
    """Exams, allowance and pace count for all people, and stand in words above the table and in the link."""
    page = team(DESIGNERS)
    page.get_by_label("Exams").select_option("The next exam")
    page.get_by_label("Retakes, % of price").fill("50")
    page.get_by_label("Study hours a week").fill("5")
    assert (cells(page)["list_price"], cells(page)["retakes"], cells(page)["budget"]) == (
        "300 USD",
        "150 USD",
        "450 USD",
    )
    assert cells(page, 0)["study"] == "60 to 160 hours, or 12 to 32 weeks"
    basis = (
        "Counted for each person: the next exam, and 50% of the price for retakes. We count 5 hours of study a week."
    )
    assert page.locator("#team-basis").inner_text() == basis
    assert fragment(page) == "team=1&exams=next&retakes=50&hours=5&for.designer=2"


def test_held_exam_is_left_out_of_the_price(team: Any) -> None:
    """An exam that is held costs nothing, says so and stands in the link; its renewal still counts."""
    page = team(f"{START}&for.safety=1")
    renewal = cells(page)["renewal_per_year"]
    page.get_by_label("Held: Telescope Designer – Associate").check()
    assert cells(page)["list_price"] == "300 USD"
    assert cells(page)["renewal_per_year"] == renewal
    assert page.locator("[data-state]").all_inner_texts() == [", held", ""]
    assert fragment(page) == f"{START}&for.safety.telescope-designer-associate=1"
    page.reload()
    page.locator("#team[data-ready]").wait_for()
    assert page.get_by_label("Held: Telescope Designer – Associate").is_checked()


def test_one_situation_can_have_two_groups(team: Any) -> None:
    """People of one situation who hold different things stand in rows of their own."""
    page = team(DESIGNERS)
    page.get_by_label("Add people").select_option("I design instruments")
    page.get_by_role("button", name="Add", exact=True).click()
    assert page.evaluate("document.activeElement === document.querySelectorAll('#team-rows input[type=number]')[1]")
    page.get_by_label("Held: Telescope Designer – Associate").nth(1).check()
    assert [cells(page, row)["list_price"] for row in (0, 1)] == ["900 USD", "300 USD"]
    assert fragment(page) == f"{DESIGNERS}&for.designer.telescope-designer-associate=1"


def test_note_on_renewals_is_for_what_the_team_takes(team: Any) -> None:
    """The note on a way to renew without a price shows only if it renews what the people take or hold."""
    note = "#uncounted p:visible"
    assert team("team=1&for.designer=2").locator(note).count() == 1
    assert team("team=1&for.designer=0&for.new=1").locator(note).count() == 0
    page = team("team=1&for.designer=2")
    page.get_by_role("button", name="Start over").click()
    assert page.locator(note).count() == 0


def test_nothing_chosen_adds_no_row(team: Any) -> None:
    """The button adds nothing until a situation is chosen, and leads to the choice."""
    page = team(DESIGNERS)
    page.get_by_role("button", name="Add", exact=True).click()
    assert page.locator("#team-rows tr").count() == 1
    assert page.evaluate("document.activeElement.id") == "team-situation"


def test_removed_rows_come_back_with_undo(team: Any) -> None:
    """A row, or all of them, can be removed; Undo brings back what was there, with its people."""
    page = team(f"{DESIGNERS}&for.new=4")
    page.get_by_role("button", name="Remove I design instruments").click()
    assert fragment(page) == f"{START}&for.new=4"
    assert message(page).startswith("Removed.")
    page.get_by_role("button", name="Start over").click()
    assert (fragment(page), cells(page)["budget"], cells(page)["study"]) == (START, "0 USD", "No exam")
    page.get_by_role("button", name="Undo").click()
    assert fragment(page) == f"{START}&for.new=4"
    assert page.locator("#team-rows input[type=number]").input_value() == "4"


def test_number_field_keeps_to_its_limits(team: Any) -> None:
    """What isn't a whole number of people counts as the nearest one, and the field shows it when it is left."""
    page = team(DESIGNERS)
    field = page.get_by_label("People: I design instruments")
    for typed, people in {"": "0", "-3": "0", "2.9": "2", "123456": "9999", "1e3": "1000"}.items():
        field.fill("2")
        field.fill(typed)
        assert cells(page)["people"] == people, typed
        field.blur()
        assert field.input_value() == people, typed


# What its link carries


def test_copied_link_shows_the_same_team(home: str, team: Any) -> None:
    """The copied link opens the team, without the team in any request; nothing is stored in the browser."""
    page = team(permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text("Link copied. It shows this team.").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{home}team/#team=1&exams=path&retakes=20&hours=10&for.designer=2")
    other = team()
    requests: list[str] = []
    other.on("request", lambda request: requests.append(request.url))
    other.goto("about:blank")
    other.goto(link)
    other.locator("#team[data-ready]").wait_for()
    assert other.evaluate(TEXTS) == page.evaluate(TEXTS)
    none(url for url in requests if "designer" in url)
    assert other.evaluate("localStorage.length + sessionStorage.length") == 0


def test_link_is_shown_where_it_cannot_be_copied(team: Any) -> None:
    """Without access to the clipboard, the link stands in a field."""
    page = team(DESIGNERS)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject() }")
    page.get_by_role("button", name="Copy link").click()
    assert page.get_by_label("Link to this team").input_value().endswith(f"/team/#{DESIGNERS}")


def test_followed_link_replaces_the_team(home: str, team: Any) -> None:
    """A link followed on the page itself is opened too; an anchor of the page changes nothing."""
    page = team(DESIGNERS)
    page.goto(f"{home}team/#{START}&for.new=5")
    page.wait_for_function("document.querySelectorAll('#team-rows tr').length === 1")
    page.get_by_text("100\u00a0USD").first.wait_for()
    assert cells(page)["people"] == "5"
    page.goto(f"{home}team/#how")
    assert cells(page)["people"] == "5"


LEFT_OUT = [
    ("for.nowhere=2", "for.nowhere"),
    ("for.designer=many", "for.designer"),
    ("for.designer=-1", "for.designer"),
    ("for.designer=12345", "for.designer"),
    ("for.designer.no-exam=2", "for.designer.no-exam"),
    ("for.designer.sky-practitioner=2", "for.designer.sky-practitioner"),
    ("for.constructor=2", "for.constructor"),
    ("for.designer.__proto__=2", "for.designer.__proto__"),
    ("for=2", "for"),
    ("against.designer=2", "against.designer"),
    ("exams=none", "exams"),
    ("retakes=101", "retakes"),
    ("hours=0", "hours"),
    (f"{HOSTILE}=1", "<imgsrc"),
    ("%3Cimg%20src=x%20onerror=alert(1)%3E", "<imgsrc"),
    ("x" * 200, "x" * 60),
]
"""What a link may have that can't be read, and how the page names it."""


def test_part_that_cannot_be_read_is_left_out_and_named(home: str, window: Any) -> None:
    """What isn't there or can't be meant is left out and named as plain text; the rest of the link counts."""
    page = window()
    watcher = PageMonitor(page, home)
    for entries, dropped in LEFT_OUT:
        open_link(page, home, f"team=1&for.new=1&{entries}&for.safety=3")
        assert message(page) == f"Left out, because we can’t read it: “{dropped}”."
        assert cells(page)["people"] == "4", entries
        assert not page.locator("#team-message *").count(), entries
    none(watcher.errors)


@pytest.mark.parametrize(
    ("entries", "problem"),
    [
        ("team=2&for.designer=2", "We can’t read the team in this link."),
        ("team=&for.designer=2", "We can’t read the team in this link."),
        ("team=1&" + "for.designer=2&" * 8000, "This link is too long to be a team."),
    ],
)
def test_link_that_cannot_be_read_leaves_the_example(team: Any, entries: str, problem: str) -> None:
    """A link of another version, or of no sensible length, is refused as a whole."""
    page = team(entries)
    assert message(page) == problem
    assert page.get_by_text("This is an example.").is_visible()


def test_link_has_at_most_a_hundred_groups(team: Any) -> None:
    """Further groups are left out and counted."""
    page = team("team=1&" + "&".join(["for.new=1"] * 104))
    assert cells(page)["people"] == "100"
    assert message(page).endswith("“for.new”, “for.new”, “for.new” and 1 more.")


SENT = [
    DESIGNERS.replace("&", "&amp;"),
    DESIGNERS.replace("=", "%3D").replace("&", "%26"),
    f"{DESIGNERS}).",
    DESIGNERS.replace("&for", "%0A&for"),
]
"""The link as chats and mail may change it."""


def test_link_survives_chats_and_mail(home: str, window: Any) -> None:
    """Escapes, line breaks and a full stop at the end change nothing."""
    page = window()
    for entries in SENT:
        open_link(page, home, entries)
        assert (message(page), cells(page)["people"]) == ("", "2"), entries


def test_former_ids_in_links_are_read_as_present_ones(modules: Any) -> None:
    """A situation or a certification with a new id is found by the former one."""
    linked = modules.evaluate(
        """async () => {
            const {fromTeamLink} = await import(new URL("../source/team-link.js", location.href))
            const facts = {paths: {present: [{id: "exam"}]}, aliases: {former: "present", "old-exam": "exam"}}
            const {team, dropped} = fromTeamLink("#team=1&for.former.old-exam=3", {}, new Set(), facts)
            return [team.groups.map(({situation, people, held}) => [situation, people, ...held]), dropped]
        }"""
    )
    assert linked == [[["present", 3, "exam"]], []]


# What it saves and prints


def test_file_has_the_rows_and_the_total(team: Any) -> None:
    """The file has a head with the currency, a line for each row and the total, with amounts as plain numbers."""
    page = team("team=1&exams=path&retakes=5&hours=10&for.safety.telescope-designer-associate=3&for.archive=1")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download CSV").click()
    assert waiting.value.suggested_filename == "team.csv"
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    exams = ["Situation", "Exams", "Held", "People", "Number of exams"]
    prices = ["Price (USD)", "With 50% discounts (USD)", "Retakes (USD)", "Budget (USD)"]
    renewal = ["Renewal per year, on average (USD)", "Renewals due within 3 years (USD)"]
    safety = ["Solar Safety – Specialty", "Telescope Designer – Associate", "3", "3", "900", "900", "45", "945"]
    archive = ["Archive Engineer – Associate", "", "1", "1", "150", "150", "7.50", "157.50", "Not known", "25", "75"]
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == [*exams, *prices, "Study time each", *renewal]
    assert rows[1][1:] == [*safety, "120 to 350 hours, or 12 to 35 weeks", "225", "675"]
    assert rows[2][1:] == archive
    assert rows[3] == ["Total", "", "", "4", "4", "1050", "1050", "52.50", "1102.50", "Not known", "250", "750"]


def test_team_prints_on_one_page(team: Any, site: RenderedSite) -> None:
    """The example, and a team in every situation but the collector's, print on one page with their people."""
    every = "&".join(f"for.{audience.id}=12" for audience in site.catalog.audiences if audience.id != "everything")
    for entries in ("", f"{START}&{every}"):
        page = team(entries, width=680)
        assert pages_on_paper(page) == 1
        page.emulate_media(media="print")
        assert page.locator("#team-rows .team-people").first.inner_text().strip() in ("2", "12")
        assert page.get_by_text("Counted for each person").is_visible()


def test_left_out_exams_are_not_printed(team: Any) -> None:
    """Paper has what is taken and what is held."""
    page = team(f"{START}&for.sell-or-manage=1&for.designer.telescope-designer-associate=1", width=680)
    page.emulate_media(media="print")
    names = page.locator("#team-rows [data-exam]").locator("visible=true").locator("[data-name]").all_inner_texts()
    assert names == ["Sky Practitioner", "Telescope Designer – Associate", "Telescope Designer – Professional"]


def test_print_button_prints(team: Any) -> None:
    """The button opens the browser's own dialog."""
    page = team()
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed")


# How to get there


def test_home_and_footer_lead_to_the_team_budget(site: RenderedSite) -> None:
    """Home has a row for readers who plan for a team, and every page has a link at its foot."""
    home = site.page("")
    assert "team/" in [site.path(home, href) for href in links(home.main)]
    none(page.url for page in site.pages if "team/" not in [site.path(page, href) for href in links(page.tree)])


def test_only_the_team_budget_loads_its_script(site: RenderedSite) -> None:
    """No other page loads the script."""
    assert [page.url for page in site.pages if "assets/scripts/page-team.js" in page.html] == ["team/"]


def test_every_control_is_large_enough_to_tap(team: Any) -> None:
    """Buttons, fields and marks are 44 pixels high, and nothing scrolls sideways."""
    page = team()
    controls = page.locator(
        "#team :is(button, input:not([type=checkbox]), select, label:has([type=checkbox]), summary):visible"
    )
    for width in (360, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        heights = controls.evaluate_all("all => all.map(control => control.getBoundingClientRect().height)")
        assert min(heights) >= 44, width
