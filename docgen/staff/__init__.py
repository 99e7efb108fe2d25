"""Lists of people and schools, exported by other programs, taken into the справочник."""

from docgen.staff.importing import ImportResult, import_people
from docgen.staff.plan import Fate

__all__ = ["Fate", "ImportResult", "import_people"]
