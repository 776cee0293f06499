"""Any file becomes a valid catalogue or a list of problems."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from certguide.catalog.loading import document_builder, yaml_parser
from certguide.catalog.loading.loader import load_catalog, parse_catalog
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import CatalogError, Problem
from tests.cases import cases
from tests.conftest import SAMPLE, SMALL, TODAY, changed

GARBLE = [
    ":", "- ", "\t", "'", '"', "{", "}", "[", "]", "no", "~", "2026-13-01", "0001-01-01", "&a", "*a", "!!x", "|", ">",
    "#", "%", "12:30", "unknown", "\u202e", "\x00", "é", "https://[", " until ", "about ", " or ", "-1", "1e3",
    "9" * 20, "<<: ", "? ", "...", "---", "English until soon", "{of: {}}", "\u2028", "'' ''",
]  # fmt: skip


def problems_of(text: str) -> list[str]:
    """Return the problems of a text as ``line:column: problem``."""
    with pytest.raises(CatalogError) as caught:
        parse_catalog(text, TODAY, "bad.yaml")
    return [f"{problem.line}:{problem.column}: {problem}" for problem in caught.value.problems]


def problems_of_bytes(file: Path, content: bytes) -> list[str]:
    """Write a file and return its problems as ``line:column: problem``."""
    file.write_bytes(content)
    with pytest.raises(CatalogError) as caught:
        load_catalog(file, TODAY)
    return [f"{problem.line}:{problem.column}: {problem}" for problem in caught.value.problems]


def test_small_catalogue_has_no_problem(small: Callable[..., Catalog]) -> None:
    """The catalogue that the files in bad/ are made from can be loaded."""
    catalog = small()
    assert [credential.id for credential in catalog.credentials] == ["primer", "builder"]
    assert catalog.credentials[1].exams[1].domains[1].weight == 40


@pytest.mark.parametrize(
    "form",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.rstrip().encode(),
        lambda text: b"---\n" + text.encode(),
        lambda text: b"%YAML 1.1\n---\n" + text.encode() + b"...\n",
    ],
    ids=["byte order mark", "CRLF", "no last newline", "document start", "directive and document end"],
)
def test_load_catalog_accepts_other_encodings_of_the_same_text(form: Callable[[str], bytes], tmp_path: Path) -> None:
    """Text editors may add a byte order mark, change line ends or mark the document."""
    file = tmp_path / "saved.yaml"
    file.write_bytes(form(SMALL.read_text(encoding="utf-8")))
    assert len(load_catalog(file, TODAY).credentials) == 2


def test_missing_file_is_a_problem(tmp_path: Path) -> None:
    """It is reported like any other problem, at the first line."""
    with pytest.raises(CatalogError, match=r"none\.yaml:1:1: There is no such file\."):
        load_catalog(tmp_path / "none.yaml", TODAY)


def test_folder_is_a_problem(tmp_path: Path) -> None:
    """The message gives the reason of the operating system."""
    with pytest.raises(CatalogError, match=r"1:1: The file can't be read: Is a directory\."):
        load_catalog(tmp_path, TODAY)


def test_missing_file_is_reported_under_the_name_shown(tmp_path: Path) -> None:
    """Messages call the file by the name that the editor knows."""
    with pytest.raises(CatalogError, match=r"^data/x\.yaml:1:1: There is no such file\.\n1 problem in data/x\.yaml\."):
        load_catalog(tmp_path / "none.yaml", TODAY, shown="data/x.yaml")


@pytest.mark.parametrize("content", [b"guide: [\n", b"a: 1\n"], ids=["unreadable", "no catalogue"])
def test_problems_inside_a_file_are_reported_under_the_name_shown(content: bytes, tmp_path: Path) -> None:
    """The file exists here, and its text is wrong."""
    file = tmp_path / "bad.yaml"
    file.write_bytes(content)
    with pytest.raises(CatalogError, match=r"^data/x\.yaml:\d") as caught:
        load_catalog(file, TODAY, shown="data/x.yaml")
    assert caught.value.file == "data/x.yaml"


@pytest.mark.parametrize("content", [b"\xff", b"a: &b c\n", b"a: [\n", b"a: \x00\n", b""])
def test_problem_of_the_whole_file_has_no_path(content: bytes, tmp_path: Path) -> None:
    """A text that cannot be parsed has no keys that a path could name."""
    file = tmp_path / "bad.yaml"
    file.write_bytes(content)
    with pytest.raises(CatalogError) as caught:
        load_catalog(file, TODAY)
    assert [problem.where for problem in caught.value.problems] == [""]


def test_first_byte_that_is_not_utf_8_is_reported_with_its_position(tmp_path: Path) -> None:
    """Columns count characters, also after letters of more than one byte."""
    content = "guide:\n\n  title: Größe ".encode() + "für".encode("latin-1") + b"\n"
    assert problems_of_bytes(tmp_path / "latin.yaml", content) == [
        "3:17: The file isn't UTF-8 text. Save it with the encoding UTF-8."
    ]


def test_utf_16_is_a_problem(tmp_path: Path) -> None:
    """A file in an encoding other than UTF-8 fails at its first byte."""
    assert problems_of_bytes(tmp_path / "wide.yaml", "guide: {}".encode("utf-16")) == [
        "1:1: The file isn't UTF-8 text. Save it with the encoding UTF-8."
    ]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# only this\n", b"---\n", b"~\n", b"\xef\xbb\xbf"])
def test_empty_file_is_a_problem(content: bytes, tmp_path: Path) -> None:
    """The message says what a catalogue begins with."""
    assert problems_of_bytes(tmp_path / "empty.yaml", content) == [
        "1:1: The file is empty. A catalogue starts with the key `guide`."
    ]


@pytest.mark.parametrize("text", ["no\n", "12:30", "'guide'", "[guide]", "- guide", "!!str x"])
def test_file_without_keys_is_a_problem(text: str) -> None:
    """A scalar or a list is no catalogue."""
    assert problems_of(text) == [
        "1:1: The file needs keys at the left edge, such as `guide` and `credentials`, each with a colon after it."
    ]


def test_indented_first_key_is_a_problem_where_the_document_ends() -> None:
    """A first line that is indented more than the second ends the document there."""
    assert problems_of(" guide: {}\nprogramme: {}\n") == [
        "2:1: The catalogue ended above this line. Keys start at the left edge; three dots end the file."
    ]


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "\n".join(" " * n + "a:" for n in range(500))]
)
def test_deep_input_is_refused(text: str) -> None:
    """The limit applies while parsing, before deep input costs time or memory."""
    (problem,) = problems_of(text)
    assert problem.endswith("The file is nested more than 20 levels deep.")


def test_depth_limit_is_twenty_levels() -> None:
    """Twenty levels are allowed, and the next is refused at its position."""
    problems = problems_of("a: " + "[" * 19 + "]" * 19)
    assert not any("levels deep" in problem for problem in problems)
    assert problems_of("a: " + "[" * 20 + "]" * 20) == ["1:23: The file is nested more than 20 levels deep."]


def test_alias_bomb_is_refused_at_its_first_line() -> None:
    """Anchors and aliases are not supported, so nothing can be multiplied."""
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert problems_of(bomb) == ["1:4: YAML anchors (&name) aren't allowed. Write the value."]


def test_input_above_the_size_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A larger file is not parsed; one of exactly the limit is."""
    monkeypatch.setattr(yaml_parser, "MAX_BYTES", 1_000_000)
    assert problems_of("a" * 1_000_001) == ["1:1: The file is larger than 1 MB."]
    assert "larger" not in problems_of("#" * 1_000_000)[0]


