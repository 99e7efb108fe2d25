"""What a failed proof says: one record for each broken rule."""

from msgspec import Struct


class Fault(Struct, frozen=True):
    """One broken rule: a stable code, the zip part it is in, and a Russian sentence."""

    code: str
    part: str
    message: str
