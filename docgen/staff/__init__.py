"""Lists of people and schools, exported by other programs, taken into the справочник."""

from docgen.staff.fates import Fate
from docgen.staff.importing import ImportResult, import_people

__all__ = ["Fate", "ImportResult", "import_people"]
