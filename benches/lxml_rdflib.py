"""What `etl extract --only people,references,citations` is measured against: the same facts of
JATS articles by lxml and rdflib, as one would write it in Python.

    pip install lxml rdflib
    python benches/lxml_rdflib.py FOLDER > /dev/null

Reads every .xml and .nxml below FOLDER on one core and prints N-Triples: title, journal, dates,
people with e-mail and ORCID, affiliations, sections, references with their fields and people,
pointers with their targets. Places in the file are not kept, nor are XPaths or quotations, which
`etl` writes too. Seconds, MB/s, papers/s and triples go to standard error.
"""

import pathlib
import sys
import time

from lxml import etree
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF

BIRO = Namespace("http://purl.org/spar/biro/")
C4O = Namespace("http://purl.org/spar/c4o/")
CITO = Namespace("http://purl.org/spar/cito/")
DOCO = Namespace("http://purl.org/spar/doco/")
FABIO = Namespace("http://purl.org/spar/fabio/")
ORG = Namespace("http://www.w3.org/ns/org#")
PRISM = Namespace("http://prismstandard.org/namespaces/basic/2.0/")
SCHEMA = Namespace("https://schema.org/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
BASE = "http://localhost:7878/paper/"
FIELDS = {
    "article-title": DCTERMS.title, "source": FABIO.hasTitle, "year": FABIO.hasPublicationYear,
    "volume": PRISM.volume, "issue": PRISM.number, "fpage": PRISM.startingPage,
    "lpage": PRISM.endingPage, "publisher-name": DCTERMS.publisher, "edition": PRISM.edition,
}


def words(element):
    return " ".join("".join(element.itertext()).split())


def name(element):
    parts = [element.findtext(part) for part in ("given-names", "surname")]
    return " ".join(part for part in parts if part) or words(element)


class Paper:
    def __init__(self, graph, number):
        self.graph, self.base = graph, f"{BASE}{number}"
        self.me = URIRef(self.base)

    def node(self, kind, key):
        return URIRef(f"{self.base}/{kind}/{key}")

    def say(self, thing, what, value):
        if value:
            self.graph.add((thing, what, Literal(value)))

    def meta(self, root):
        say, graph = self.say, self.graph
        graph.add((self.me, RDF.type, FABIO.JournalArticle))
        for title in root.iterfind("./front/article-meta/title-group/article-title"):
            say(self.me, DCTERMS.title, words(title))
        for journal in root.iterfind("./front/journal-meta//journal-title"):
            say(self.me, PRISM.publicationName, words(journal))
        for identifier in root.iterfind("./front/article-meta/article-id"):
            say(self.me, DCTERMS.identifier, words(identifier))
        for date in root.iterfind("./front/article-meta/pub-date"):
            parts = (date.findtext(part) for part in ("year", "month", "day"))
            say(self.me, DCTERMS.issued, "-".join(part for part in parts if part))
        for field in ("volume", "issue", "fpage", "lpage"):
            say(self.me, FIELDS[field], root.findtext(f"./front/article-meta/{field}"))

    def people(self, root):
        graph, places = self.graph, {}
        for number, affiliation in enumerate(root.iterfind(".//front//aff")):
            node = self.node("organization", number)
            places[affiliation.get("id")] = node
            graph.add((node, RDF.type, ORG.Organization))
            self.say(node, FOAF.name, words(affiliation))
            for country in affiliation.iter("country"):
                self.say(node, VCARD["country-name"], words(country))
        for number, contributor in enumerate(root.iterfind("./front/article-meta//contrib")):
            printed = contributor.find("name")
            printed = contributor.find("collab") if printed is None else printed
            if printed is None:
                continue
            node = self.node("person", number)
            graph.add((node, RDF.type, FOAF.Person))
            graph.add((self.me, DCTERMS.creator, node))
            self.say(node, FOAF.name, name(printed))
            self.say(node, FOAF.familyName, printed.findtext("surname"))
            self.say(node, FOAF.givenName, printed.findtext("given-names"))
            for identifier in contributor.iter("contrib-id"):
                self.say(node, DCTERMS.identifier, words(identifier))
            for email in contributor.iter("email"):
                graph.add((node, FOAF.mbox, URIRef("mailto:" + words(email))))
            for pointer in contributor.iter("xref"):
                if pointer.get("rid") in places:
                    graph.add((node, ORG.memberOf, places[pointer.get("rid")]))

    def sections(self, root):
        for number, section in enumerate(root.iter("sec")):
            node = self.node("section", number)
            self.graph.add((node, RDF.type, DOCO.Section))
            self.graph.add((node, DCTERMS.isPartOf, self.me))
            title = section.find("title")
            if title is not None:
                self.say(node, DCTERMS.title, words(title))

    def references(self, root):
        graph, entries = self.graph, {}
        for number, reference in enumerate(root.iter("ref")):
            node, work = self.node("reference", number), self.node("work", number)
            entries[reference.get("id")] = node
            graph.add((node, RDF.type, BIRO.BibliographicReference))
            graph.add((node, BIRO.references, work))
            graph.add((self.me, CITO.cites, work))
            self.say(node, C4O.hasContent, words(reference))
            for field in reference.iter(*FIELDS):
                self.say(work, FIELDS[field.tag], words(field))
            for identifier in reference.iter("pub-id"):
                self.say(work, DCTERMS.identifier, words(identifier))
            for place, maker in enumerate(reference.iter("name", "string-name", "collab")):
                person = self.node("cited", f"{number}/{place}")
                graph.add((person, RDF.type, FOAF.Person))
                graph.add((work, DCTERMS.creator, person))
                self.say(person, FOAF.name, name(maker))
        for number, pointer in enumerate(root.iter("xref")):
            if pointer.get("ref-type") != "bibr":
                continue
            node = self.node("citation", number)
            graph.add((node, RDF.type, C4O.InTextReferencePointer))
            self.say(node, C4O.hasContent, words(pointer))
            around = next((one for one in pointer.iterancestors("p", "td", "title")), None)
            if around is not None:
                self.say(node, C4O.hasContext, words(around))
            for target in (pointer.get("rid") or "").split():
                if target in entries:
                    graph.add((node, C4O.denotes, entries[target]))


def main(folder):
    files = sorted(path for path in pathlib.Path(folder).rglob("*") if path.suffix in (".xml", ".nxml"))
    started, triples = time.perf_counter(), 0
    parser = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False, huge_tree=True)
    for number, path in enumerate(files):
        graph = Graph()
        paper, root = Paper(graph, number), etree.parse(path, parser).getroot()
        paper.meta(root)
        paper.people(root)
        paper.sections(root)
        paper.references(root)
        triples += len(graph)
        sys.stdout.write(graph.serialize(format="nt"))
    seconds = time.perf_counter() - started
    size = sum(path.stat().st_size for path in files) / 1e6
    print(
        f"{len(files)} papers, {size:.1f} MB, {seconds:.2f} s: {size / seconds:.2f} MB/s, "
        f"{len(files) / seconds:.1f} papers/s, {triples:,} triples",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main(sys.argv[1])
