//! Articles: the head that the whole edition knows, and the body that a page brings.

use serde::{Deserialize, Serialize};

use super::{Divisions, Focus, HeadWords, Picture, Text};

/// Importance among the articles of a page: 1 lead … 5 brief.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Rank(#[cfg_attr(feature = "press", schemars(range(min = 1, max = 5)))] pub u8);

impl Default for Rank {
    fn default() -> Self {
        Self(3)
    }
}

impl Rank {
    /// Index into tables of five, whatever a bundle says.
    pub fn index(self) -> usize {
        usize::from(self.0.clamp(1, 5)) - 1
    }
}

/// What an article is; decides its frame and what is offered with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A news report.
    #[default]
    Report,
    /// A longer piece.
    Feature,
    /// Opinion.
    Commentary,
    /// A picture story: figures first, little text.
    Picture,
    /// A death notice, set in a black frame.
    Obituary,
    /// A public notice.
    Notice,
    /// Paid content, always labelled.
    Advertisement,
}

impl Kind {
    /// Its name, as sources and bundles spell it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Feature => "feature",
            Self::Commentary => "commentary",
            Self::Picture => "picture",
            Self::Obituary => "obituary",
            Self::Notice => "notice",
            Self::Advertisement => "advertisement",
        }
    }
}

/// Someone credited, with the role as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// `本报记者`, `责任编辑` …
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// The name as printed.
    #[cfg_attr(feature = "press", schemars(length(min = 1)))]
    pub name: String,
}

/// Where an editor wants an article on its sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// The upper left of the page.
    TopLeft,
    /// Beside the masthead.
    Ear,
    /// The foot of the page.
    Bottom,
}

/// An editor's wishes for the composition; honoured where they can be, reported where not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct Hints {
    /// Width in grid columns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub columns: Option<u8>,
    /// Where on the sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Whether it stands in a box.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub boxed: bool,
}

/// The head of an article: what navigation, contents and the page need before its body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct Head {
    /// Unique in the edition: `a-z 0-9 -`.
    pub id: String,
    /// Importance.
    #[serde(default)]
    pub rank: Rank,
    /// What it is.
    #[serde(default)]
    pub kind: Kind,
    /// BCP 47 tag of its language; the paper's if empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// Column head (专栏).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub series: String,
    /// Line above the headline (引题).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kicker: String,
    /// Headline (主题), one string for each line that the editor set; empty if it has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headline: Vec<String>,
    /// Lines below the headline (副题).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deck: Vec<String>,
    /// Words of these lines; not known where the language has spaces between words.
    #[serde(default, skip_serializing_if = "HeadWords::is_empty")]
    pub words: HeadWords,
    /// Place and date of the report (电头).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub dateline: String,
    /// Opening words with the reporter, run into the first paragraph.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lead_in: String,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub byline: Vec<Person>,
    /// Signature at the end of the body.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub signed: String,
    /// When it was last corrected after it had been published, as RFC 3339 has it, in UTC; empty if
    /// it never was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "press", schemars(extend("format" = "date-time")))]
    pub updated: String,
    /// The first words of the body: what navigation shows where there is no headline.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub opening: String,
    /// Characters of the body, captions included.
    #[serde(default)]
    pub characters: u32,
    /// Paragraphs that are free for all; the whole article if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free: Option<u32>,
    /// Wishes for the composition.
    #[serde(default)]
    pub hints: Hints,
}

/// Between words that are run in and what follows them: a dash in Western text, as in
/// `Changzhi, Nov. 22 — The market`, and an ideographic space in Han text (`长治12月5日电　`).
pub const RUN_IN_JOINTS: [&str; 2] = [" — ", "\u{3000}"];

impl Head {
    /// Dateline and lead-in as they are run into the first paragraph, with what sets them off
    /// from the text where there is text: where they end in punctuation, that does it.
    pub fn run_in(&self, before_text: bool) -> String {
        let parts = [&self.dateline, &self.lead_in];
        let last = parts.iter().rposition(|part| !part.is_empty());
        let mut words = String::new();
        for (index, part) in parts.into_iter().enumerate() {
            words.push_str(part);
            if before_text || Some(index) != last {
                words.push_str(joint(part));
            }
        }
        words
    }

    /// What to call the article: its headline joined to one line, else its first words.
    pub fn title(&self) -> String {
        if self.headline.is_empty() { self.opening.clone() } else { self.headline.join(" ") }
    }
}

/// A file of bodies: all articles of one page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct PageBodies {
    /// Bundle format.
    pub schema: u32,
    /// In the page's editorial order.
    pub articles: Vec<Body>,
}

/// The body of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct Body {
    /// The article's id.
    pub id: String,
    /// Its blocks in reading order.
    pub blocks: Vec<Block>,
    /// Where words of the article, its head included, may be divided.
    #[serde(default, skip_serializing_if = "Divisions::is_empty")]
    pub divisions: Divisions,
    /// Whether the rest of the article was left out of the bundle.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withheld: bool,
}

impl Body {
    /// Ends the body after so many paragraphs; whether anything came after them.
    pub fn close_after(&mut self, paragraphs: u32) -> bool {
        let mut left = paragraphs;
        let end = self.blocks.iter().position(|block| {
            let closed = left == 0;
            left = left.saturating_sub(u32::from(matches!(block, Block::Paragraph(_))));
            closed
        });
        end.inspect(|end| self.blocks.truncate(*end)).is_some()
    }
}

/// One item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct ListItem {
    /// Its label as set: `1.`, `•`.
    pub label: String,
    /// Its text.
    pub text: Text,
}

