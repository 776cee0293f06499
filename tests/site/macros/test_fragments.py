"""What each fragment says, by itself. No site is built."""

from __future__ import annotations

import re
from datetime import date

import pytest

from certguide.catalog.model.catalog import Catalog
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.macros import registry
from certguide.site.macros.registry import MACROS
from tests.conftest import changed
from tests.site.macros.fragments import fragment_text, parse_fragment, table_rows
from tests.site.pages import seen_text, text_of
from tests.site.small import TEXT, small_page


def test_the_article_keeps_its_list(sample_catalog: Catalog) -> None:
    """Everything the article listed is there in its order, with what to take instead of what has ended."""
    assert sample_catalog.guide.article is not None
    html = MACROS["article"](PageContext(Site(sample_catalog, date(2026, 11, 23)), "about/"))
    lines = [text_of(line) for line in parse_fragment(html).iter("tr")][1:]
    assert len(lines) == len(sample_catalog.guide.article.credentials)
    assert "Take Archive Engineer – Associate" in next(line for line in lines if line.startswith("Star Counts"))


def test_answers_name_the_first_stop_and_its_fee(page: PageContext) -> None:
    """A card has the situation, the credential, its fee and one sentence, and leads to the situation's page."""
    cards = list(parse_fragment(registry.answers(page)).iter("a"))
    assert [card.get("href") for card in cards] == ["../for/rope/", "../for/shore/"]
    assert "I pull ropes" in text_of(cards[0])
    assert (
        text_of(cards[0]).replace("\xa0", " ").replace(" .", ".")
        == "I pull ropes: Deckhand, 90 EUR. Start on deck. New exam from 1 December 2026."
    )
    assert "Free" in text_of(cards[1])


def test_answers_after_the_first_few_stand_in_a_line(page: PageContext) -> None:
    """The rest are links without a card."""
    tree = parse_fragment(registry.answers(page, 1))
    assert len(list(tree.iter("li"))) == 1
    assert len(list(tree.iter("a"))) == 2


def test_upcoming_days_come_nearest_first(page: PageContext) -> None:
    """Each first and last day ahead is told in words."""
    days = fragment_text(registry.upcoming_days(page))
    dates = re.findall(r"\d{1,2}\s(?:November|December)\s2026", days)
    assert [" ".join(day.split()) for day in dates] == [
        "30 November 2026",
        "1 December 2026",
        "15 December 2026",
    ]
    assert "last day of exam DH-1" in days
    assert re.search(r"first day of exam DH-2\b.*adds knots", days)
    assert "TM-1 leaves its beta, if the plan holds" in days


def test_upcoming_days_can_be_cut_short(page: PageContext) -> None:
    """Only as many as asked for are shown."""
    assert len(list(parse_fragment(registry.upcoming_days(page, 2)).iter("dt"))) == 2


def test_no_day_ahead_is_said_in_words() -> None:
    """An empty list would leave readers wondering."""
    assert "No first or last day" in fragment_text(registry.upcoming_days(small_page(today=date(2030, 1, 1))))


def test_steps_are_one_ordered_list(page: PageContext) -> None:
    """The steps stand in order under their permanent anchors."""
    tree = parse_fragment(registry.roadmap_steps(page))
    assert [item.get("id") for item in next(tree.iter("ol"))] == ["listen", "a-master", "the-rest"]


def test_steps_show_price_and_note(page: PageContext) -> None:
    """A choice costs the price of one; a beta has another; remarks stand below the rows."""
    text = fragment_text(registry.roadmap_steps(page)).replace("\xa0", " ")
    assert "Listen Link to step 1: Listen Free" in text
    assert "One Master Link to step 2: One Master 250 EUR" in text
    assert "125 EUR, later 250 EUR." in text
    assert "Bring a coat." in text


def test_about_the_roadmap_marks_our_notes(page: PageContext) -> None:
    """What is ours is marked, with its step."""
    assert "Our note on step 3 : This step is ours." in fragment_text(registry.about_roadmap(page))


