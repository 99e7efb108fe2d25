"""How much of a foreign file is read before it is refused: every limit of this stage.

Real workbooks of schools stay far below; a file above is a mistake or a zip bomb.
"""

from __future__ import annotations

from typing import Final

MAX_FILE_BYTES: Final = 100 * 1024 * 1024
MAX_PARTS: Final = 5_000
MAX_PART_BYTES: Final = 300 * 1024 * 1024
MAX_TOTAL_BYTES: Final = 600 * 1024 * 1024
# Repetitive sheets compress a hundredfold honestly, so the ratio is asked of big parts only.
MAX_RATIO: Final = 400
RATIO_ASKED_FROM_BYTES: Final = 20 * 1024 * 1024

MAX_CELLS: Final = 3_000_000
# Excel keeps 32,767 signs in a cell; a text many times longer is made to be slow to read.
MAX_READ_TEXT: Final = 200_000
# (merge, row with data) pairs of one sheet: honest merges do not overlap, so they stay few.
MAX_MERGED_ROWS: Final = 2_000_000

# What Excel takes: signs in a cell or a note, links on a sheet; beyond, it «repairs» the file.
MAX_CELL_TEXT: Final = 32_000
MAX_LINKS: Final = 65_000

# Word draws no more.
MAX_TABLE_COLUMNS: Final = 63
# A sheet of data may be wider than any table, but not as wide as a spreadsheet can be.
MAX_SHEET_COLUMNS: Final = 300

HEADING_SEARCH_ROWS: Final = 10
MAX_HEAD_ROWS: Final = 6
