//! The passes in a row, and what of them is kept between measures.

use std::borrow::Cow;
use std::sync::Arc;

use super::class::Class;
use super::collect::{Cluster, collect};
use super::items::{self, Break, HyphenWidths};
use super::justify::justify;
use super::line::indent;
use super::linebreak::{Fit, Room, linebreak};
use super::{LineEnd, Paragraph, SetText};
use crate::layout::{Em, Measure};

/// Breaks a paragraph into lines of a measure. To try more than one measure, keep a
/// [`Prepared`].
pub fn set(paragraph: &Paragraph, measure: Em, faces: &dyn Measure) -> SetText {
    Prepared::new(Arc::new(paragraph.clone()), faces).linebreak(measure)
}

/// A paragraph measured and ready to be broken to any measure.
#[derive(Clone, Debug)]
pub struct Prepared {
    paragraph: Arc<Paragraph>,
    clusters: Vec<Cluster>,
    breaks: Vec<Break>,
    hyphens: HyphenWidths,
    /// Width of the widest piece between two breaks, in 1/1000 em.
    widest: i32,
}

impl Prepared {
    /// Measures a paragraph and finds where its lines may end.
    pub fn new(paragraph: Arc<Paragraph>, faces: &dyn Measure) -> Self {
        let mut clusters = collect(&paragraph, faces);
        items::space(&mut clusters);
        let hyphens = HyphenWidths::new(faces);
        let breaks = items::breaks(&paragraph, &clusters, &hyphens, |_| false);
        let widest = pieces(&breaks).map(|(_, _, width)| width).max().unwrap_or(0);
        Self { paragraph, clusters, breaks, hyphens, widest }
    }

    /// Its clusters.
    pub(super) fn clusters(&self) -> &[Cluster] {
        &self.clusters
    }

    /// The paragraph.
    pub fn paragraph(&self) -> &Arc<Paragraph> {
        &self.paragraph
    }

    /// Its lines at a measure.
    pub fn linebreak(&self, measure: Em) -> SetText {
        let indent = indent(&self.paragraph, measure);
        let room = Room { measure: measure.0, indent: indent.0, fit: Fit::of(self.paragraph.align) };
        let breaks = self.breaks_for(room);
        self.lines(&breaks, &linebreak(&breaks, room), measure)
    }

    /// The breaks that lines of a measure need: all that the rules allow, and more where
    /// they leave a piece too wide.
    pub(super) fn breaks_for(&self, room: Room) -> Cow<'_, [Break]> {
        if self.widest > room.of(true) {
            Cow::Owned(self.with_forced_breaks(room))
        } else {
            Cow::Borrowed(&self.breaks)
        }
    }

    fn is_blank(&self) -> bool {
        self.paragraph.text.chars().all(char::is_whitespace)
    }

    /// The lines between chosen breaks.
    pub(super) fn lines(&self, breaks: &[Break], ends: &[usize], measure: Em) -> SetText {
        let paragraph = &self.paragraph;
        let mut room = measure.0 - indent(paragraph, measure).0;
        let mut from = 0;
        let mut lines = Vec::with_capacity(ends.len());
        for &upto in ends.iter().filter(|_| !self.is_blank()) {
            let length = paragraph.text.len();
            lines.push(justify(&self.clusters, &breaks[from], &breaks[upto], room, paragraph.align, length));
            (from, room) = (upto, measure.0);
        }
        SetText { paragraph: Arc::clone(paragraph), measure, lines }
    }

    /// The breaks, and one before every cluster of a piece that is too wide to stay whole.
    fn with_forced_breaks(&self, room: Room) -> Vec<Break> {
        let mut forced = vec![false; self.clusters.len()];
        for (from, upto, width) in pieces(&self.breaks) {
            if width > room.of(from.start == 0) {
                forced[from.start as usize + 1..upto.end as usize].fill(true);
            }
        }
        // No line begins with a space.
        let may = |cluster: usize| forced[cluster] && self.clusters[cluster].class != Class::Space;
        items::breaks(&self.paragraph, &self.clusters, &self.hyphens, may)
    }
}

/// The pieces between neighbouring breaks, with the least that each needs.
fn pieces(breaks: &[Break]) -> impl Iterator<Item = (&Break, &Break, i32)> {
    breaks.windows(2).filter_map(|pair| match pair {
        [from, upto] if from.start < upto.end || upto.kind == LineEnd::Last => {
            Some((from, upto, upto.upto.tight - from.from.tight))
        }
        _ => None,
    })
}
