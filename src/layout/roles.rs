//! Which face draws which text: the one rule that setting, drawing and the press share.
//!
//! Setting asks [`Setting::face`], [`HeadPart::face`] and [`run_face`]; the press bakes
//! what [`texts`] lists. What stands at several places is listed under the face of each:
//! headlines stand in jump lines too.

use super::fragment::{HeadPart, NoticePart};
use super::inline::Script;
use super::stylesheet::Setting;
use crate::edition::FaceRole::{self, Body, Headline, Note, Strong};
use crate::edition::{Block, Edition, Figure, Head, Kind, Mark, PageBodies, Person, RUN_IN_JOINTS, Text};

impl Setting {
    /// The face of text without a mark.
    pub fn face(self) -> FaceRole {
        match self {
            Self::Body | Self::Table => Body,
            Self::Crosshead | Self::Series => Strong,
            Self::Quote | Self::Caption | Self::Byline | Self::Jump => Note,
        }
    }
}

impl HeadPart {
    /// The face of a part of a head: the headline is the one heavy text of it.
    pub fn face(self) -> FaceRole {
        match self {
            Self::Headline => Headline,
            Self::Series => Strong,
            Self::Kicker | Self::Deck => Body,
            Self::Byline => Note,
        }
    }
}

impl NoticePart {
    /// The face of a text of the furniture.
    pub fn face(self) -> FaceRole {
        match self {
            Self::Title | Self::FolioTitle => Headline,
            Self::Number | Self::FolioSection | Self::Section => Strong,
            Self::Editor => Note,
            Self::Day | Self::Imprint | Self::SheetNumber | Self::Date | Self::Romanised => Body,
        }
    }
}

/// The face of a run with this mark inside text of face `base`.
pub fn run_face(base: FaceRole, mark: Option<&Mark>) -> FaceRole {
    match mark {
        Some(Mark::Strong) => Strong,
        Some(Mark::Emphasis) => Note,
        Some(Mark::Link(_)) | None => base,
    }
}

/// The face of what is run in before a text: a lead-in, a list item's label; and of
/// [`opening_words`].
pub const LEAD_IN: FaceRole = Strong;

/// The face of an article's title in a jump line.
pub const JUMP_TITLE: FaceRole = Strong;

/// The words that open an article without a headline, set in [`LEAD_IN`]: up to the first
/// mark, and at most 14 characters behind the marks at the very beginning.
pub fn opening_words(text: &str) -> &str {
    const MOST: usize = 14;
    let is_mark = |character: char| !character.is_alphanumeric();
    let skip = text.chars().take_while(|character| is_mark(*character)).count();
    let words = text.chars().skip(skip).take_while(|character| !is_mark(*character)).count();
    let end: usize = text.chars().take(skip + words.min(MOST)).map(char::len_utf8).sum();
    &text[..end]
}

/// A text of an edition and a face that may draw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn<'a> {
    /// The face.
    pub face: FaceRole,
    /// What it draws.
    pub text: &'a str,
    /// The article that it is of; none for the edition's own words.
    pub article: Option<&'a str>,
    /// The block of the article's body; none for its head.
    pub block: Option<usize>,
}

/// Every text of an edition with every face that may draw it, what the layout adds to it
/// included.
pub fn texts<'a>(edition: &'a Edition, bodies: &'a [PageBodies]) -> Vec<Drawn<'a>> {
    let mut list = List { article: None, block: None, language: &edition.paper.language, drawn: Vec::new() };
    list.furniture(edition);
    for head in &edition.articles {
        list.article = Some(&head.id);
        list.head(head);
    }
    for body in bodies.iter().flat_map(|page| &page.articles) {
        list.article = Some(&body.id);
        if edition.head(&body.id).is_some_and(|head| head.headline.is_empty()) {
            list.opening(&body.blocks);
        }
        for (index, block) in body.blocks.iter().enumerate() {
            list.block = Some(index);
            list.block(block);
        }
        list.block = None;
    }
    list.drawn
}

/// Words that mastheads, folios and jump lines bring along.
fn furniture(language: &str) -> &'static str {
    match Script::of(language) {
        Script::Simplified => "年月日星期一二三四五六第版面页期总号上接下转",
        Script::Traditional => "年月日星期一二三四五六第版面頁期總號上接下轉",
        Script::Japanese => "年月日曜火水木金土第号面頁続きへからページ",
        Script::English | Script::Western => "",
    }
}

/// The running number of an edition, as its masthead prints it.
pub fn issue_number(script: Script, number: u32) -> String {
    let (before, after) = match script {
        Script::Simplified => ("总第", "期"),
        Script::Traditional => ("總第", "期"),
        Script::Japanese => ("第", "号"),
        Script::English | Script::Western => ("No. ", ""),
    };
    [before, &number.to_string(), after].concat()
}

/// What marks paid content, in the article's own language.
pub fn advertisement(script: Script) -> &'static str {
    match script {
        Script::Simplified => "广告",
        Script::Traditional => "廣告",
        Script::Japanese => "広告",
        Script::English | Script::Western => "Advertisement",
    }
}

struct List<'a> {
    article: Option<&'a str>,
    block: Option<usize>,
    /// The language of the paper.
    language: &'a str,
    drawn: Vec<Drawn<'a>>,
}

impl<'a> List<'a> {
    fn add(&mut self, text: &'a str, faces: &[FaceRole]) {
        let (article, block) = (self.article, self.block);
        self.drawn.extend(faces.iter().map(|face| Drawn { face: *face, text, article, block }));
    }

    fn runs(&mut self, text: &'a Text, base: FaceRole) {
        for run in &text.runs {
            self.add(run.text(), &[run_face(base, run.mark().as_ref())]);
        }
    }

