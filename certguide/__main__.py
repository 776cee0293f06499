"""``python -m certguide``: the command ``certguide`` where its script is not on the path."""

from certguide.cli import run

run()