def test_input_with_too_many_values_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The problem is at the first value above the limit."""
    monkeypatch.setattr(document_builder, "MAX_NODES", 10)
    assert problems_of("a: [" + "b," * 20 + "]") == ["1:19: The file has more than 10 values."]


def test_thousands_of_different_problems_are_all_reported() -> None:
    """A file with an error in every value is answered in full, and in time."""
    text = "credentials:\n" + "".join(f"- {{id: C{number}}}\n" for number in range(3000))
    assert len(problems_of(text)) == 3000 + 2


def test_error_of_all_entries_of_a_list_is_one_problem() -> None:
    """The lines of the first ones are listed, and the rest counted."""
    text = "credentials:\n" + "".join(f"- {{id: c{number}}}\n" for number in range(3000))
    lines = ", ".join(str(number) for number in range(3, 13))
    assert problems_of(text)[1:] == [
        f'2:3: credentials › c0: "name", "short" and "about" are missing. See also lines {lines} and 2989 more.'
    ]


def test_error_of_some_entries_of_a_list_is_reported_for_each() -> None:
    """Three may be three slips."""
    text = "credentials:\n" + "".join(f"- {{id: c{number}}}\n" for number in range(3))
    assert [problem.split(": ")[0] for problem in problems_of(text)[1:]] == ["2:3", "3:3", "4:3"]


def test_key_that_is_repeated_for_its_missing_value_is_one_problem() -> None:
    """The first one has no value only because the second has it."""
    text = changed(SMALL.read_text(encoding="utf-8"), ("guide: {", "guide:\nguide: {"))
    (problem,) = problems_of(text)
    assert "guide: Duplicate key (first used on line" in problem


def test_python_parser_finds_the_same_positions_as_the_c_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML may be installed without its C extension."""
    monkeypatch.setattr(yaml_parser, "Loader", yaml_parser.yaml.SafeLoader)
    text = changed(SMALL.read_text(encoding="utf-8"), ("weight: 40", "weight: no"), ("page: home\n", "page: Hom\n"))
    assert [problem.split(": ")[0] for problem in problems_of(text)] == ["26:68", "27:11"]


