//! Stored and free queries.
