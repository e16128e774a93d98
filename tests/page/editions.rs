//! Editions made up for tests.

use std::fmt;

use epaper::edition::{
    Block, Body, Date, Edition, Figure, Head, Hints, Issue, Kind, ListItem, Page, Paper, Person, Picture, Rank, SCHEMA,
    Text,
};

/// A text of so many characters, with marks, digits and Latin words in it.
pub(crate) fn prose(characters: usize) -> String {
    const WORDS: &str = "长治市委常委、组织部长深入基层调研时强调，要坚持因地制宜，“高质量”编制好履行职责事项清单；\
        2024年12月6日，全区182项审批事项集中到政务服务中心办理。AED急救知识普及活动在社区举行！";
    WORDS.chars().filter(|character| *character != ' ').cycle().take(characters).collect()
}

/// An article and its body.
#[derive(Clone, Default)]
pub(crate) struct Article {
    pub(crate) head: Head,
    pub(crate) blocks: Vec<Block>,
}

/// Short: which blocks, and of how many characters.
impl fmt::Debug for Article {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Head { rank, kind, headline, hints, .. } = &self.head;
        write!(f, "{rank:?} {kind:?} {headline:?} {hints:?}")?;
        for block in &self.blocks {
            match block {
                Block::Paragraph(text) => write!(f, " paragraph({})", text.chars())?,
                Block::Crosshead(text) => write!(f, " crosshead({})", text.chars())?,
                Block::Quote(text) => write!(f, " quote({})", text.chars())?,
                Block::List(items) => write!(f, " list({})", items.len())?,
                Block::Table(rows) => write!(f, " table({}×{})", rows.len(), rows.first().map_or(0, Vec::len))?,
                Block::Figures(figures) => {
                    for figure in figures {
                        let size = figure.picture.as_ref().map(|picture| (picture.width, picture.height));
                        write!(f, " figure({size:?}, {}, {})", figure.caption.chars(), figure.pointed)?;
                    }
                }
            }
        }
        Ok(())
    }
}

impl Article {
    pub(crate) fn new(rank: u8, headline: usize) -> Self {
        let headline = if headline == 0 { vec![] } else { vec![prose(headline)] };
        Self { head: Head { rank: Rank(rank), headline, opening: "开头".into(), ..Head::default() }, blocks: vec![] }
    }

    pub(crate) fn text(mut self, paragraphs: usize, characters: usize) -> Self {
        self.blocks.extend((0..paragraphs).map(|_| Block::Paragraph(Text::plain(prose(characters)))));
        self
    }

    pub(crate) fn block(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }

    pub(crate) fn kind(mut self, kind: Kind) -> Self {
        self.head.kind = kind;
        self
    }

    pub(crate) fn hints(mut self, hints: Hints) -> Self {
        self.head.hints = hints;
        self
    }
}

pub(crate) fn figure(size: Option<(u32, u32)>, caption: usize, pointed: bool) -> Figure {
    Figure {
        picture: size.map(|(width, height)| Picture { src: "p.jpg".into(), width, height, ..Picture::default() }),
        caption: Text::plain(prose(caption)),
        pointed,
        credit: "张三 摄".into(),
        crop: Figure::DEFAULT_CROP,
        ..Figure::default()
    }
}

pub(crate) fn list(items: usize, characters: usize) -> Block {
    let item = |index| ListItem { label: format!("{}.", index + 1), text: Text::plain(prose(characters)) };
    Block::List((0..items).map(item).collect())
}

pub(crate) fn table(rows: usize, columns: usize, characters: usize) -> Block {
    let cell = |row: usize, column: usize| Text::plain(prose((row + column) % 3 * characters + 1));
    Block::Table((0..rows).map(|row| (0..columns).map(|column| cell(row, column)).collect()).collect())
}

pub(crate) fn person() -> Person {
    Person { role: "本报记者".into(), name: "丁德令".into() }
}

/// Adds a page with these articles; their bodies are in a file of its own.
pub(crate) fn add_page(edition: &mut Edition, articles: Vec<Article>) {
    let number = edition.pages.len() + 1;
    let ids: Vec<String> = (0..articles.len()).map(|index| format!("p{number}-{index}")).collect();
    let heads = articles.into_iter().zip(&ids).map(|(article, id)| Head { id: id.clone(), ..article.head });
    edition.articles.extend(heads);
    edition.pages.push(Page { number: format!("{number:02}"), articles: ids, ..edition.pages[0].clone() });
}

/// An edition of one page with these articles.
pub(crate) fn edition(articles: Vec<Article>) -> (Edition, Vec<Body>) {
    let ids: Vec<String> = (0..articles.len()).map(|index| format!("a{index}")).collect();
    let (heads, bodies) = articles
        .into_iter()
        .zip(&ids)
        .map(|(article, id)| {
            let head = Head { id: id.clone(), ..article.head };
            (head, Body { id: id.clone(), blocks: article.blocks, ..Body::default() })
        })
        .unzip();
    let page = Page {
        number: "01".into(),
        section: "时政动态".into(),
        romanised: String::new(),
        editors: vec![],
        articles: ids,
        bodies: "p.json".into(),
    };
    let edition = Edition {
        schema: SCHEMA,
        paper: Paper { title: "长治日报".into(), language: "zh-Hans".into(), ..Paper::default() },
        edition: Issue {
            date: Date::new(2024, 12, 6).unwrap(),
            updated: String::new(),
            number: None,
            lunar: String::new(),
            weather: String::new(),
        },
        pages: vec![page],
        articles: heads,
        faces: vec![],
    };
    (edition, bodies)
}
