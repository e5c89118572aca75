//! Pictures of rows: concepts, people or whatever as boxes, with the links between them.
//!
//! A report says in its head which columns make its picture; nothing here knows what they
//! mean. The same rows give the same bytes on any machine: no chance, no clock, fixed numbers
//! of steps, and of floating-point arithmetic only `+ - * /` and square roots, which IEEE 754
//! rounds alike everywhere.

mod declaration;
mod escape;
mod groups;
mod html;
mod labels;
mod layout;
mod map;
mod overlap;
mod scene;
mod svg;
mod ways;

use std::io::Write;

use super::answer::Rows;
use super::error::Result;
use super::short::Shortener;

pub use declaration::Picture;

/// How a picture is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// One SVG image.
    Svg,
    /// A page with the image and its data as tables.
    Html,
}

/// What is drawn, and what it is called.
#[derive(Clone, Copy, Debug)]
pub struct Caption<'a> {
    /// The columns that make the picture.
    pub picture: &'a Picture,
    /// One line above the picture.
    pub title: &'a str,
    /// What it shows, for those who do not see it.
    pub description: &'a str,
}

/// Draws rows.
///
/// # Errors
/// When `out` fails.
pub(super) fn write(
    rows: &Rows,
    caption: Caption<'_>,
    format: PictureFormat,
    shortener: &Shortener,
    out: &mut impl Write,
) -> Result<()> {
    let map = map::Map::of(rows, caption.picture, shortener);
    let scene = scene::Scene::of(&map);
    let text = match format {
        PictureFormat::Svg => svg::draw(&map, &scene, caption),
        PictureFormat::Html => html::page(&map, &scene, caption),
    };
    Ok(out.write_all(text.as_bytes())?)
}

#[cfg(test)]
mod tests;
