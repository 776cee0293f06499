"""What readers get: fragments, pictures, pages, and the files for programs."""
