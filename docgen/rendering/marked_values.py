"""What a marked copy carries beside its tags: comments for a person, found values for ``adopt``."""

from __future__ import annotations


def clean_template(data: bytes) -> bytes:
    return data


def marked_values(data: bytes) -> dict:
    return {}