/// A block of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Block {
    /// A paragraph.
    Paragraph(Text),
    /// A heading inside the body.
    Crosshead(Text),
    /// A pull quote.
    Quote(Text),
    /// A list.
    List(Vec<ListItem>),
    /// A table: rows of cells, the first row its head.
    Table(Vec<Vec<Text>>),
    /// Pictures that belong together: one, or a group sharing captions.
    Figures(Vec<Figure>),
}

impl Block {
    /// Its texts in reading order, captions included.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let (one, items, rows, figures): (_, &[ListItem], &[Vec<Text>], &[Figure]) = match self {
            Self::Paragraph(text) | Self::Crosshead(text) | Self::Quote(text) => (Some(text), &[], &[], &[]),
            Self::List(items) => (None, items, &[], &[]),
            Self::Table(rows) => (None, &[], rows, &[]),
            Self::Figures(figures) => (None, &[], &[], figures),
        };
        let items = items.iter().map(|item| &item.text);
        one.into_iter().chain(items).chain(rows.iter().flatten()).chain(figures.iter().map(|figure| &figure.caption))
    }

    /// Its texts as one string, joined by newlines: what the offset of a
    /// [`Locator`](super::Locator) counts in.
    pub fn flat(&self) -> String {
        let mut flat = String::new();
        for (index, text) in self.texts().enumerate() {
            if index > 0 {
                flat.push('\n');
            }
            text.runs.iter().for_each(|run| flat.push_str(run.text()));
        }
        flat
    }

    /// Number of characters (Unicode scalar values), captions included.
    pub fn chars(&self) -> usize {
        self.texts().map(Text::chars).sum()
    }
}

/// A picture with its caption. Without a file it keeps its place and caption.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct Figure {
    /// The file; absent if it was not supplied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// What it shows, without pointer and credit.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub caption: Text,
    /// Whether the source's caption began with an arrow: then the caption points at its
    /// picture, and the layout decides anew in which direction.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pointed: bool,
    /// Credit as printed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub credit: String,
    /// Wished width in grid columns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<u8>,
    /// Least share of the height that a crop must leave, in percent; 100 forbids cropping.
    #[serde(default = "Figure::default_crop", skip_serializing_if = "Figure::is_default_crop")]
    pub crop: u8,
    /// The point of interest that a crop keeps.
    #[serde(default, skip_serializing_if = "Focus::is_centre")]
    pub focus: Focus,
    /// What a reader who cannot see it needs to know; the caption if empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub alt: String,
}

impl Figure {
    /// A crop of 15 % is allowed unless the edition says otherwise.
    pub const DEFAULT_CROP: u8 = 85;

    /// What it shows, for those who cannot see it: its description, else its caption.
    pub fn alt_text(&self) -> String {
        if self.alt.is_empty() { self.caption.flat() } else { self.alt.clone() }
    }

    fn default_crop() -> u8 {
        Self::DEFAULT_CROP
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
    fn is_default_crop(crop: &u8) -> bool {
        *crop == Self::DEFAULT_CROP
    }
}

/// What stands between words that are run in and what follows them.
fn joint(words: &str) -> &'static str {
    let Some(end) = words.chars().next_back().filter(|end| !end.is_whitespace()) else { return "" };
    let letter = words.chars().rev().find(|character| character.is_alphabetic());
    let is_han = letter.is_some_and(|letter| letter >= '\u{2e80}');
    let [dash, space] = RUN_IN_JOINTS;
    match end.is_alphanumeric() || matches!(end, ')' | ']') {
        true if is_han => space,
        true => dash,
        // Full-width marks have their space in themselves.
        false if is_han => "",
        false => " ",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_run_in_are_set_off_from_the_text() {
        let check = |dateline: &str, lead_in: &str, expect: &str, alone: &str| {
            let head = Head { dateline: dateline.into(), lead_in: lead_in.into(), ..Head::default() };
            assert_eq!((head.run_in(true).as_str(), head.run_in(false).as_str()), (expect, alone));
        };
        check("", "", "", "");
        check("本报长治12月5日电", "", "本报长治12月5日电　", "本报长治12月5日电");
        check("新华社北京12月5日", "", "新华社北京12月5日　", "新华社北京12月5日");
        check("", "本报讯 记者齐行报道：", "本报讯 记者齐行报道：", "本报讯 记者齐行报道：");
        check("", "本报讯 ", "本报讯 ", "本报讯 ");
        check("长治电", "（记者 甲）", "长治电　（记者 甲）", "长治电　（记者 甲）");
        check("Changzhi, Nov. 22", "", "Changzhi, Nov. 22 — ", "Changzhi, Nov. 22");
        check("PARIS (Reuters)", "", "PARIS (Reuters) — ", "PARIS (Reuters)");
        check("Paris, Nov.", "By our reporter:", "Paris, Nov. By our reporter: ", "Paris, Nov. By our reporter:");
        check("London –", "", "London – ", "London –");
    }

    #[test]
    fn a_body_closes_after_its_free_paragraphs() {
        let paragraph = || Block::Paragraph("正文。".into());
        let blocks = [Block::Figures(vec![]), paragraph(), Block::Crosshead("题".into()), paragraph()];
        for (free, expect, closed) in [(0, 0, true), (1, 2, true), (2, 4, false), (9, 4, false)] {
            let mut body = Body { blocks: blocks.to_vec(), ..Body::default() };
            assert_eq!((body.close_after(free), body.blocks.len()), (closed, expect), "{free} free");
        }
    }
}
