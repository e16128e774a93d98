//! A page of the site for every address: the reader's shell, copied to `/DATE/`, `/DATE/PAGE/`
//! and `/DATE/a/ID/` with the title and language of what it shows, so that a host without
//! rewrite rules serves each of them.

use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use serde::de::DeserializeOwned;

use crate::edition::{Address, BundleError, Edition, EditionIndex, Part, read};
use crate::markup;

/// Why the pages could not be written.
#[derive(Debug)]
pub enum SiteError {
    /// A file could not be read or written.
    File(PathBuf, io::Error),
    /// A file of the bundle cannot be used.
    Bundle(BundleError),
    /// An edition's folder, a page's number or an article's id that cannot be part of an address.
    Name(String),
}

impl fmt::Display for SiteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, error) => write!(f, "{}: {error}", path.display()),
            Self::Bundle(error) => error.fmt(f),
            Self::Name(name) => write!(f, "`{name}` cannot be part of an address"),
        }
    }
}

impl std::error::Error for SiteError {}

/// Writes the pages of a built site: `site` holds the reader's `index.html` and the bundles in
/// `editions/`, and `base` is the site's path on its host. Only `404.html` depends on it: a
/// host serves that page at any depth.
///
/// # Errors
/// See [`SiteError`].
pub fn write(site: &Path, base: &str) -> Result<(), SiteError> {
    let shell = text(&site.join("index.html"))?;
    let index: EditionIndex = bundle(site, "editions/index.json")?;
    for entry in &index.editions {
        let edition: Edition = bundle(site, &format!("editions/{}/edition.json", entry.path))?;
        for (file, page) in pages(&shell, &entry.path, &edition)? {
            save(&site.join(file), &page)?;
        }
    }
    if let Some(newest) = index.editions.first() {
        save(&site.join("index.html"), &dressed(&shell, "./", &newest.language, &newest.title))?;
        save(&site.join("404.html"), &dressed(&shell, base, &newest.language, &newest.title))?;
    }
    Ok(())
}

/// The pages of an edition: where each stands below the site, and its HTML.
///
/// # Errors
/// [`SiteError::Name`].
pub fn pages(shell: &str, path: &str, edition: &Edition) -> Result<Vec<(String, String)>, SiteError> {
    let page = |address: Address| {
        let folder = folder(&address)?;
        let climb = "../".repeat(folder.matches('/').count());
        let page = dressed(shell, &climb, &edition.paper.language, &title(edition, &address.part));
        Ok((folder + "index.html", page))
    };
    addresses(path, edition).map(page).collect()
}

/// Every address of an edition.
fn addresses(edition: &str, content: &Edition) -> impl Iterator<Item = Address> {
    let pages = content.pages.iter().map(|page| Part::Page(page.number.clone()));
    let articles = content.articles.iter().map(|head| Part::Article(head.id.clone()));
    let parts = std::iter::once(Part::Front).chain(pages).chain(articles);
    parts.map(|part| Address { edition: Some(edition.to_owned()), part, paragraph: None })
}

/// The folder of an address below the site, with a slash at its end.
fn folder(address: &Address) -> Result<String, SiteError> {
    let part = match &address.part {
        Part::Front => None,
        Part::Page(name) | Part::Article(name) => Some(name),
    };
    let stray = |character: char| character.is_whitespace() || character.is_control() || "/\\?#%".contains(character);
    match address
        .edition
        .iter()
        .chain(part)
        .find(|name| name.is_empty() || name.starts_with('.') || name.contains(stray))
    {
        Some(name) => Err(SiteError::Name(name.clone())),
        None => Ok(address.to_string()),
    }
}

/// What a page is called in tabs, bookmarks and search results.
fn title(edition: &Edition, part: &Part) -> String {
    let paper = &edition.paper.title;
    let date = edition.edition.date.in_words(&edition.paper.language);
    let subject = match part {
        Part::Front => None,
        Part::Page(number) => edition.page_numbered(number).map(|page| edition.pages[page].section.clone()),
        Part::Article(id) => edition.head(id).map(|head| head.title()),
    };
    subject.map_or_else(|| format!("{paper} {date}"), |subject| format!("{subject} · {paper} {date}"))
}

