"""Reads the bibliography back with libraries for each format and compares them.

usage: read_back_bibliography.py FOLDER

FOLDER holds bibliography.{bib,json,ris} of one store.
Ends with a message and status 1 at the first thing that does not fit.
"""
import json
import pathlib
import re
import sys
import warnings

import bibtexparser
import citeproc
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter
from citeproc.source.json import CiteProcJSON

folder = pathlib.Path(sys.argv[1])


def must(fits, message):
    if not fits:
        sys.exit(message)


def words(text):
    return " ".join(text.split())


def from_bibtex():
    decode = [SeparateCoAuthors(), SplitNameParts(), LatexDecodingMiddleware()]
    text = (folder / "bibliography.bib").read_text(encoding="utf-8")
    library = bibtexparser.parse_string(text, append_middleware=decode)
    must(not library.failed_blocks, f"BibTeX: {library.failed_blocks}")
    records = {}
    for entry in library.entries:
        fields = {field.key: field.value for field in entry.fields}
        names = [
            words(" ".join(name.von + name.last)).strip("{}")
            for name in fields.get("author", [])
            if name.last != ["others"]
        ]
        container = fields.get("journal") or fields.get("booktitle") or fields.get("howpublished")
        records[entry.key] = {
            # The decoder takes the circumflex of text for the one of letters.
            "title": fields["title"].replace("ˆ", "^") if "title" in fields else None,
            "container": container,
            "authors": names,
            "year": fields.get("year", "")[:4],
            "doi": fields.get("doi"),
            "pages": fields.get("pages", "").replace("–", "-").replace("--", "-"),
            "note": fields.get("note"),
        }
    return records


def from_csl(items):
    def name(one):
        return one.get("literal") or words(f"{one.get('non-dropping-particle', '')} {one['family']}")

    def year(issued):
        parts = issued.get("date-parts")
        return str(parts[0][0]) if parts else issued.get("literal", "")[:4]

    return {
        item["id"]: {
            "title": item.get("title"),
            "container": item.get("container-title"),
            "authors": [name(one) for one in item.get("author", [])],
            "year": year(item.get("issued", {})),
            "doi": item.get("DOI"),
            "pages": item.get("page", ""),
            "note": item.get("note"),
        }
        for item in items
    }


def from_ris():
    records = {}
    for entry in rispy.loads((folder / "bibliography.ris").read_text(encoding="utf-8")):
        first, last = entry.get("start_page", ""), entry.get("end_page")
        marks = ("Entry: ", "There are", "arXiv:", "PMID", "PMCID")
        notes = [note for note in entry.get("notes", []) if not note.startswith(marks)]
        records[entry["id"]] = {
            "title": entry.get("title"),
            "container": entry.get("secondary_title"),
            "authors": [name.split(", ")[0] for name in entry.get("authors", [])],
            "year": entry.get("year") or entry.get("date", "").strip("/")[:4],
            "doi": entry.get("doi"),
            "pages": f"{first}-{last}" if last else first,
            "note": notes[0] if notes else None,
        }
    return records


def known(items):
    """Types and variables are those of the schema of the Citation Style Language."""
    schema = pathlib.Path(citeproc.__file__).parent / "data/schema/schemas/styles"
    names = lambda file: set(re.findall(r'"([^"]+)"', (schema / file).read_text(encoding="utf-8")))
    types, variables = names("csl-types.rnc"), names("csl-variables.rnc") | {"id", "type", "custom"}
    must("article-journal" in types and "container-title" in variables, "no schema")
    for item in items:
        must(item["type"] in types, f"CSL-JSON: no type {item['type']}")
        must(item.keys() <= variables, f"CSL-JSON: no variables {item.keys() - variables}")


def rendered(items):
    """The whole bibliography in a style, which reads every name and date."""
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    with warnings.catch_warnings():
        # It warns of each variable that it does not know.
        warnings.simplefilter("ignore")
        bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    return [str(line) for line in bibliography.bibliography()]


items = json.loads((folder / "bibliography.json").read_text(encoding="utf-8"))
bibtex, csl, ris = from_bibtex(), from_csl(items), from_ris()
must(len(csl) == len(items), "CSL-JSON: two items have one id")
for name, other in (("BibTeX", bibtex), ("RIS", ris)):
    must(other.keys() == csl.keys(), f"{name}: {other.keys() ^ csl.keys()}")
    for key, record in csl.items():
        must(other[key] == record, f"{name}, {key}:\n{other[key]}\n{record}")
known(items)
lines = rendered(items)
must(len(lines) == len(items), f"citeproc printed {len(lines)} of {len(items)} items")
print(f"{len(items)} works read back from three formats")
