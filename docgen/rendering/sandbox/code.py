"""The Python that Jinja makes of a part: without a second escaping of every value."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame


class TagGenerator(CodeGenerator):
    """Writes code that prints a value by ``finalize`` alone, which escapes where Jinja would."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _is_escaping(frame):
            self.write(finalize.src)
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _is_escaping(frame):
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)


def _is_escaping(frame: Frame) -> bool:
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
