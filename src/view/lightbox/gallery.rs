//! The pictures of an article, for a lightbox.

use crate::edition::{Block, Body};
use crate::layout::Px;
use crate::markup;

/// The pictures of an article, one of them in view.
#[derive(Clone, Debug, PartialEq)]
pub struct Gallery {
    /// All that have a file, in the order of the text.
    pub plates: Vec<Plate>,
    /// Index of the one in view.
    pub at: usize,
    /// Language of the captions.
    pub language: String,
}

/// A picture to be seen large.
#[derive(Clone, Debug, PartialEq)]
pub struct Plate {
    /// Block of the body and place in its group.
    pub place: (usize, usize),
    /// Its element.
    pub html: String,
    /// Width in pixels, or in whatever a drawing counts.
    pub width: u32,
    /// Height in the same.
    pub height: u32,
    /// Whether it is a drawing, which has no largest size.
    pub drawn: bool,
    /// What stands below it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
}

impl Gallery {
    /// The pictures of a body with one of them in view, if that has a file. `folder` comes
    /// before the names of files; `room` is the width to fill.
    pub fn of(body: &Body, place: (usize, usize), language: &str, folder: &str, room: Px) -> Option<Self> {
        let mut plates = vec![];
        for (block, content) in body.blocks.iter().enumerate() {
            let Block::Figures(group) = content else { continue };
            for (index, figure) in group.iter().enumerate() {
                let Some(picture) = &figure.picture else { continue };
                plates.push(Plate {
                    place: (block, index),
                    html: markup::picture(picture, folder, &figure.alt_text(), room),
                    width: picture.width,
                    height: picture.height,
                    drawn: picture.renditions.is_empty(),
                    caption: figure.caption.flat(),
                    credit: figure.credit.clone(),
                });
            }
        }
        let at = plates.iter().position(|plate| plate.place == place)?;
        Some(Self { plates, at, language: language.to_owned() })
    }

    /// The next picture, after the last the first; or the one before.
    pub fn turned(mut self, forward: bool) -> Self {
        let count = self.plates.len();
        self.at = (self.at + if forward { 1 } else { count - 1 }) % count;
        self
    }
}
