"""The context of a page: site, credential views, citations, URLs, templates and formatting."""