def test_loading_changes_no_files(tmp_path: Path) -> None:
    """A catalogue that is refused leaves the folder and the file as they were."""
    file = tmp_path / "bad.yaml"
    problems_of_bytes(file, b"guide: no\n")
    assert [path.name for path in tmp_path.iterdir()] == ["bad.yaml"]
    assert file.read_bytes() == b"guide: no\n"


BROKEN_REFERENCE = ("page: home\n", "page: homepage\n")
BROKEN_DATE = ("to: 2022-12-31", "to: 2019")
BROKEN_FORM = ("kind: course\n", "kind: Course\n")


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ((BROKEN_DATE,), "is before `from`"),
        ((BROKEN_DATE, BROKEN_REFERENCE), "is not the id of a source"),
        ((BROKEN_DATE, BROKEN_REFERENCE, BROKEN_FORM), "isn't an id"),
    ],
    ids=["rules", "references", "shape"],
)
def test_problems_are_those_of_the_first_phase_that_has_any(changes: tuple[tuple[str, str], ...], problem: str) -> None:
    """Shape comes before references, references before rules: no message follows from an earlier problem."""
    (only,) = problems_of(changed(SMALL.read_text(encoding="utf-8"), *changes))
    assert problem in only


def garbled(generator: random.Random, text: str) -> str:
    """Return a text with a few lines deleted, copied, moved, indented or replaced at random."""
    lines = text.split("\n")
    for _ in range(generator.randint(1, 4)):
        at, other = generator.randrange(len(lines)), generator.randrange(len(lines))
        match generator.randrange(8):
            case 0:
                del lines[at]
            case 1:
                lines.insert(other, lines[at])
            case 2:
                cut = sorted(generator.choices(range(len(lines[at]) + 1), k=2))
                lines[at] = lines[at][: cut[0]] + generator.choice(GARBLE) + lines[at][cut[1] :]
            case 3:
                lines[at] = " " * generator.randrange(12) + lines[at].lstrip()
            case 4:
                lines[at], lines[other] = lines[other], lines[at]
            case 5:
                lines[at] = f"{lines[at].split(':')[0]}: {generator.choice(GARBLE)}"
            case 6:
                words = lines[at].split(" ")
                generator.shuffle(words)
                lines[at] = " ".join(words)
            case 7:
                del lines[at : at + generator.randrange(10)]
    return "\n".join(lines)


@pytest.mark.unmeasured
@pytest.mark.parametrize(("file", "tries"), [(SAMPLE, cases() * 2 // 5), (SMALL, cases() * 2)], ids=["sample", "small"])
def test_damaged_file_is_loaded_or_raises_catalog_error(file: Path, tries: int) -> None:
    """Hundreds of damaged catalogues are loaded, or refused with problems that have a position in the file."""
    text = file.read_text(encoding="utf-8")
    for seed in range(tries):
        damaged = garbled(random.Random(seed), text)  # noqa: S311 - the same damage every time
        problems = problems_in(damaged)
        lines = len(damaged.splitlines()) + 1
        assert all(1 <= problem.line <= lines and problem.column >= 1 for problem in problems), seed


def problems_in(text: str) -> list[Problem]:
    """Return the problems of a text; none if it is a valid catalogue."""
    try:
        parse_catalog(text, TODAY, "damaged.yaml")
    except CatalogError as error:
        return error.problems
    return []
