//! Editions as tests know them: read from the site, or made up and put on it.

use std::collections::BTreeMap;
use std::path::Path;

use epaper::edition::{
    Block, Body, Date, Edition, EditionEntry, EditionIndex, Figure, Head, Issue, Page, PageBodies, Paper, SCHEMA, read,
};
use epaper::press::site::{self, Shell};
use epaper::press::{build, search};

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
    /// Paths of a site's editions, the newest first.
    pub(crate) fn paths(site: &Site) -> Outcome<Vec<String>> {
        let index: EditionIndex = file(site, "editions/index.json")?;
        Ok(index.editions.into_iter().map(|edition| edition.path).collect())
    }

    /// The newest edition of a site.
    pub(crate) fn newest(site: &Site) -> Outcome<Self> {
        Self::at(site, Self::paths(site)?.into_iter().next().ok_or("no edition")?)
    }

    /// All editions of a site, the newest first.
    pub(crate) fn all(site: &Site) -> Outcome<Vec<Self>> {
        Self::paths(site)?.into_iter().map(|path| Self::at(site, path)).collect()
    }

    fn at(site: &Site, path: String) -> Outcome<Self> {
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
                    updated: String::new(),
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

    /// An edition of 2 January 2023, with one article.
    pub(crate) fn of_the_year_before() -> Self {
        let mut older = Self::made_up(&[&[("旧闻", &["一年以前的送报人。"])]]);
        older.path = "2023-01-02".into();
        older.edition.edition.date.year = 2023;
        older
    }

    /// The built site with this edition as its only one.
    pub(crate) fn site(&self) -> Outcome<Site> {
        Self::archive(std::slice::from_ref(self))
    }

    /// The built site with these editions as its only ones, newest first, and their search
    /// index.
    pub(crate) fn archive(editions: &[Self]) -> Outcome<Site> {
        let mut site = Self::bundles(editions)?;
        let shell = Shell::of(String::from_utf8(site.read("shell.html")?)?);
        for edition in editions {
            for (file, html) in site::pages(&shell, &edition.published())? {
                site = site.with(&file, html);
            }
        }
        Ok(site)
    }

    /// As [`Self::archive`], with one page of HTML: that of the newest edition.
    pub(crate) fn bundles(editions: &[Self]) -> Outcome<Site> {
        let folder = tempfile::tempdir()?;
        let put = |name: &str, bytes: Vec<u8>| -> Outcome {
            let file = folder.path().join(name);
            std::fs::create_dir_all(file.parent().ok_or("no folder")?)?;
            Ok(std::fs::write(file, bytes)?)
        };
        let entries = editions.iter().map(Self::entry).collect::<Outcome<Vec<_>>>()?;
        build::list(folder.path(), vec![], &entries)?;
        for Self { path, edition, bodies } in editions {
            put(&format!("{path}/edition.json"), serde_json::to_vec(edition)?)?;
            for (page, bodies) in edition.pages.iter().zip(bodies) {
                put(&format!("{path}/{}", page.bodies), serde_json::to_vec(bodies)?)?;
            }
        }
        search::write(folder.path(), &entries, true)?;
        let site = with_files(Site::built(), folder.path(), "editions")?;
        let shell = Shell::of(String::from_utf8(site.read("shell.html")?)?);
        let newest = editions.first().ok_or("no edition")?.published();
        Ok(site.with("index.html", site::front(&shell, &newest)))
    }

    fn published(&self) -> site::Published {
        let Self { path, edition, bodies } = self.clone();
        site::Published { path, edition, bodies }
    }

    fn entry(&self) -> Outcome<EditionEntry> {
        let Edition { edition, paper, pages, .. } = &self.edition;
        Ok(EditionEntry {
            path: self.path.clone(),
            date: edition.date,
            title: paper.title.clone(),
            language: paper.language.clone(),
            pages: u32::try_from(pages.len())?,
            front: String::new(),
        })
    }

    /// The text that lines must show, by article: every body in order, without spaces.
    pub(crate) fn texts(&self) -> BTreeMap<String, String> {
        self.texts_with(&|_| false)
    }

    /// The same where some captions run on as text below their figures.
    pub(crate) fn texts_with(&self, runs_on: &dyn Fn(&Figure) -> bool) -> BTreeMap<String, String> {
        let bodies = self.bodies.iter().flat_map(|bodies| &bodies.articles);
        bodies
            .map(|body| {
                let head = self.edition.head(&body.id).cloned().unwrap_or_default();
                let blocks: String = body.blocks.iter().map(|block| block_text(block, runs_on)).collect();
                let text = [head.run_in(true), blocks, head.signed].concat();
                (body.id.clone(), solid(&text))
            })
            .filter(|(_, text)| !text.is_empty())
            .collect()
    }

    /// Its figures in order.
    pub(crate) fn figures(&self) -> impl Iterator<Item = &Figure> {
        let blocks = self.bodies.iter().flat_map(|bodies| &bodies.articles).flat_map(|body| &body.blocks);
        blocks.filter_map(|block| if let Block::Figures(group) = block { Some(group) } else { None }).flatten()
    }
}

/// The caption of a figure with its credit, without spaces.
pub(crate) fn caption(figure: &Figure) -> String {
    solid(&format!("{}{}", figure.caption.flat(), figure.credit))
}

/// A site with every file below a folder as a file below `path`.
fn with_files(mut site: Site, folder: &Path, path: &str) -> Outcome<Site> {
    for entry in std::fs::read_dir(folder)? {
        let file = entry?.path();
        let name = format!("{path}/{}", file.file_name().unwrap_or_default().to_string_lossy());
        site = if file.is_dir() { with_files(site, &file, &name)? } else { site.with(&name, std::fs::read(&file)?) };
    }
    Ok(site)
}

fn file<T: serde::de::DeserializeOwned>(site: &Site, path: &str) -> Outcome<T> {
    Ok(read(path, &site.read(path)?)?)
}

fn block_text(block: &Block, runs_on: &dyn Fn(&Figure) -> bool) -> String {
    match block {
        Block::Paragraph(text) | Block::Crosshead(text) | Block::Quote(text) => text.flat(),
        Block::List(items) => items.iter().map(|item| format!("{}{}", item.label, item.text.flat())).collect(),
        Block::Table(rows) => rows.iter().flatten().map(epaper::edition::Text::flat).collect(),
        Block::Figures(group) => {
            group.iter().filter(|figure| runs_on(figure)).map(|figure| figure.caption.flat()).collect()
        }
    }
}

/// Text without its spaces: those at the ends of lines are the layout's to keep or drop.
pub(crate) fn solid(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}
