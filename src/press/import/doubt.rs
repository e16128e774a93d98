//! What an importer was unsure of, by line of its input.

use std::fmt;

/// One place that an editor should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Line of the input, from 1; 0 if it concerns the whole.
    pub line: usize,
    /// What is unsure there.
    pub about: Unsure,
}

/// What an importer can be unsure of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsure {
    /// An item begins here and has no headline.
    NoHeadline,
    /// An item seems to begin here though nothing marks it; the cues, in words.
    ItemStart(String),
    /// Two pieces of text were joined across a column end.
    Join(String),
    /// A paragraph ends without a full stop and nothing continues it.
    OpenEnd,
    /// A short line: headline or torn-off text.
    ShortLine,
    /// A short line set as a crosshead that may be the headline of a new item.
    Crosshead,
    /// Which of the lines above the text is the headline.
    Headline,
    /// One credit for several photos.
    SharedCredit(usize),
    /// A photo's credit without a caption.
    CreditWithoutCaption,
    /// Text taken as a photo's caption.
    Caption,
    /// A printed jump line, which the layout makes itself.
    Jump,
    /// Straight quotes that do not pair.
    Quotes,
    /// The date of the edition is not known.
    NoDate,
    /// The date of the edition was taken from a line of the text.
    DateFrom(String),
    /// The paper's title is not known.
    NoTitle,
    /// The language was told by the letters alone.
    Language(String),
    /// The page's number is not printed and was counted.
    PageNumber,
    /// The page has no section head.
    NoSection,
    /// An object in a file, counted from 1, that is no news item.
    NoItem(String, usize),
    /// An item that must not be used, and why.
    Skipped(String, String),
}

impl fmt::Display for Unsure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoHeadline => write!(f, "an item without a headline"),
            Self::ItemStart(cues) => write!(f, "a new item seems to begin here ({cues})"),
            Self::Join(seam) => write!(f, "joined across a column end: {seam}"),
            Self::OpenEnd => write!(f, "the sentence does not end, and nothing was found that continues it"),
            Self::ShortLine => write!(f, "a short line: a headline, or text torn off by a column end"),
            Self::Crosshead => write!(f, "taken as a crosshead; it may be the headline of a new item"),
            Self::Headline => write!(f, "which line is the headline, and which its kicker or deck"),
            Self::SharedCredit(photos) => write!(f, "one credit for {photos} photos; it stands with the last"),
            Self::CreditWithoutCaption => write!(f, "a photo's credit without a caption"),
            Self::Caption => write!(f, "taken as a photo's caption"),
            Self::Jump => write!(f, "a printed jump line; join the parts of the article and delete it"),
            Self::Quotes => write!(f, "straight quotes that do not pair were left as they are"),
            Self::Language(tag) => {
                write!(f, "the letters look like `{tag}`: if it is another language, pass --language")
            }
            Self::NoItem(file, at) => {
                let hint = "it has no headline, body, description or picture";
                write!(f, "object {at} of {file} is not a ninjs item and was skipped: {hint}")
            }
            Self::NoDate => write!(f, "the text gives no date of publication: set `date`, or pass --date"),
            Self::DateFrom(date) => write!(f, "{date} was taken as the day of publication"),
            Self::NoTitle => write!(f, "the text does not name the paper: set `title`, or pass --title"),
            Self::PageNumber => write!(f, "the page's number is not in the text: it was counted"),
            Self::Skipped(name, why) => write!(f, "`{name}` is {why} and was skipped"),
            Self::NoSection => write!(f, "the page has no section head: set `section`"),
        }
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "line {}: ", self.line)?;
        }
        self.about.fmt(f)
    }
}
