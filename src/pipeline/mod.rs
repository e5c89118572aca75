//! From paths to a filled store.