/// The shell with another base, language and title.
fn dressed(shell: &str, base: &str, language: &str, title: &str) -> String {
    let tag = |open: &str, name: &str, value: &str| {
        let mut tag = open.to_owned();
        markup::attribute(name, value, &mut tag);
        tag + ">"
    };
    let mut heading = "<title>".to_owned();
    markup::escape(title, &mut heading);
    let page = with(shell, "<html", ">", &tag("<html", "lang", language));
    let page = with(&page, "<base", ">", &tag("<base", "href", base));
    with(&page, "<title>", "</title>", &(heading + "</title>"))
}

/// `page` with what stands from `open` to `close` replaced.
fn with(page: &str, open: &str, close: &str, replacement: &str) -> String {
    let Some((before, rest)) = page.split_once(open) else { return page.to_owned() };
    let Some((_, after)) = rest.split_once(close) else { return page.to_owned() };
    [before, replacement, after].concat()
}

fn text(file: &Path) -> Result<String, SiteError> {
    fs::read_to_string(file).map_err(|error| SiteError::File(file.to_owned(), error))
}

fn bundle<T: DeserializeOwned>(site: &Path, file: &str) -> Result<T, SiteError> {
    read(file, text(&site.join(file))?.as_bytes()).map_err(SiteError::Bundle)
}

fn save(file: &Path, page: &str) -> Result<(), SiteError> {
    let written = file.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(file, page));
    written.map_err(|error| SiteError::File(file.to_owned(), error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::{Date, Head, Issue, Page, Paper, SCHEMA};

    const SHELL: &str = "<!doctype html><html lang=und><base href=./><title>epaper</title><script src=./a.js></script>";

    fn edition(page: &str, article: &str, headline: &str) -> Edition {
        Edition {
            schema: SCHEMA,
            paper: Paper { title: "晚报".into(), language: "zh-Hans".into(), ..Paper::default() },
            edition: Issue {
                date: Date::new(2024, 12, 6).expect("a day"),
                number: None,
                lunar: String::new(),
                weather: String::new(),
            },
            pages: vec![Page {
                number: page.into(),
                section: "要闻".into(),
                romanised: String::new(),
                editors: vec![],
                articles: vec![article.into()],
                bodies: "01.json".into(),
            }],
            articles: vec![Head { id: article.into(), headline: vec![headline.into()], ..Head::default() }],
            faces: vec![],
        }
    }

    fn site(edition: &Edition) -> tempfile::TempDir {
        let site = tempfile::tempdir().expect("a folder");
        let put = |file: &str, text: &str| save(&site.path().join(file), text).expect("a file");
        put("index.html", SHELL);
        put(
            "editions/index.json",
            r#"{"schema":1,"editions":[{"path":"2024-12-06","date":"2024-12-06","title":"晚报","language":"zh-Hans","pages":1}]}"#,
        );
        put("editions/2024-12-06/edition.json", &serde_json::to_string(edition).expect("JSON"));
        site
    }

    #[test]
    fn every_address_is_a_file_with_its_base_language_and_title() {
        let site = site(&edition("01", "lead", "<雪> & \"冰\""));
        write(site.path(), "/epaper/").expect("written");
        for (file, base, title) in [
            ("index.html", "./", "晚报"),
            ("404.html", "/epaper/", "晚报"),
            ("2024-12-06/index.html", "../", "晚报 2024年12月6日"),
            ("2024-12-06/01/index.html", "../../", "要闻 · 晚报 2024年12月6日"),
            ("2024-12-06/a/lead/index.html", "../../../", "&lt;雪&gt; &amp; &quot;冰&quot; · 晚报 2024年12月6日"),
        ] {
            let expect = format!(
                "<!doctype html><html lang=\"zh-Hans\"><base href=\"{base}\"><title>{title}</title><script src=./a.js></script>"
            );
            assert_eq!(text(&site.path().join(file)).expect(file), expect, "{file}");
        }
    }

    #[test]
    fn writing_twice_changes_nothing() {
        let site = site(&edition("01", "lead", "雪"));
        write(site.path(), "/").expect("written");
        let before = text(&site.path().join("2024-12-06/index.html")).expect("a page");
        write(site.path(), "/").expect("written again");
        assert_eq!(text(&site.path().join("2024-12-06/index.html")).expect("a page"), before);
    }

    #[test]
    fn a_name_that_would_leave_its_folder_is_refused() {
        for (page, article) in [("..", "lead"), ("A/3", "lead"), ("01", "../../x"), ("", "lead"), ("1?", "lead")] {
            let site = site(&edition(page, article, "雪"));
            assert!(matches!(write(site.path(), "/"), Err(SiteError::Name(_))), "{page} {article}");
        }
    }
}