    fn people(&mut self, people: &'a [Person]) {
        for person in people {
            self.add(&person.role, &[Setting::Byline.face(), Body]);
            self.add(&person.name, &[Setting::Byline.face(), Body]);
        }
    }

    fn furniture(&mut self, edition: &'a Edition) {
        self.add(furniture(&edition.paper.language), &[Body, Setting::Jump.face()]);
        self.add(&edition.paper.title, &[Headline, Body, Strong]);
        for text in [&edition.paper.publisher, &edition.paper.cn, &edition.paper.postal, &edition.paper.site] {
            self.add(text, &[Body]);
        }
        self.add(&edition.edition.lunar, &[Body]);
        self.add(&edition.edition.weather, &[Body]);
        for page in &edition.pages {
            for text in [&page.number, &page.section, &page.romanised] {
                self.add(text, &FaceRole::ALL);
            }
            self.people(&page.editors);
        }
    }

    fn head(&mut self, head: &'a Head) {
        if !head.language.is_empty() {
            self.add(furniture(&head.language), &[Setting::Jump.face()]);
        }
        if head.kind == Kind::Advertisement {
            let language = if head.language.is_empty() { self.language } else { &head.language };
            self.add(advertisement(Script::of(language)), &[HeadPart::Series.face(), HeadPart::Headline.face()]);
        }
        for line in &head.headline {
            self.add(line, &[HeadPart::Headline.face(), Body, JUMP_TITLE]);
        }
        if head.headline.is_empty() {
            self.add(&head.opening, &[HeadPart::Headline.face(), Body, JUMP_TITLE]);
        }
        self.add(&head.series, &[HeadPart::Series.face(), Body]);
        self.add(&head.kicker, &[HeadPart::Kicker.face()]);
        for line in &head.deck {
            self.add(line, &[HeadPart::Deck.face()]);
        }
        if !head.run_in(true).is_empty() {
            RUN_IN_JOINTS.into_iter().for_each(|joint| self.add(joint, &[LEAD_IN]));
        }
        self.add(&head.lead_in, &[LEAD_IN, Body]);
        self.add(&head.dateline, &[LEAD_IN, Body]);
        self.add(&head.signed, &[Setting::Byline.face(), Body]);
        self.people(&head.byline);
    }

    fn opening(&mut self, blocks: &'a [Block]) {
        let first = blocks.iter().find_map(|block| match block {
            Block::Paragraph(text) => text.runs.first(),
            _ => None,
        });
        self.block = blocks.iter().position(|block| matches!(block, Block::Paragraph(_)));
        self.add(first.map_or("", |run| opening_words(run.text())), &[LEAD_IN]);
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Paragraph(text) => self.runs(text, Setting::Body.face()),
            Block::Crosshead(text) => self.runs(text, Setting::Crosshead.face()),
            Block::Quote(text) => self.runs(text, Setting::Quote.face()),
            Block::List(items) => {
                for item in items {
                    self.add(&item.label, &[LEAD_IN]);
                    self.runs(&item.text, Setting::Body.face());
                }
            }
            Block::Table(rows) => {
                for (index, row) in rows.iter().enumerate() {
                    for cell in row {
                        self.runs(cell, Setting::Table.face());
                        if index == 0 {
                            self.runs(cell, Strong);
                        }
                    }
                }
            }
            Block::Figures(figures) => {
                for Figure { caption, credit, .. } in figures {
                    self.runs(caption, Setting::Caption.face());
                    self.add(credit, &[Setting::Caption.face()]);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::{Body as ArticleBody, Run, SCHEMA};

    fn check(block: Block, expect: &[(FaceRole, &str)]) {
        let edition: Edition = serde_json::from_str(
            r#"{"schema": 1, "paper": {"title": "", "language": "zh"}, "edition": {"date": "2024-12-06"},
                "pages": [], "articles": []}"#,
        )
        .expect("an edition");
        let bodies = [PageBodies {
            schema: SCHEMA,
            articles: vec![ArticleBody { id: "a".into(), blocks: vec![block], ..ArticleBody::default() }],
        }];
        let drawn = texts(&edition, &bodies);
        let drawn: Vec<_> =
            drawn.iter().filter(|text| text.block == Some(0)).map(|text| (text.face, text.text)).collect();
        assert_eq!(drawn, expect);
    }

    #[test]
    fn an_opening_ends_at_the_first_mark() {
        assert_eq!(opening_words("12月4日，潞城区"), "12月4日");
        assert_eq!(opening_words("“敲门行动”暖人心"), "“敲门行动");
        assert_eq!(opening_words("一二三四五六七八九十一二三四五六"), "一二三四五六七八九十一二三四");
        assert_eq!(opening_words("……"), "……");
    }

    fn strong(text: &str) -> Run {
        Run::Strong { strong: text.into() }
    }

    #[test]
    fn marks_change_the_face_of_their_run_only() {
        let text =
            Text::from_runs(vec![Run::Plain("甲".into()), strong("乙"), Run::Emphasis { emphasis: "丙".into() }]);
        check(Block::Paragraph(text.clone()), &[(Body, "甲"), (Strong, "乙"), (Note, "丙")]);
        check(Block::Crosshead(text), &[(Strong, "甲"), (Strong, "乙"), (Note, "丙")]);
    }

    #[test]
    fn captions_and_credits_are_notes() {
        let figure = Figure { caption: "图".into(), credit: "摄".into(), ..Figure::default() };
        check(Block::Figures(vec![figure]), &[(Note, "图"), (Note, "摄")]);
    }

    #[test]
    fn the_head_row_of_a_table_stands_out() {
        check(Block::Table(vec![vec!["首".into()], vec!["次".into()]]), &[(Body, "首"), (Strong, "首"), (Body, "次")]);
    }
}
