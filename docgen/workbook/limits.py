"""What Excel and Word take, and how far headings are looked for.

Limits against files made to do harm, which may be raised, stand in ``docgen/limits.py``.
"""

from __future__ import annotations

from typing import Final

# What Excel takes: signs in a cell or a note, links on a sheet; beyond, it «repairs» the file.
MAX_CELL_TEXT: Final = 32_000
MAX_LINKS: Final = 65_000

# Word draws no more.
MAX_TABLE_COLUMNS: Final = 63
# A sheet of data may be wider than any table, but not as wide as a spreadsheet can be.
MAX_SHEET_COLUMNS: Final = 300

HEADING_SEARCH_ROWS: Final = 10
MAX_HEAD_ROWS: Final = 6
