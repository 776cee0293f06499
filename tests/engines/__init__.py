"""The guide built by other engines than MkDocs, and what they make of it. See MOVING.md."""
