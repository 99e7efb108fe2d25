"""Formats and days of numbers: what openpyxl says of them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.styles import numbers
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from docgen.workbook.number_formats import (
    BUILTIN_FORMATS,
    is_date_format,
    is_duration_format,
    moment,
)

SIGNS = 'dmyhsDMYHS0#.,;:[]"\\_ @-г'


def test_builtin_formats_are_those_of_openpyxl() -> None:
    assert BUILTIN_FORMATS == numbers.BUILTIN_FORMATS


@pytest.mark.parametrize("code", sorted(BUILTIN_FORMATS.values()))
def test_builtin_formats_are_understood_alike(code: str) -> None:
    assert is_date_format(code) == numbers.is_date_format(code)
    assert is_duration_format(code) == numbers.is_timedelta_format(code)


@given(st.text(SIGNS, max_size=20) | st.sampled_from(["[h]:mm", "[HH]:MM:SS.0", '"дата" dd.mm']))
def test_all_formats_are_understood_alike(code: str) -> None:
    assert is_date_format(code) == numbers.is_date_format(code)
    assert is_duration_format(code) == numbers.is_timedelta_format(code)


@given(st.floats(-10, 3_000_000) | st.integers(-10, 3_000_000), st.booleans())
@example(0, False)
@example(0.999999999, False)
@example(59.5, False)
@example(60, False)
@example(59.5, True)
def test_numbers_stand_for_the_same_moments(number: float, base_1904: bool) -> None:
    try:
        expected = from_excel(number, MAC_EPOCH if base_1904 else WINDOWS_EPOCH)
    except OverflowError:
        with pytest.raises(OverflowError):
            moment(number, base_1904=base_1904)
    else:
        assert moment(number, base_1904=base_1904) == expected
