//! The layout's output: sheets of regions of fragments, positioned to the subpixel.
//!
//! Text is not copied here: a fragment names items of its article's [`Galley`], which
//! holds the set lines. Drawing needs nothing but this and the edition.

use std::ops::Range;
use std::sync::Arc;

use super::flow::Galley;
use super::inline::SetText;
use super::{Em, Px, Rect, Report, Size};
use crate::edition::{FaceRole, Head, Kind};

/// One editorial page, composed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLayout {
    /// Index of the page in the edition.
    pub page: usize,
    /// Its sheets in order; never empty.
    pub sheets: Vec<Sheet>,
    /// Galleys of the page's articles, in the page's editorial order.
    pub galleys: Vec<Arc<Galley>>,
    /// Warnings and quality, if the composer was to report.
    pub report: Option<Report>,
}

/// One screenful of paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Outer size.
    pub size: Size,
    /// Masthead or folio line.
    pub furniture: Furniture,
    /// The body, below the furniture; its `y` is where row 0 begins.
    pub body: Rect,
    /// Articles, in editorial order.
    pub regions: Vec<Region>,
    /// What stands over groups of articles: the series that they have in common.
    pub heads: Vec<HeadLine>,
    /// Hairlines between articles, as rectangles one device pixel thick in one direction.
    pub rules: Vec<Rect>,
    /// What the next pages bring (下版导读), at the foot of a page's last sheet.
    pub teasers: Vec<Teaser>,
}

/// What an editorial page brings, told on the last sheet of one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teaser {
    /// Index of that page in the edition.
    pub page: usize,
    /// Its outer area on the sheet; a rule opens it.
    pub rect: Rect,
    /// Where the page is named.
    pub name: Rect,
    /// Font size of that.
    pub size: Px,
    /// Articles of it.
    pub entries: Vec<Teased>,
}

/// An article of another page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teased {
    /// Index in the edition.
    pub article: usize,
    /// Its kicker, headline and deck.
    pub head: Fragment,
}

/// What stands at the head of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Furniture {
    /// Which kind.
    pub kind: FurnitureKind,
    /// Where it stands.
    pub rect: Rect,
    /// The section head that opens an editorial page, if this is its first sheet and it
    /// does not stand in the furniture itself.
    pub section: Option<Rect>,
    /// The rectangle less the air at its foot: a rule closes it.
    pub strip: Rect,
    /// What is printed in it and in the section head, in reading order.
    pub notices: Vec<Notice>,
}

/// A text of the furniture, on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Which.
    pub part: NoticePart,
    /// Its line box on the sheet, as wide as the text.
    pub rect: Rect,
    /// Font size.
    pub size: Px,
    /// The words.
    pub text: String,
}

/// What a text of the furniture says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names of the parts")]
pub enum NoticePart {
    Title,
    /// Date, weekday, lunar date or weather.
    Day,
    /// Running number, serial number, postal code, publisher or site.
    Imprint,
    Number,
    SheetNumber,
    FolioSection,
    Editor,
    FolioTitle,
    Date,
    Section,
    Romanised,
}

impl NoticePart {
    /// Space after each of its characters.
    pub fn tracking(self) -> Em {
        match self {
            Self::Title => Em(140),
            Self::Section => Em(200),
            Self::Romanised => Em(120),
            _ => Em::ZERO,
        }
    }
}

/// Kinds of furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FurnitureKind {
    /// The paper's title block, on the first sheet of the first page.
    Masthead,
    /// Title, date, page number and section in one strip (报眉).
    Folio,
}

impl FurnitureKind {
    /// Thickness of the rule below it: a double one under a masthead.
    pub fn rule(self) -> Px {
        match self {
            Self::Masthead => Px(192),
            Self::Folio => Px(96),
        }
    }
}

/// The area of one article on a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Index of the article among the page's articles, and of its galley.
    pub article: usize,
    /// Its outer area on the sheet, frame included.
    pub rect: Rect,
    /// Its frame.
    pub frame: Frame,
    /// What stands in it, in reading order; rectangles are relative to the sheet.
    pub fragments: Vec<Fragment>,
}

