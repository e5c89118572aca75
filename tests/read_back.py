"""Reads every export back with another library and compares them.

usage: read_back.py FOLDER ONTOLOGY SCHEMA

FOLDER holds graph.{ttl,nt,rdf}, dataset.{trig,nq,jsonld} and annotations.jsonl.
Ends with a message and status 1 at the first thing that does not fit.
"""
import json
import pathlib
import sys

import jsonschema
import pyshacl
import rdflib

folder, ontology, schema = (pathlib.Path(argument) for argument in sys.argv[1:])


def triples(name, form):
    graph = rdflib.Graph()
    graph.parse(folder / name, format=form)
    return set(graph)


def quads(name, form):
    dataset = rdflib.Dataset()
    dataset.parse(folder / name, format=form)
    return {(s, p, o, g) for s, p, o, g in dataset.quads() if g is not None}


def must(fits, message):
    if not fits:
        sys.exit(message)


lines = triples("graph.nt", "nt")
must(len(lines) > 1000, f"only {len(lines)} triples")
must(not any(isinstance(term, rdflib.BNode) for triple in lines for term in triple), "blank nodes")
for name, form in (("graph.ttl", "turtle"), ("graph.rdf", "xml")):
    other = triples(name, form)
    must(other == lines, f"{name}: {len(other - lines)} triples too many, {len(lines - other)} missing")

named = quads("dataset.nq", "nquads")
must({quad[:3] for quad in named} == lines, "dataset.nq and graph.nt differ")
for name, form in (("dataset.trig", "trig"), ("dataset.jsonld", "json-ld")):
    other = quads(name, form)
    must(other == named, f"{name}: {len(other - named)} quads too many, {len(named - other)} missing")

shapes = rdflib.Graph().parse(ontology / "shapes.ttl")
terms = rdflib.Graph().parse(ontology / "terms.ttl")
rdflib.Graph().parse(ontology / "alignment.ttl")
data = rdflib.Graph().parse(folder / "graph.nt", format="nt")
fits, _, report = pyshacl.validate(data, shacl_graph=shapes, ont_graph=terms, inference="none")
must(fits, report)

check = jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
count = 0
with open(folder / "annotations.jsonl", encoding="utf-8") as handle:
    for number, line in enumerate(handle, 1):
        for error in check.iter_errors(json.loads(line)):
            sys.exit(f"annotations.jsonl:{number}: {error.message}\n{line}")
        count += 1
must(count > 100, f"only {count} annotation lines")
print(f"{len(lines)} triples read back from six formats, {count} annotation lines, shapes hold")
