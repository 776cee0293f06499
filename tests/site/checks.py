"""Tests of the sample guide that other sites must pass as well, by kind of site."""

from __future__ import annotations

from collections.abc import Callable

from tests.site import test_correction_links, test_credentials, test_facts, test_links, test_pages
from tests.site.assets import test_third_party
from tests.site.comparison import test_tables
from tests.site.outputs import test_redirects
from tests.site.pages import RenderedSite
from tests.site.previews import test_previews, test_structured_data

Checks = tuple[Callable[[RenderedSite], None], ...]

OF_ANY_SITE: Checks = (
    test_links.test_site_has_no_broken_link,
    test_pages.test_every_page_has_one_h1_with_text,
    test_pages.test_every_page_has_title_description_and_language,
    test_pages.test_headings_skip_no_level,
    test_pages.test_ids_are_unique_on_a_page,
    test_pages.test_aria_and_label_references_exist,
    test_pages.test_tables_have_captions_and_scoped_headers,
    test_pages.test_table_cells_are_not_empty,
    test_pages.test_list_items_and_values_are_not_empty,
)
"""What holds whenever MkDocs builds a site, even from a damaged catalogue."""

OF_ANY_GUIDE: Checks = (
    *OF_ANY_SITE,
    test_links.test_edit_links_lead_to_existing_files,
    test_links.test_scripts_name_no_other_host,
    test_links.test_pages_load_nothing_from_other_hosts,
    test_links.test_styles_load_nothing_from_other_hosts,
    test_links.test_404_page_has_no_relative_url,
    test_pages.test_dates_are_spelled_out,
    test_pages.test_no_template_syntax_or_empty_value_is_shown,
    test_pages.test_pictures_are_well_formed_and_described,
    test_pages.test_prices_have_a_currency_code,
    test_pages.test_every_redirect_has_title_and_language,
    test_pages.test_article_markup_needs_no_repair,
    test_pages.test_titles_and_descriptions_are_unique,
)
"""What holds for a guide of any programme."""

OF_ANY_GUIDE_WITH_ALL_PAGES: Checks = (
    *OF_ANY_GUIDE,
    test_facts.test_every_fact_has_a_source_or_a_doubt,
    test_facts.test_row_has_one_mark,
    test_facts.test_mark_names_its_row_and_lists_title_host_and_copy,
    test_facts.test_page_with_marks_ends_with_all_its_sources,
    test_facts.test_credential_lists_no_source_that_it_does_not_cite,
    test_facts.test_about_lists_every_source,
    test_credentials.test_every_credential_has_a_page_with_its_name,
    test_credentials.test_index_lists_every_credential_once,
    test_credentials.test_article_is_on_the_family_pages,
    test_credentials.test_retired_page_offers_something_bookable,
    test_credentials.test_retired_page_has_no_booking_link,
    test_credentials.test_every_situation_has_a_page_linked_from_home,
    test_credentials.test_situation_shows_its_path_in_order,
    test_credentials.test_card_of_a_situation_names_its_first_exam,
    test_credentials.test_every_page_is_linked_from_another,
    test_tables.test_rows_have_a_cell_for_each_column,
    test_tables.test_row_has_one_mark_with_its_sources,
    test_redirects.test_redirects_have_refresh_script_and_link,
    test_redirects.test_no_old_slug_is_a_credential_id,
    test_redirects.test_every_page_names_its_own_canonical_url,
    test_previews.test_every_page_has_open_graph_metadata,
    test_previews.test_every_preview_image_is_used,
    test_structured_data.test_structured_data_conforms_to_schema_org,
    test_structured_data.test_sitemap_lists_every_page_and_no_redirect,
    test_correction_links.test_every_page_has_a_report_link_with_its_url,
    test_correction_links.test_urls_are_shorter_than_4000_characters,
    test_third_party.test_every_third_party_file_is_listed,
)
"""What holds for a guide that has all the pages of prose of the sample guide, and a repository for corrections."""
