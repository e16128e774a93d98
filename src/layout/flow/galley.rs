//! The galley: what an article's body is before it has a place.

use std::ops::Range;
use std::sync::Arc;

use super::super::inline::SetText;

/// An article's body set to one column measure. One item after another, each a whole
/// number of rows high; a column fragment is a range of items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Galley {
    /// The article's id.
    pub id: String,
    /// Texts that items show lines of.
    pub texts: Vec<GalleyText>,
    /// Items in reading order, figures left out.
    pub items: Vec<Item>,
    /// Figure groups, by the item before which each stands in the source.
    pub figures: Vec<GalleyFigure>,
}

/// A set text and the block that it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GalleyText {
    /// Block of the body.
    pub block: usize,
    /// Characters of the block before this text, as [`Block::flat`](crate::edition::Block::flat)
    /// counts them: what a list's earlier items take.
    pub at: usize,
    /// What kind of text: decides element and style.
    pub kind: TextKind,
    /// The lines.
    pub text: Arc<SetText>,
    /// Characters at the head of the text that are not of the block itself: a run-in
    /// lead-in, a list item's label. A locator's offset counts from behind them.
    pub run_in: usize,
}

impl GalleyText {
    /// Characters of the text before one of its lines.
    pub fn before(&self, line: usize) -> usize {
        let set = &self.text;
        set.paragraph.text[..set.lines[line].range.start].chars().count()
    }

    /// Whether it is a part of the body, and not words of the head alone, as a signature is:
    /// all its characters are run in.
    pub fn is_of_body(&self) -> bool {
        self.run_in == 0 || self.run_in < self.text.paragraph.text.chars().count()
    }
}

/// Kinds of text in a galley.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextKind {
    /// A paragraph.
    Paragraph,
    /// A heading inside the body.
    Crosshead,
    /// A pull quote.
    Quote,
    /// A list item, its label run in.
    ListItem,
    /// The signature at the end.
    Signed,
}

/// One piece of a galley.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// Height in rows, `above` included. None for a signature that stands in the space
    /// that the line before it leaves.
    pub rows: u32,
    /// Blank rows at its head, dropped where it heads a leg.
    pub above: u32,
    /// Whether a column may end behind it.
    pub keep: Keep,
}

/// What an item shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// One line of a text.
    Line {
        /// Index into [`Galley::texts`].
        text: usize,
        /// Index into its lines.
        line: usize,
    },
    /// One row of cells of a table, or a slice of a row too tall to stay whole.
    TableRow {
        /// Block of the body.
        block: usize,
        /// Row of the table.
        row: usize,
        /// Characters of the block before the row.
        at: usize,
        /// Its cells, set.
        cells: Vec<Arc<SetText>>,
        /// Lines of each cell that this item shows.
        lines: Range<usize>,
    },
}

/// Whether a break behind an item is welcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Keep {
    /// As good as any.
    #[default]
    Free,
    /// It would leave a lone line at a foot or a head.
    Avoid,
    /// Never, as behind a crosshead.
    Never,
}

/// A figure group and its place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GalleyFigure {
    /// Block of the body that holds the group.
    pub block: usize,
    /// Item before which the group stands in the source.
    pub before: usize,
}

/// A head row higher than this is not drawn once more: it would take more than it gives.
const REPEATED_MAX: u32 = 2;

/// For each item the head row that is drawn once more above it where it opens a leg: a
/// table that goes on in another column says again what its columns are.
pub fn repeated_heads(items: &[Item]) -> impl Iterator<Item = Option<usize>> {
    let mut head = None;
    items.iter().enumerate().map(move |(index, item)| match &item.kind {
        ItemKind::TableRow { row: 0, lines, .. } => {
            head = Some(index).filter(|_| lines.start == 0 && item.rows - item.above <= REPEATED_MAX);
            None
        }
        ItemKind::TableRow { .. } => head,
        ItemKind::Line { .. } => {
            head = None;
            None
        }
    })
}

impl Galley {
    /// The head row that is drawn once more above a leg that begins with an item.
    pub fn repeated_head(&self, item: usize) -> Option<usize> {
        let row = |item: &Item| matches!(item.kind, ItemKind::TableRow { row, .. } if row > 0);
        let first = self.items.get(..item)?.iter().rposition(|before| !row(before))?;
        repeated_heads(self.items.get(first..=item)?).last()?.map(|head| first + head)
    }
}
