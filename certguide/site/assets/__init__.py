"""The processing of stylesheets and scripts: parsing, purging, bundling, minification and caching."""
