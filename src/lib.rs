//! Turns scholarly papers into a knowledge graph in which every statement
//! leads back to the characters it came from.
//!
//! The way through the house: [`text`] and [`ident`] carry values, [`paper`]
//! is the domain, [`read`] makes a [`paper::Document`] of a file, [`extract`]
//! finds things in it with the help of [`language`] and of the vocabularies of [`skos`], [`resolve`] joins what
//! was found, [`graph`] makes quads, [`store`] keeps them, [`query`] and
//! [`export`] give them back, [`pipeline`] runs it all and [`cli`] talks to people.

pub mod annotation;
pub mod cli;
pub mod diagnostic;
pub mod export;
pub mod extract;
pub mod graph;
pub mod ident;
pub mod language;
pub mod paper;
pub mod pipeline;
pub mod query;
pub mod read;
pub mod resolve;
pub mod skos;
pub mod store;
pub mod text;
