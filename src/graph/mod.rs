//! Findings as RDF.
