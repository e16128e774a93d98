//! Editions as tests know them: read from the site, or made up and put on it.

use std::collections::BTreeMap;

use epaper::edition::{
    Block, Body, Date, Edition, EditionEntry, EditionIndex, Head, Issue, Page, PageBodies, Paper, SCHEMA, read,
};
use epaper::press::site::{self, Shell};

use crate::harness::{Outcome, Site};

/// An edition with all its bodies.
#[derive(Clone, Debug)]
pub(crate) struct Published {
    /// Its folder, and its name in addresses.
    pub(crate) path: String,
    pub(crate) edition: Edition,
    /// The bodies of each page.
    pub(crate) bodies: Vec<PageBodies>,
}

impl Published {
    /// The newest edition of a site.
    pub(crate) fn newest(site: &Site) -> Outcome<Self> {
        let index: EditionIndex = file(site, "editions/index.json")?;
        let path = index.editions.first().ok_or("no edition")?.path.clone();
        let edition: Edition = file(site, &format!("editions/{path}/edition.json"))?;
        let bodies = edition.pages.iter().map(|page| file(site, &format!("editions/{path}/{}", page.bodies)));
        let bodies = bodies.collect::<Outcome<_>>()?;
        Ok(Self { path, edition, bodies })
    }

    /// A Chinese paper of the second day of 2024 with these pages, each article a title and paragraphs.
    pub(crate) fn made_up(pages: &[&[(&str, &[&str])]]) -> Self {
        let mut published = Self {
            path: "2024-01-02".to_owned(),
            edition: Edition {
                schema: SCHEMA,
                paper: Paper { title: "测试日报".into(), language: "zh-Hans".into(), ..Paper::default() },
                edition: Issue {
                    date: Date { year: 2024, month: 1, day: 2 },
                    number: None,
                    lunar: String::new(),
                    weather: String::new(),
                },
                pages: vec![],
                articles: vec![],
                faces: vec![],
            },
            bodies: vec![],
        };
        for (page, articles) in (1..).zip(pages) {
            let mut ids = vec![];
            let mut bodies = vec![];
            for (article, (headline, paragraphs)) in (1..).zip(articles.iter()) {
                let id = format!("p{page}-a{article}");
                let blocks = paragraphs.iter().map(|text| Block::Paragraph((*text).into())).collect();
                let head = Head { id: id.clone(), headline: vec![(*headline).into()], ..Head::default() };
                published.edition.articles.push(head);
                bodies.push(Body { id: id.clone(), blocks, ..Body::default() });
                ids.push(id);
            }
            published.edition.pages.push(Page {
                number: format!("{page:02}"),
                section: format!("第{page}叠"),
                romanised: String::new(),
                editors: vec![],
                articles: ids,
                bodies: format!("page-{page}.json"),
            });
            published.bodies.push(PageBodies { schema: SCHEMA, articles: bodies });
        }
        published
    }

    /// A paper of three pages, the first of them long enough for several sheets on any screen.
    pub(crate) fn of_three_pages() -> Self {
        let paragraph =
            "清晨的城门洞里，送报人把还带着油墨气味的报纸分成三摞，一摞给邮局，一摞给车站，一摞留给街口的老主顾。";
        let long = paragraph.repeat(3);
        let long = [long.as_str(); 60];
        Self::made_up(&[
            &[("城门洞里的早晨", &long), ("短讯", &[paragraph])],
            &[("第二版的头条", &[paragraph, paragraph])],
            &[("第三版的头条", &[paragraph])],
        ])
    }

    /// The built site with this edition as its only one.
    pub(crate) fn site(&self) -> Outcome<Site> {
        let Edition { edition, paper, pages, .. } = &self.edition;
        let entry = EditionEntry {
            path: self.path.clone(),
            date: edition.date,
            title: paper.title.clone(),
            language: paper.language.clone(),
            pages: u32::try_from(pages.len())?,
        };
        let index = EditionIndex { schema: SCHEMA, editions: vec![entry], years: vec![] };
        let folder = format!("editions/{}", self.path);
        let mut site = Site::built()
            .with("editions/index.json", serde_json::to_vec(&index)?)
            .with(&format!("{folder}/edition.json"), serde_json::to_vec(&self.edition)?);
        for (page, bodies) in pages.iter().zip(&self.bodies) {
            site = site.with(&format!("{folder}/{}", page.bodies), serde_json::to_vec(bodies)?);
        }
        let shell = Shell::of(String::from_utf8(site.read("shell.html")?)?);
        let Self { path, edition, bodies } = self.clone();
        let published = site::Published { path, edition, bodies };
        for (file, html) in site::pages(&shell, &published)? {
            site = site.with(&file, html);
        }
        site = site.with("index.html", site::front(&shell, &published));
        Ok(site)
    }

    /// The text that lines must show, by article: every body in order, without spaces.
    pub(crate) fn texts(&self) -> BTreeMap<String, String> {
        let bodies = self.bodies.iter().flat_map(|bodies| &bodies.articles);
        bodies
            .map(|body| {
                let head = self.edition.head(&body.id).cloned().unwrap_or_default();
                let blocks: String = body.blocks.iter().map(block_text).collect();
                let text = [head.dateline, head.lead_in, blocks, head.signed].concat();
                (body.id.clone(), solid(&text))
            })
            .filter(|(_, text)| !text.is_empty())
            .collect()
    }

    /// The captions with their credits, in order, without spaces; empty ones left out.
    pub(crate) fn captions(&self) -> Vec<String> {
        let blocks = self.bodies.iter().flat_map(|bodies| &bodies.articles).flat_map(|body| &body.blocks);
        let figures = blocks.filter_map(|block| if let Block::Figures(group) = block { Some(group) } else { None });
        let captions = figures.flatten().map(|figure| solid(&format!("{}{}", figure.caption.flat(), figure.credit)));
        captions.filter(|caption| !caption.is_empty()).collect()
    }
}

fn file<T: serde::de::DeserializeOwned>(site: &Site, path: &str) -> Outcome<T> {
    Ok(read(path, &site.read(path)?)?)
}

fn block_text(block: &Block) -> String {
    match block {
        Block::Paragraph(text) | Block::Crosshead(text) | Block::Quote(text) => text.flat(),
        Block::List(items) => items.iter().map(|item| format!("{}{}", item.label, item.text.flat())).collect(),
        Block::Table(rows) => rows.iter().flatten().map(epaper::edition::Text::flat).collect(),
        Block::Figures(_) => String::new(),
    }
}

/// Text without its spaces: those at the ends of lines are the layout's to keep or drop.
pub(crate) fn solid(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}
