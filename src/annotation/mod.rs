//! Annotation lines: a linked paper as JSON Lines.
