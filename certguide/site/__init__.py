"""What readers get: fragments, pictures, pages and the adapter to MkDocs."""