def test_steps_offer_only_what_is_open(page: PageContext) -> None:
    """What has ended is in no step; what no step names is in the last."""
    hrefs = [link.get("href") for link in parse_fragment(registry.roadmap_steps(page)).iter("a")]
    assert "../credentials/steamer/" not in hrefs
    assert [href for href in hrefs if "/credentials/" in str(href)][-1] == "../credentials/deckhand/"


def test_picture_shows_number_names_and_price_of_steps(page: PageContext) -> None:
    """Each step is a block with its title, what it offers and its price; the rest stands beside."""
    picture = parse_fragment(registry.roadmap_picture(page))
    assert [link.get("href") for link in picture.iter("a")] == ["#listen", "#a-master", "#the-rest"]
    blocks = [text_of(block).replace("\xa0", " ") for block in next(picture.iter("ol"))]
    assert blocks[1].startswith("2 Step 2: One Master")
    assert blocks[1].endswith("250 EUR")
    assert "Deckhand" in text_of(next(picture.iter("ul")))


def test_costs_in_brief(page: PageContext) -> None:
    """One fee a level, with the beta's beside it."""
    prices = {row[0]: row[1].replace("\xa0", " ") for row in table_rows(registry.costs(page))[1:]}
    assert prices["Talk"] == "Free"
    assert prices["Mate"] == "90 EUR"
    assert prices["Master"].startswith("250 EUR")
    assert "125 EUR in beta" in prices["Master"]


def test_proctoring_in_brief(page: PageContext) -> None:
    """Whether each type is proctored."""
    assert table_rows(registry.proctoring(page))[1:] == [["Talks", "No"], ["Papers", "Yes"]]


def test_expiry_in_brief(page: PageContext) -> None:
    """How long each type is valid."""
    cells = [[text.replace("\xa0", " ") for text in row] for row in table_rows(registry.expiry(page))[1:]]
    assert cells == [["Talks", "Does not expire"], ["Papers", "3 years"]]


def of_everything(page: PageContext) -> dict[str, list[str]]:
    """Return the cells of each row of the table of everything, by the credential's name."""
    cells_by_name = {}
    for row in parse_fragment(registry.everything(page)).iter("tr"):
        if row.get("data-row") is not None:
            cells = [seen_text(cell).replace("\xa0", " ") for cell in row]
            cells_by_name[cells[0].split(" ")[0]] = cells[1:]
    return cells_by_name


def test_everything_has_a_row_for_each(page: PageContext) -> None:
    """Every credential has its row, what ended last."""
    assert list(of_everything(page)) == ["Welcome", "Deckhand", "Pilot", "Tug", "Steamer"]


def test_everything_tells_both_fees_of_a_beta(page: PageContext) -> None:
    """While a beta runs both prices are there."""
    table = of_everything(page)
    assert table["Tug"][1].startswith("125 EUR later 250 EUR")
    assert table["Welcome"][1].startswith("Free")


def test_rules_of_a_topic(page: PageContext) -> None:
    """The rules asked for and no others, the voucher with those on cost."""
    text = fragment_text(registry.policies(page, "price"))
    assert "Added at the till." in text
    assert "A pass takes a quarter off" in text
    assert "From 16 on." not in text


def test_credentials_of_a_level(page: PageContext) -> None:
    """The members of a level, with what ended folded away."""
    tree = parse_fragment(registry.credentials(page, "master"))
    folded = [link.get("href") for part in tree.iter("details") for link in part.iter("a")]
    assert folded == ["../credentials/steamer/"]
    assert {link.get("href") for link in tree.iter("a")} >= {"../credentials/pilot/", "../credentials/tugmaster/"}
    assert "Deckhand" not in text_of(tree)


def test_credentials_of_a_kind_come_by_level(page: PageContext) -> None:
    """A kind with levels is listed level by level."""
    tree = parse_fragment(registry.credentials(page, "paper"))
    assert [heading.get("id") for heading in tree.iter("h3")] == ["mate", "master"]


def test_a_credential_is_a_link(page: PageContext) -> None:
    """Its short name leads to its page."""
    link = next(parse_fragment(registry.credential(page, "pilot")).iter("a"))
    assert (link.get("href"), text_of(link)) == ("../credentials/pilot/", "Pilot")


