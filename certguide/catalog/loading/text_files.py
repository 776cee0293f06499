"""The files that an editor changes, read as text: catalogue, pages and lists."""

from __future__ import annotations

from pathlib import Path

from certguide.catalog.problems import CatalogError, Problem


def read_file(file: Path, shown: str) -> str:
    """Read the text of a file, without a byte order mark.

    Raises:
        CatalogError: if the file does not exist, cannot be read or is not UTF-8 text.
    """
    line, column = 1, 1
    try:
        return file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        message = "There is no such file."
    except OSError as error:
        message = f"The file can't be read: {error.strerror}."
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = "The file isn't UTF-8 text. Save it with the encoding UTF-8."
    raise CatalogError([Problem(line, column, "", message)], shown)
