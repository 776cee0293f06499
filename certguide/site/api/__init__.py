"""The catalogue for programs: shapes that are their own JSON Schema, what fills them, and the files."""
