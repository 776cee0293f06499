"""What every page is made with: the site, the page, views, citations, URLs and formatting."""
