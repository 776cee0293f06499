"""A file becomes a whole catalogue or a list of problems, whatever is in it."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from certguide.catalog.loading import yaml_parser
from certguide.catalog.loading.loader import load_catalog, parse_catalog
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import CatalogError, Problem
from tests.conftest import REAL, SMALL, TODAY, changed

GARBLE = [
    ":", "- ", "\t", "'", '"', "{", "}", "[", "]", "no", "~", "2026-13-01", "0001-01-01", "&a", "*a", "!!x", "|", ">",
    "#", "%", "12:30", "unknown", "\u202e", "\x00", "é", "https://[", " until ", "about ", " or ", "-1", "1e3",
    "9" * 20, "<<: ", "? ", "...", "---", "English until soon", "{of: {}}", "\u2028", "'' ''",
]  # fmt: skip


def problems_of(text: str) -> list[str]:
    with pytest.raises(CatalogError) as caught:
        parse_catalog(text, TODAY, "bad.yaml")
    return [f"{problem.line}:{problem.column}: {problem}" for problem in caught.value.problems]


def problems_of_bytes(file: Path, content: bytes) -> list[str]:
    file.write_bytes(content)
    with pytest.raises(CatalogError) as caught:
        load_catalog(file, TODAY)
    return [f"{problem.line}:{problem.column}: {problem}" for problem in caught.value.problems]


def test_the_published_catalogue_is_good(real_catalog: Catalog) -> None:
    """The file in data/ has no problem."""
    assert len(real_catalog.credentials) > 30


def test_the_small_catalogue_is_good(small: Callable[..., Catalog]) -> None:
    """The catalogue that the bad files are made from has no problem."""
    catalog = small()
    assert [one.id for one in catalog.credentials] == ["primer", "builder"]
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
    ids=["byte order mark", "lines of Windows", "no last newline", "dashes", "directive and dots"],
)
def test_other_ways_to_save_a_file_are_fine(form: Callable[[str], bytes], tmp_path: Path) -> None:
    """What editors add to a file without being asked does no harm."""
    file = tmp_path / "saved.yaml"
    file.write_bytes(form(SMALL.read_text(encoding="utf-8")))
    assert len(load_catalog(file, TODAY).credentials) == 2


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    """A path that leads nowhere is told like any mistake."""
    with pytest.raises(CatalogError, match=r"none\.yaml:1:1: there is no such file\."):
        load_catalog(tmp_path / "none.yaml", TODAY)


def test_a_folder_is_a_problem(tmp_path: Path) -> None:
    """A path that leads to a folder says so."""
    with pytest.raises(CatalogError, match=r"1:1: the file cannot be read: Is a directory\."):
        load_catalog(tmp_path, TODAY)


def test_messages_name_the_file_as_asked(tmp_path: Path) -> None:
    """A file can be shown under the name an editor knows it by."""
    with pytest.raises(CatalogError, match=r"^data/x\.yaml:1:1: there is no such file\.\n1 problem in data/x\.yaml\."):
        load_catalog(tmp_path / "none.yaml", TODAY, shown="data/x.yaml")


@pytest.mark.parametrize("content", [b"guide: [\n", b"a: 1\n"], ids=["unreadable", "no catalogue"])
def test_what_is_wrong_inside_names_the_file_as_asked(content: bytes, tmp_path: Path) -> None:
    """So it is where the file is there, and its text is wrong."""
    file = tmp_path / "bad.yaml"
    file.write_bytes(content)
    with pytest.raises(CatalogError, match=r"^data/x\.yaml:\d") as caught:
        load_catalog(file, TODAY, shown="data/x.yaml")
    assert caught.value.file == "data/x.yaml"


@pytest.mark.parametrize("content", [b"\xff", b"a: &b c\n", b"a: [\n", b"a: \x00\n", b""])
def test_what_is_wrong_with_the_whole_file_stands_nowhere_in_it(content: bytes, tmp_path: Path) -> None:
    """A text that cannot be read has no keys to name a place by, so that the path is empty."""
    file = tmp_path / "bad.yaml"
    file.write_bytes(content)
    with pytest.raises(CatalogError) as caught:
        load_catalog(file, TODAY)
    assert [problem.where for problem in caught.value.problems] == [""]


def test_text_that_is_not_utf_8_is_a_problem_at_its_place(tmp_path: Path) -> None:
    """The first byte that cannot be read is found by line and column, after letters of more than one byte."""
    content = "guide:\n\n  title: Größe ".encode() + "für".encode("latin-1") + b"\n"
    assert problems_of_bytes(tmp_path / "latin.yaml", content) == [
        "3:17: this is not UTF-8 text; save the file with the encoding UTF-8."
    ]


def test_utf_16_is_a_problem(tmp_path: Path) -> None:
    """A file of another encoding altogether is told from its first byte."""
    assert problems_of_bytes(tmp_path / "wide.yaml", "guide: {}".encode("utf-16")) == [
        "1:1: this is not UTF-8 text; save the file with the encoding UTF-8."
    ]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# only this\n", b"---\n", b"~\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_a_problem(content: bytes, tmp_path: Path) -> None:
    """An empty file says what a catalogue begins with."""
    assert problems_of_bytes(tmp_path / "empty.yaml", content) == [
        "1:1: the file is empty; a catalogue begins with the key guide."
    ]


@pytest.mark.parametrize("text", ["no\n", "12:30", "'guide'", "[guide]", "- guide", "!!str x"])
def test_a_file_without_keys_is_a_problem(text: str) -> None:
    """A value alone is no catalogue, whatever its kind."""
    assert problems_of(text) == ["1:1: expected keys such as guide and credentials."]


def test_keys_that_begin_too_far_right_are_a_problem() -> None:
    """A first line that is indented more than the rest ends the document early."""
    assert problems_of(" guide: {}\nprogramme: {}\n") == [
        "2:1: the catalogue has ended above: its keys begin at the left edge, and three dots end it."
    ]


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "\n".join(" " * n + "a:" for n in range(500))]
)
def test_absurdly_deep_input_is_refused(text: str) -> None:
    """Depth is refused where it begins, before it costs anything."""
    (problem,) = problems_of(text)
    assert problem.endswith("the file is nested more than 20 levels deep.")


def test_twenty_levels_are_not_too_deep() -> None:
    """The last depth that is allowed is allowed, and the next is refused."""
    twenty = problems_of("a: " + "[" * 19 + "]" * 19)
    assert not any("levels deep" in problem for problem in twenty)
    assert problems_of("a: " + "[" * 20 + "]" * 20) == ["1:23: the file is nested more than 20 levels deep."]


def test_an_alias_bomb_is_refused_at_its_first_line() -> None:
    """Anchors and aliases are not read at all, so nothing can be multiplied."""
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert problems_of(bomb) == ["1:4: YAML anchors (&name) are not used here; write the value out."]


def test_absurdly_large_input_is_refused() -> None:
    """A file of many megabytes is not even parsed; the last byte that is allowed is allowed."""
    assert problems_of("a" * (yaml_parser.MAX_BYTES + 1)) == ["1:1: the file is larger than 8 MB."]
    assert "larger" not in problems_of("#" * yaml_parser.MAX_BYTES)[0]


def test_absurdly_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file with very many values is refused where there are too many."""
    monkeypatch.setattr(yaml_parser, "MAX_NODES", 10)
    assert problems_of("a: [" + "b," * 20 + "]") == ["1:19: the file has more than 10 values."]


