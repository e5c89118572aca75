//! Rows as boxes and links.

use std::collections::BTreeMap;

use oxigraph::model::Term;

use crate::query::answer::Rows;
use crate::query::short::Shortener;

use super::declaration::Picture;

/// So many boxes are drawn at most; more could not be read.
const MOST_NODES: usize = 300;
/// So many of its strongest links each box keeps, besides those that are stated.
const KEPT: usize = 2;

/// Boxes and links.
#[derive(Debug, Default)]
pub(super) struct Map {
    /// The boxes, in the order of their rows.
    pub nodes: Vec<Node>,
    /// The links that are drawn, in the order of their rows.
    pub links: Vec<Link>,
    /// How many boxes and links the rows hold that are not drawn.
    pub left_out: (usize, usize),
}

/// One box.
#[derive(Debug)]
pub(super) struct Node {
    /// What is written in it.
    pub label: String,
    /// How much it weighs.
    pub size: u64,
}

/// A link between two boxes.
#[derive(Debug)]
pub(super) struct Link {
    /// Where it starts, in [`Map::nodes`].
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What kind it is of.
    pub relation: Relation,
    /// How strong it is.
    pub strength: u64,
}

/// How two boxes are linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// The second is broader than the first.
    Broader,
    /// Both are related.
    Related,
    /// Both occur together.
    Together,
}

impl Relation {
    /// What it is called between two labels.
    pub fn words(self) -> &'static str {
        match self {
            Self::Broader => "is narrower than",
            Self::Related => "is related to",
            Self::Together => "occurs with",
        }
    }
}

impl Map {
    /// Reads rows; each pair of boxes has one link, that of its first row.
    pub fn of(rows: &Rows, picture: &Picture, shortener: &Shortener) -> Self {
        let mut reading =
            Reading { rows, picture, shortener, map: Self::default(), places: BTreeMap::new() };
        let (links, boxes): (Vec<usize>, Vec<usize>) = (0..rows.rows.len())
            .partition(|row| reading.cell(*row, Some(&picture.other)).is_some());
        for row in boxes {
            let size = reading.number(row, picture.size.as_deref());
            reading.place(row, &picture.node, Some(&picture.label), size);
        }
        for row in links {
            reading.link(row);
        }
        reading.map.thin();
        reading.map
    }

    /// Leaves out links that are neither stated nor among the strongest of one of their ends.
    fn thin(&mut self) {
        let mut order: Vec<usize> = (0..self.links.len()).collect();
        order.sort_by_key(|index| (std::cmp::Reverse(self.links[*index].strength), *index));
        let mut kept = vec![0; self.nodes.len()];
        let mut keep = vec![false; self.links.len()];
        for index in order {
            let link = &self.links[index];
            keep[index] = link.relation != Relation::Together
                || kept[link.from] < KEPT
                || kept[link.to] < KEPT;
            if keep[index] {
                kept[link.from] += 1;
                kept[link.to] += 1;
            }
        }
        let mut keep = keep.into_iter();
        let before = self.links.len();
        self.links.retain(|_| keep.next().unwrap_or(true));
        self.left_out.1 += before - self.links.len();
    }
}

/// A map in the making.
struct Reading<'a> {
    rows: &'a Rows,
    picture: &'a Picture,
    shortener: &'a Shortener,
    map: Map,
    /// Where the box of a thing is; nothing for one that is left out.
    places: BTreeMap<String, Option<usize>>,
}

impl Reading<'_> {
    fn link(&mut self, row: usize) {
        let picture = self.picture;
        let from = self.place(row, &picture.node, Some(&picture.label), 0);
        let to = self.place(row, &picture.other, picture.other_label.as_deref(), 0);
        let (Some(from), Some(to)) = (from, to) else {
            self.map.left_out.1 += 1;
            return;
        };
        let is_known =
            |link: &Link| (link.from, link.to) == (from, to) || (link.from, link.to) == (to, from);
        if from == to || self.map.links.iter().any(is_known) {
            return;
        }
        let relation = match self.text(row, picture.relation.as_deref()).as_deref() {
            Some("broader") => Relation::Broader,
            Some("related") => Relation::Related,
            _ => Relation::Together,
        };
        let strength = self.number(row, picture.strength.as_deref());
        self.map.links.push(Link { from, to, relation, strength });
    }

    /// The box of the thing in a column, made when it is not there yet.
    fn place(&mut self, row: usize, thing: &str, label: Option<&str>, size: u64) -> Option<usize> {
        let thing = self.text(row, Some(thing))?;
        if let Some(place) = self.places.get(&thing) {
            return *place;
        }
        let place = (self.map.nodes.len() < MOST_NODES).then_some(self.map.nodes.len());
        if place.is_some() {
            let label = self.text(row, label).filter(|label| !label.trim().is_empty());
            self.map.nodes.push(Node { label: label.unwrap_or_else(|| thing.clone()), size });
        } else {
            self.map.left_out.0 += 1;
        }
        self.places.insert(thing, place);
        place
    }

    fn cell(&self, row: usize, column: Option<&str>) -> Option<&Term> {
        let column = self.rows.columns.iter().position(|name| Some(name.as_str()) == column)?;
        self.rows.rows[row].get(column)?.as_ref()
    }

    fn text(&self, row: usize, column: Option<&str>) -> Option<String> {
        Some(match self.cell(row, column)? {
            Term::NamedNode(node) => self.shortener.shorten(node.as_str()),
            Term::Literal(literal) => literal.value().to_owned(),
            Term::BlankNode(node) => node.to_string(),
        })
    }

    /// A whole number; nought where there is none.
    fn number(&self, row: usize, column: Option<&str>) -> u64 {
        self.text(row, column).and_then(|text| text.parse().ok()).unwrap_or_default()
    }
}
