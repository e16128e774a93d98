//! The passes in a row, and what of them is kept between measures.

use std::borrow::Cow;
use std::sync::Arc;

use super::class::Class;
use super::collect::{Cluster, collect};
use super::items::{self, Break, HyphenWidths, Opening};
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
        let opening = Opening::of(self.paragraph.script);
        let room = Room { measure: measure.0, indent: indent.0, fit: Fit::of(self.paragraph.align), opening };
        let breaks = self.breaks_for(room);
        self.lines(&breaks, &linebreak(&breaks, room), measure)
    }

    /// Lines that it takes at the least at a measure, known without breaking any.
    pub fn least_lines(&self, measure: Em) -> usize {
        let [first, .., last] = &self.breaks[..] else { return 0 };
        let least = i64::from(last.upto.tight) - i64::from(first.from.tight);
        // What is squeezed or dropped at a line's end: an em is more than either.
        let room = i64::from(measure.0.max(0)) + 1000;
        usize::try_from((least + room - 1) / room).unwrap_or(0)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Faces;
    use crate::layout::inline::linebreak::{cost_of, exhaustive};
    use crate::layout::inline::{Script, dividable};

    const TEXTS: [&str; 4] = [
        "“真没想到在家门口的银行就能办理营业执照，少跑了很多路，这样的惠企便民服务非常便捷！”近日，在长治漳泽农商行，市民王女士说。",
        "2024年12月3日上午8时，市委常委、组织部长（主任）深入沁县、沁源县——调研“小马拉大车”突出问题……并召开座谈会。",
        "Alice was beginning to get very tired of sitting by her sister on the bank, and of having nothing to do: once.",
        "使用iPhone 16 Pro和WeChat的用户，详见https://www.example.com/news/2024/12/06/index.html，增幅达3.14%—5.8%。",
    ];

    fn prepared(text: &str) -> Prepared {
        let hyphens = dividable(text).flat_map(|word| word.skip(2).step_by(3).map(|at| at as u32)).collect();
        let script = if text.is_ascii() { Script::English } else { Script::Simplified };
        let paragraph = Paragraph { hyphens, script, ..Paragraph::plain(text) };
        Prepared::new(Arc::new(paragraph), &Faces::default())
    }

    #[test]
    fn no_text_takes_fewer_lines_than_the_least() {
        for text in TEXTS {
            let prepared = prepared(text);
            for ems in 1..60 {
                let (least, lines) =
                    (prepared.least_lines(Em(ems * 1000)), prepared.headline(Em(ems * 1000)).lines.len());
                assert!(
                    least <= lines && lines <= 2 * least + 60 / ems as usize,
                    "{text} at {ems} em: {least}, {lines}"
                );
            }
        }
    }

    #[test]
    fn no_other_breaks_are_better() {
        for text in TEXTS {
            let prepared = prepared(text);
            let opening = Opening::of(prepared.paragraph.script);
            for ems in 2..40 {
                for fit in [Fit::Justified, Fit::Ragged, Fit::Balanced] {
                    let room = Room { measure: ems * 1000, indent: 500, fit, opening };
                    let breaks = prepared.breaks_for(room);
                    let ends = linebreak(&breaks, room);
                    assert_eq!(cost_of(&breaks, &ends, room), exhaustive(&breaks, room), "{text} at {ems} em, {fit:?}");
                }
            }
        }
    }
}
