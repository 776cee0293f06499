"""Numbers of questions and pass marks, as texts of the file."""

from __future__ import annotations

import pytest

from certguide.catalog.model.exam_values import PassMark, QuestionCount


@pytest.mark.parametrize(("text", "low", "high"), [("65", 65, 65), ("40 to 60", 40, 60), ("up to 90", None, 90)])
def test_number_of_questions_is_one_a_range_or_a_maximum(text: str, low: int | None, high: int) -> None:
    """Each is written back as it was."""
    count = QuestionCount.parse_text(text)
    assert (count.low, count.high, str(count)) == (low, high, text)


@pytest.mark.parametrize("text", ["40-60", "about 50", "0", "many", "up to", "40 to 60 to 80"])
def test_other_numbers_of_questions_are_refused_with_an_example(text: str) -> None:
    """The message shows all three forms."""
    with pytest.raises(ValueError, match=r"such as 65, 40 to 60 or up to 90\."):
        QuestionCount.parse_text(text)


@pytest.mark.parametrize("text", ["60 to 40", "60 to 60"])
def test_reversed_range_of_questions_is_refused(text: str) -> None:
    """The smaller number comes first."""
    with pytest.raises(ValueError, match=r"write the smaller number first\."):
        QuestionCount.parse_text(text)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("720", PassMark("points", 720)),
        ("70%", PassMark("percent", 70)),
        ("100%", PassMark("percent", 100)),
        ("pass or fail", PassMark("pass or fail")),
        ("not published", PassMark("not published")),
    ],
)
def test_pass_mark_has_one_of_four_types(text: str, mark: PassMark) -> None:
    """Each is written back as it was."""
    assert PassMark.parse_text(text) == mark
    assert str(mark) == text


@pytest.mark.parametrize("text", ["0", "0%", "101%", "70 %", "pass", "none", "66.7%"])
def test_other_pass_marks_are_refused_with_examples(text: str) -> None:
    """The message shows all types."""
    with pytest.raises(ValueError, match=r"such as 720, 70%, pass or fail, or not published\."):
        PassMark.parse_text(text)
