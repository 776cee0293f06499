"""From text to a typed catalogue with line numbers, or to every problem in an editor's words."""
