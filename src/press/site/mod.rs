//! A page of the site for every address: the reader's shell at `/DATE/`, `/DATE/PAGE/` and
//! `/DATE/a/ID/` with the content that it shows, as HTML that needs no script, so that a host
//! without rewrite rules serves each of them and the reader takes over from there.

pub(super) mod faces;
mod plain;
mod published;
mod shell;
mod words;

use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use serde::de::DeserializeOwned;

pub use published::Published;
pub use shell::{Dress, Shell};

use super::embed;
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
/// host serves that page at any depth. A file that would not change is left alone.
///
/// # Errors
/// See [`SiteError`].
pub fn write(site: &Path, base: &str) -> Result<(), SiteError> {
    let shell = Shell::open(site)?;
    let index: EditionIndex = bundle(site, "editions/index.json")?;
    for entry in &index.editions {
        let published = Published::open(site, &entry.path)?;
        for (file, page) in pages(&shell, &published)? {
            save(&site.join(file), page.as_bytes())?;
        }
    }
    if let Some(script) = embed::script(shell.html()) {
        save(&site.join(embed::FILE), script.as_bytes())?;
    }
    if let Some(newest) = index.editions.first() {
        let front = front(&shell, &Published::open(site, &newest.path)?);
        save(&site.join("index.html"), front.as_bytes())?;
        let (language, title) = (&newest.language, &newest.title);
        let body = format!("<noscript>{}</noscript>", plain::nowhere(language));
        let nowhere = shell.dress(&Dress { base, language, title, body: &body, ..Dress::default() });
        save(&site.join("404.html"), nowhere.as_bytes())?;
    }
    Ok(())
}

/// The pages of an edition: where each stands below the site, and its HTML.
///
/// # Errors
/// [`SiteError::Name`].
pub fn pages(shell: &Shell, published: &Published) -> Result<Vec<(String, String)>, SiteError> {
    let page = |address: Address| {
        let folder = folder(&address)?;
        let climb = "../".repeat(folder.matches('/').count());
        Ok((folder + "index.html", dressed(shell, &climb, published, &address.part)))
    };
    addresses(&published.path, &published.edition).map(page).collect()
}

/// The front page of the site: the newest edition's first page.
pub fn front(shell: &Shell, newest: &Published) -> String {
    dressed(shell, "./", newest, &Part::Front)
}

/// The page for a part of an edition.
fn dressed(shell: &Shell, base: &str, published: &Published, part: &Part) -> String {
    let edition = &published.edition;
    let body = match part {
        Part::Front => plain::page(published, 0),
        Part::Page(number) => plain::page(published, edition.page_numbered(number).unwrap_or_default()),
        Part::Article(id) => plain::article(published, id).unwrap_or_default(),
    };
    let head = faces::stylesheet(edition).map_or_else(String::new, |(name, _)| {
        let mut link = "<link rel=\"stylesheet\"".to_owned();
        markup::attribute("href", &published.file(&name), &mut link);
        link + ">"
    });
    let (language, title) = (&edition.paper.language, &title(edition, part));
    shell.dress(&Dress { base, language, title, head: &head, body: &body })
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

fn text(file: &Path) -> Result<String, SiteError> {
    fs::read_to_string(file).map_err(|error| SiteError::File(file.to_owned(), error))
}

fn bundle<T: DeserializeOwned>(site: &Path, file: &str) -> Result<T, SiteError> {
    read(file, text(&site.join(file))?.as_bytes()).map_err(SiteError::Bundle)
}

/// Writes a file unless it is there with this content.
fn save(file: &Path, content: &[u8]) -> Result<(), SiteError> {
    if fs::read(file).is_ok_and(|old| old == content) {
        return Ok(());
    }
    let written = file.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(file, content));
    written.map_err(|error| SiteError::File(file.to_owned(), error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::{Date, Head, Issue, Page, Paper, SCHEMA};

    const SHELL: &str =
        "<!doctype html><html lang=und><head><base href=./><title>epaper</title></head><body></body></html>";

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
        let put = |file: &str, text: &str| save(&site.path().join(file), text.as_bytes()).expect("a file");
        put("index.html", SHELL);
        put(
            "editions/index.json",
            r#"{"schema":1,"editions":[{"path":"2024-12-06","date":"2024-12-06","title":"晚报","language":"zh-Hans","pages":1}]}"#,
        );
        put("editions/2024-12-06/edition.json", &serde_json::to_string(edition).expect("JSON"));
        let id = &edition.articles[0].id;
        let bodies =
            serde_json::json!({"schema": 1, "articles": [{"id": id, "blocks": [{"paragraph": "雪落了一夜。"}]}]});
        put("editions/2024-12-06/01.json", &bodies.to_string());
        site
    }

    #[test]
    fn every_address_is_a_file_with_its_base_language_and_title() {
        let site = site(&edition("01", "lead", "<雪> & \"冰\""));
        write(site.path(), "/epaper/").expect("written");
        for (file, base, title) in [
            ("index.html", "./", "晚报 2024年12月6日"),
            ("404.html", "/epaper/", "晚报"),
            ("2024-12-06/index.html", "../", "晚报 2024年12月6日"),
            ("2024-12-06/01/index.html", "../../", "要闻 · 晚报 2024年12月6日"),
            ("2024-12-06/a/lead/index.html", "../../../", "&lt;雪&gt; &amp; &quot;冰&quot; · 晚报 2024年12月6日"),
        ] {
            let page = text(&site.path().join(file)).expect(file);
            for part in
                ["<html lang=\"zh-Hans\">", &format!("<base href=\"{base}\">"), &format!("<title>{title}</title>")]
            {
                assert!(page.contains(part), "{file} has no {part}: {page}");
            }
            assert_eq!(page.contains("雪落了一夜。"), file != "404.html", "{file}: {page}");
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
