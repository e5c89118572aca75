//! Whole texts set solid.
