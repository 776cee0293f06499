"""Tests of the MkDocs plugin that need no build."""
