"""The template of a приказ that approves a plan (document-rules sections 2, 4, 5; R-APPR-7)."""

from __future__ import annotations

from pathlib import Path

from templates.build import order, shared
from templates.build.base import LONG_STORAGE, write_template
from templates.build.content import blocks, paragraph, signature_row


def write(path: Path) -> None:
    """Write the template."""
    body = [
        *shared.header_block(),
        *order.title(),
        *order.preamble(grounds=False),
        blocks("Пункт 1", "пункты_приказа"),
        paragraph("Место подписи", ""),
        signature_row(
            LONG_STORAGE, "{{ должность_подписанта|с_заглавной }}", "{{ подписант|подпись }}"
        ),
        *shared.executor(),
    ]
    write_template(path, "".join(body), LONG_STORAGE, shared.TITLE, shared.CREATOR)