@pytest.mark.parametrize(
    ("name", "field", "text"),
    [
        ("talk", "price", "free"),
        ("master", "price", "250 EUR"),
        ("paper", "validity", "3 years"),
        ("paper", "proctored", "proctored"),
        ("master", "length", "3 hours"),
        ("deckhand", "price", "90 EUR"),
        ("master", "retakes", "after 14 days"),
    ],
)
def test_a_fact_is_a_value_in_words(page: PageContext, name: str, field: str, text: str) -> None:
    """Values of kinds, levels and credentials stand in a sentence; what a level leaves open its kind says."""
    assert text_of(parse_fragment(registry.fact(page, name, field))).replace("\xa0", " ") == text


def test_a_fact_is_cited_without_a_sign(page: PageContext) -> None:
    """A value in a sentence has no mark; the page lists its source at the end."""
    assert "<" not in registry.fact(page, "master", "price")
    assert "Board of fees" in text_of(parse_fragment(registry.sources(page)))


@pytest.mark.parametrize(
    ("what", "number"),
    [("steps", "three"), ("credentials", "four"), ("paper", "three"), ("talk", "one"), ("master", "two")],
)
def test_counts_are_words(page: PageContext, what: str, number: str) -> None:
    """Small numbers are spelled, and count only what can be taken today."""
    assert registry.count(page, what) == number


def test_sources_list_what_was_cited(page: PageContext) -> None:
    """Each source once, in a closed section, with host, day of the copy and remark; nothing without a citation."""
    assert registry.sources(page) == ""
    registry.costs(page)
    registry.policies(page, "price")
    tree = parse_fragment(registry.sources(page))
    items = [text_of(item).replace("\xa0", " ") for item in tree.iter("li")]
    assert sorted(items) == [
        "Board of fees fees.example, read in September 2026. Read from a photograph.",
        "Harbour Office harbour.example, read on 11 October 2026",
    ]
    assert [details.get("open") for details in tree.iter("details")] == [None]


def test_all_sources_have_anchors(page: PageContext) -> None:
    """Every source of the catalogue is listed under its id."""
    assert [item.get("id") for item in parse_fragment(registry.all_sources(page)).iter("li")] == [
        "source-office",
        "source-fees",
    ]


def test_freshness_names_day_of_statuses_newest_and_oldest_reading(page: PageContext) -> None:
    """The day of the build, and when the newest source and the oldest in use were read."""
    assert fragment_text(registry.freshness(page)).replace("\xa0", " ") == (
        "Statuses are computed for 23 November 2026. We last read a source on 11 October 2026. "
        "We last read the oldest fact in use in September 2026."
    )


def test_reading_is_told(page: PageContext) -> None:
    """How the sources were read is in the catalogue's words."""
    assert fragment_text(registry.reading(page)) == "Read from paper."


@pytest.mark.parametrize(("page", "href"), [("", "credentials/pilot/"), ("for/rope/", "../../credentials/pilot/")])
def test_links_fit_the_page(page: str, href: str) -> None:
    """Addresses are relative to the page a fragment is html for."""
    assert f'href="{href}"' in registry.credential(small_page(page), "pilot")


@pytest.mark.parametrize(
    ("study_time", "text"),
    [
        ("experienced: 20 to 30 hours, new: 40 to 60 hours", "20 to 60 hours"),
        ("experienced: 20 to 30 hours, new: 4 to 6 weeks", "20 to 30 hours or 4 to 6 weeks"),
        ("new: 20 hours", "20 hours"),
        ("experienced: about 20 hours", "about 20 hours"),
    ],
)
def test_study_time_in_a_sentence_spans_both_kinds_of_readers(study_time: str, text: str) -> None:
    """Two ranges in one unit are one; a single number isn't written as a range."""
    changed_text = changed(TEXT, ("experienced: 20 to 30 hours, new: 4 to 6 weeks", study_time))
    assert MACROS["study_time"](small_page(text=changed_text), "deckhand") == text
