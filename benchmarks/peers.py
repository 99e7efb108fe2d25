"""Printing a plan: docgen beside docxtpl and, where Node is, docxtemplater and others.

    npm install docxtemplater pizzip easy-template-x carbone    # in any folder
    PYTHONPATH=. python benchmarks/peers.py --node-modules FOLDER/node_modules [--documents 100]

Each prints the same plans (60 rows of four columns) from one template with the same look in its
own tags, in one process, document after document, onto the disk. Each is set up once, outside the
time, as far as it can be; what it must do for every document counts. Times are seconds of the
processor of that process, without its start. The texts of a document of each are compared.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from docxtpl import DocxTemplate
from engine_inputs import HEADINGS, NAMES, context

from docgen.rendering import DocumentTemplate

CARD = ("школа", "название", "период")
LOOP = """
const fs = require('fs');
const [template, data, folder, count] = process.argv.slice(2);
const source = fs.readFileSync(template);
const plans = JSON.parse(fs.readFileSync(data));
async function main(print) {
  fs.writeFileSync(`${folder}/0.docx`, await print(plans[0]));
  const start = process.cpuUsage();
  for (let n = 0; n < Number(count); n++)
    fs.writeFileSync(`${folder}/${n}.docx`, await print(plans[n % plans.length]));
  const spent = process.cpuUsage(start);
  console.log((spent.user + spent.system) / 1e6);
  process.exit(0);
}
"""
PEERS = {
    "docxtemplater": """
const PizZip = require('pizzip'), Docxtemplater = require('docxtemplater');
main(plan => {
  const doc = new Docxtemplater(new PizZip(source), {paragraphLoop: true, linebreaks: true});
  doc.render(plan);
  return doc.getZip().generate({type: 'nodebuffer', compression: 'DEFLATE'});
});
""",
    "easy-template-x": """
const { TemplateHandler } = require('easy-template-x');
const handler = new TemplateHandler();
main(async plan => Buffer.from(await handler.process(source, plan)));
""",
    "carbone": """
const carbone = require('carbone');
main(plan => new Promise((done, fail) =>
  carbone.render(template, plan, (error, result) => error ? fail(error) : done(result))));
""",
}


def write_template(path: Path, way: str) -> None:
    """Write the same page with the tags of one of them."""
    document = Document()
    for name in CARD:
        document.add_paragraph(_tag(way, name))
    cells = [_tag(way, name, in_row=True) for name in NAMES]
    rows: list[tuple[str, ...]] = [HEADINGS]
    if way == "docxtpl":
        rows += [("{%tr for строка in строки %}",), tuple(cells), ("{%tr endfor %}",)]
    elif way == "carbone":
        rows += [tuple(cells), tuple(cell.replace("[i]", "[i+1]") for cell in cells)]
    else:
        rows += [(f"{{#строки}}{cells[0]}", *cells[1:-1], f"{cells[-1]}{{/строки}}")]
    table = document.add_table(rows=len(rows), cols=len(HEADINGS), style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    document.save(str(path))


def _tag(way: str, name: str, *, in_row: bool = False) -> str:
    if way == "docxtpl":
        return f"{{{{ строка.{name} }}}}" if in_row else f"{{{{ {name} }}}}"
    if way == "carbone":
        return f"{{d.строки[i].{name}}}" if in_row else f"{{d.{name}}}"
    return f"{{{name}}}"


def plan(number: int, rows: int) -> dict[str, Any]:
    """Return the values of one plan, its rows in one list."""
    values = context(rows, number)
    listed = [row for section in values.pop("разделы") for row in section["строки"]]
    return {**values, "строки": listed}


def by_python(print_one: Callable[[dict[str, Any], Path], None], plans: list[Any],
              folder: Path, count: int) -> float:  # fmt: skip
    """Return the seconds that so many documents take."""
    print_one(plans[0], folder / "0.docx")
    start = time.process_time()
    for number in range(count):
        print_one(plans[number % len(plans)], folder / f"{number}.docx")
    return time.process_time() - start


def by_node(way: str, folder: Path, modules: Path, count: int) -> float | None:
    """Return the seconds that so many documents take; None when it is not to be had."""
    script = folder / "print.js"
    script.write_text(LOOP + PEERS[way], encoding="utf-8")
    write_template(folder / "Шаблон.docx", way)
    command = ["node", str(script), "Шаблон.docx", "../plans.json", ".", str(count)]
    done = subprocess.run(
        command, cwd=folder, env={"NODE_PATH": str(modules), "PATH": _path()},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode:
        print(f"{way}: {done.stderr.strip().splitlines()[-1:] or done.returncode}")
        return None
    return float(done.stdout.split()[-1])


def _path() -> str:
    return str(Path(shutil.which("node") or "").parent)


def texts(path: Path) -> list[str]:
    """Return all that a document says."""
    with zipfile.ZipFile(path) as archive:
        body = archive.read("word/document.xml").decode()
    return ["".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", p)) for p in body.split("</w:p>")]


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=100)
    options.add_argument("--rows", type=int, default=60)
    options.add_argument("--node-modules", type=Path)
    chosen = options.parse_args()
    plans = [plan(number, chosen.rows) for number in range(10)]
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "plans.json").write_text(json.dumps(plans, ensure_ascii=False), encoding="utf-8")
        ways = ["docgen", "docxtpl"]
        if chosen.node_modules and shutil.which("node"):
            ways += PEERS
        taken: dict[str, float | None] = {}
        for way in ways:
            folder = root / way
            folder.mkdir()
            if way in PEERS:
                modules = chosen.node_modules.absolute()
                taken[way] = by_node(way, folder, modules, chosen.documents)
                continue
            path = folder / "Шаблон.docx"
            write_template(path, "docxtpl")
            opened = DocumentTemplate.open(path, {})

            def by_docgen(values: Any, target: Path, opened: DocumentTemplate = opened) -> None:
                rendered = opened.render(values)
                assert not rendered.faults
                target.write_bytes(rendered.data)

            def by_docxtpl(values: Any, target: Path, path: Path = path) -> None:
                document = DocxTemplate(path)
                document.render(values, autoescape=True)
                document.save(target)

            one = by_docgen if way == "docgen" else by_docxtpl
            taken[way] = by_python(one, plans, folder, chosen.documents)
        ours = taken["docgen"] or 1
        expected = [text for text in texts(root / "docgen" / "1.docx") if text]
        print(f"{chosen.documents} documents of {chosen.rows} rows, each:")
        for way, seconds in taken.items():
            if seconds is None:
                continue
            found = [text for text in texts(root / way / "1.docx") if text]
            same = "the same texts" if found == expected else "other texts"
            each = seconds / chosen.documents * 1e3
            print(f"{way:<18} {each:8.2f} ms {seconds / ours:7.1f}× of docgen's time, {same}")


if __name__ == "__main__":
    main()
