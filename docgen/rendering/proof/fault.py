"""What a failed proof says: one record for each broken rule."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken rule: a stable code, the zip part it is in, and a Russian sentence."""

    code: str
    part: str
    message: str
