"""How MkDocs gets pages and their finished fragments, and what is wrong with a page."""
