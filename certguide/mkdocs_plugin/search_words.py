"""How the search splits text into words.

It splits what readers type in the same way, in a browser: so this is a regular expression of JavaScript.
"""

from __future__ import annotations

_THAI_AND_LAO = r"\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd\u0ec0-\u0ec6"
_BURMESE_AND_KHMER = r"\u1000-\u102a\u1780-\u17b3"
_KANA = r"\u3041-\u3096\u30a1-\u30fa\u30fc\uff66-\uff9d"
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ud840-\ud87f"
_UNSPACED = f"{_THAI_AND_LAO}{_BURMESE_AND_KHMER}{_KANA}{_HAN}"
"""The letters of scripts without spaces, each of which is a word; marks belong to the letter before them."""

_LATIN_AND_ARABIC_MARKS = r"\s\-–—,:!?()\[\]\"“”„«»/…·\u060c\u061b\u061f"
_WIDE_MARKS = r"\u3001\u3002\u300c-\u300f\u30fb\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f"
_PUNCTUATION = _LATIN_AND_ARABIC_MARKS + _WIDE_MARKS
SEGMENTED = frozenset({"hi", "ja", "th"})
"""The languages whose words the theme's search would tell apart by a dictionary, which knows neither a part of a word
nor a typo; the separator does without."""
SEARCH_SEPARATOR = (
    rf"[{_PUNCTUATION}]+|\.(?!\w)|(?<!&amp);|&(?:lt|gt|quot|#39);"
    rf"|(?=[{_UNSPACED}])|(?<=[{_UNSPACED}])(?=[A-Za-z0-9])"
)
