//! The graph in RDF files.
