"""Stylesheets and scripts on their way to the reader."""