/// The frame of a region.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Frame {
    /// None.
    #[default]
    Open,
    /// A thin box.
    Boxed,
    /// The black frame of a death notice.
    Mourning,
}

impl Frame {
    /// That of an article.
    pub fn of(head: &Head) -> Self {
        match head.kind {
            Kind::Obituary => Self::Mourning,
            // Paid content is fenced off from the news.
            Kind::Advertisement => Self::Boxed,
            _ if head.hints.boxed => Self::Boxed,
            _ => Self::Open,
        }
    }

    /// Value of `data-frame`, if there is a frame.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Open => None,
            Self::Boxed => Some("boxed"),
            Self::Mourning => Some("mourning"),
        }
    }
}

/// A piece of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// Where it stands on the sheet.
    pub rect: Rect,
    /// What it is.
    pub content: Content,
}

/// What a fragment draws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Series, kicker, headline, deck and byline, stacked.
    Head(Vec<HeadLine>),
    /// Body text in one or more legs.
    Text(TextFragment),
    /// A picture or the frame that keeps its place, with its caption.
    Figure(FigureFragment),
    /// The line that says where the article goes on.
    JumpLine(JumpLine),
    /// The line that says where the article came from; a head with the short headline
    /// follows it.
    Continued(JumpLine),
}

/// One line, or block of lines, of a head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadLine {
    /// Which part of the head.
    pub part: HeadPart,
    /// Where its line boxes stand, relative to the sheet.
    pub rect: Rect,
    /// Font size.
    pub size: Px,
    /// Height of each line.
    pub leading: Px,
    /// Face.
    pub face: FaceRole,
    /// The set lines.
    pub text: Arc<SetText>,
}

/// Parts of a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the field's own names")]
pub enum HeadPart {
    Series,
    Kicker,
    Headline,
    Deck,
    Byline,
}

/// Body text in legs of one grid column each, side by side: drawn as one multi-column box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFragment {
    /// Items of the galley in each leg, left to right; the ranges join up. A leg may be
    /// empty, and may end before its last row. Its first item drops its `above` rows.
    pub legs: Vec<Range<usize>>,
    /// Rows of every leg: the box is so high, whatever each leg holds.
    pub rows: u32,
    /// Space between legs.
    pub gutter: Px,
}

/// A figure at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureFragment {
    /// Block of the body that holds it.
    pub block: usize,
    /// Index in that block's group.
    pub index: usize,
    /// Characters of the block before its caption.
    pub at: u32,
    /// The same up to its caption's end: the figure's own place, for a long caption may stand
    /// as text on another sheet.
    pub end: u32,
    /// The picture's area on the sheet, to be covered by it around its focus.
    pub picture: Rect,
    /// The caption's area on the sheet.
    pub caption: Rect,
    /// The caption's set lines, credit included; absent if it has neither.
    pub text: Option<Arc<SetText>>,
    /// First byte of the credit in the caption's text; its length if there is none.
    pub credit: usize,
    /// Font size of the caption.
    pub size: Px,
    /// Height of a caption line.
    pub leading: Px,
    /// Where the picture stands as seen from its caption, if the caption points at it.
    pub pointer: Option<Pointer>,
}

/// A direction from a caption to its picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "directions")]
pub enum Pointer {
    Up,
    Right,
    Down,
    Left,
}

impl Pointer {
    /// Value of `data-pointer`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Right => "right",
            Self::Down => "down",
            Self::Left => "left",
        }
    }

    /// The arrow as print sets it.
    pub fn arrow(self) -> &'static str {
        match self {
            Self::Up => "↑",
            Self::Right => "→",
            Self::Down => "↓",
            Self::Left => "←",
        }
    }
}

/// A line that links two parts of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JumpLine {
    /// Sheet of this page where the other part stands, from 0.
    pub sheet: usize,
    /// Font size.
    pub size: Px,
}
