//! Headlines: few lines, about equally long, that end where the sense allows.

use std::sync::Arc;

use super::collect::Cluster;
use super::items::{Break, Opening};
use super::linebreak::{Fit, Room, linebreak};
use super::{Align, Paragraph, Prepared, SetText, guess, words};
use crate::layout::{Em, Measure};

/// Breaks a headline: where the editor did, if each of these lines fits; a line that does
/// not is broken into as few lines as can be, of about the same length, by sense. A space
/// is as good an end as a mark. Where the words are known, a word is divided only if it is
/// wider than the measure; such an end is [`LineEnd::Forced`](super::LineEnd::Forced).
/// Headlines are never justified: such a paragraph is set from the start.
pub fn headline(paragraph: &Paragraph, measure: Em, faces: &dyn Measure) -> SetText {
    let mut paragraph = paragraph.clone();
    if paragraph.align == Align::Justify {
        paragraph.align = Align::Start;
    }
    Prepared::new(Arc::new(paragraph), faces).headline(measure)
}

impl Prepared {
    /// As [`headline`], of a paragraph that is not justified.
    pub fn headline(&self, measure: Em) -> SetText {
        let paragraph = self.paragraph();
        let opening = Opening::of(paragraph.script);
        let room = Room { measure: measure.0, indent: 0, fit: Fit::Balanced, opening };
        let mut breaks = self.breaks_for(room).into_owned();
        if paragraph.words.is_empty() {
            guess::weigh(self.clusters(), &mut breaks);
        } else {
            breaks = words::whole(paragraph, self.clusters(), &breaks, measure);
        }
        let mut ends: Vec<usize> = Vec::new();
        let mut from = 0;
        for upto in 1..breaks.len() {
            if upto + 1 == breaks.len() || is_editors(self.clusters(), &breaks[upto]) {
                let own = linebreak(&breaks[from..=upto], room);
                ends.extend(own.into_iter().map(|end| from + end));
                from = upto;
            }
        }
        self.lines(&breaks, &ends, measure)
    }
}

/// Whether a break is one that the editor set.
fn is_editors(clusters: &[Cluster], place: &Break) -> bool {
    clusters[place.end as usize..place.start as usize].iter().any(|space| space.character == '\n')
}