def test_thousands_of_mistakes_are_all_told() -> None:
    """A file in which everything is wrong is answered in full, and in time."""
    text = "credentials:\n" + "".join(f"- {{id: c{number}}}\n" for number in range(3000))
    assert len(problems_of(text)) == 5 + 3 * 3000


def test_the_resolver_without_c_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the fast parser is missing, the slow one finds the same places."""
    monkeypatch.setattr(yaml_parser, "Loader", yaml_parser.yaml.SafeLoader)
    text = changed(SMALL.read_text(encoding="utf-8"), ("weight: 40", "weight: no"), ("page: home\n", "page: hom\n"))
    assert [problem.split(": ")[0] for problem in problems_of(text)] == ["26:68", "27:11"]


def test_nothing_is_left_of_a_bad_catalogue(tmp_path: Path) -> None:
    """Reading touches nothing on the disk."""
    file = tmp_path / "bad.yaml"
    problems_of_bytes(file, b"guide: no\n")
    assert [path.name for path in tmp_path.iterdir()] == ["bad.yaml"]
    assert file.read_bytes() == b"guide: no\n"


def garbled(chance: random.Random, text: str) -> str:
    """A text with a few lines dropped, doubled, moved, indented anew or filled with rubbish."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 4)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(8):
            case 0:
                del lines[at]
            case 1:
                lines.insert(other, lines[at])
            case 2:
                cut = sorted(chance.choices(range(len(lines[at]) + 1), k=2))
                lines[at] = lines[at][: cut[0]] + chance.choice(GARBLE) + lines[at][cut[1] :]
            case 3:
                lines[at] = " " * chance.randrange(12) + lines[at].lstrip()
            case 4:
                lines[at], lines[other] = lines[other], lines[at]
            case 5:
                lines[at] = f"{lines[at].split(':')[0]}: {chance.choice(GARBLE)}"
            case 6:
                words = lines[at].split(" ")
                chance.shuffle(words)
                lines[at] = " ".join(words)
            case 7:
                del lines[at : at + chance.randrange(10)]
    return "\n".join(lines)


@pytest.mark.parametrize(("file", "tries"), [(REAL, 120), (SMALL, 600)], ids=["real", "small"])
def test_whatever_is_in_a_file_reading_only_ever_raises_bad_catalog(file: Path, tries: int) -> None:
    """Hundreds of damaged catalogues: each is read, or told what is wrong within its lines."""
    text = file.read_text(encoding="utf-8")
    for seed in range(tries):
        damaged = garbled(random.Random(seed), text)  # noqa: S311 - the same damage every time
        problems = problems_in(damaged)
        lines = len(damaged.splitlines()) + 1
        assert all(1 <= problem.line <= lines and problem.column >= 1 for problem in problems), seed
        assert not any("missing-" in str(problem) for problem in problems), seed


def problems_in(text: str) -> list[Problem]:
    """The problems of a text; none when it is a catalogue."""
    try:
        parse_catalog(text, TODAY, "damaged.yaml")
    except CatalogError as error:
        return error.problems
    return []
