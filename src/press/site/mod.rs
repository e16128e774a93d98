//! A page of the site for every address: the reader's shell at `/DATE/`, `/DATE/PAGE/` and
//! `/DATE/a/ID/` with the content that it shows, as HTML that needs no script, so that a host
//! without rewrite rules serves each of them and the reader takes over from there.

pub(super) mod faces;
mod feeds;
mod head;
mod hosting;
mod offline;
mod pack;
mod place;
mod plain;
mod publication;
mod published;
mod share;
mod shell;
mod sitemap;
mod sizes;
mod updated;
mod words;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use serde::de::DeserializeOwned;

pub use place::SiteAddress;
pub use published::Published;
pub use shell::{Dress, Shell};

use super::build::{self, work};
use super::embed;
use super::name::content_name;
use super::replace::replace;
use crate::edition::{Address, BundleError, Edition, Part, read};
use crate::markup;
use sitemap::Sitemaps;

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

/// Where a site will stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Its path on its host, with a slash at both ends. Only `404.html` depends on it: a host
    /// serves that page at any depth.
    pub base: String,
    /// Its whole address; without it that of the newest edition's paper, if it gives one.
    pub address: Option<SiteAddress>,
}

impl Options {
    /// A site at a path of a host that nobody has named.
    pub fn at(base: &str) -> Self {
        Self { base: base.to_owned(), address: None }
    }
}

/// Says what the pages of the site were made by; hidden, and no reader fetches it.
const MARK: &str = "editions/.pages";

/// Which pages are to be written.
#[derive(Clone, Copy, Debug)]
pub enum Stale<'a> {
    /// Those of every edition.
    All,
    /// Those of some editions, if this press wrote the others around this shell.
    Of {
        /// The folders of these editions.
        made: &'a BTreeSet<&'a str>,
        /// What [`forget`] knew.
        mark: &'a str,
    },
}

/// Writes the pages of a built site: `site` holds the reader's `index.html` and the bundles in
/// `editions/`. A file that would not change is left alone. Returns the site's address, if it
/// is known; what needs it is left out otherwise.
///
/// # Errors
/// See [`SiteError`].
pub fn write(site: &Path, options: &Options, stale: Stale<'_>) -> Result<Option<SiteAddress>, SiteError> {
    let shell = Shell::open(site)?;
    let editions = site.join("editions");
    let listed = build::listed(&editions).map_err(|error| SiteError::File(editions, error))?;
    let newest = listed.first().map(|newest| Published::open(site, &newest.path)).transpose()?;
    let own = newest.as_ref().and_then(|newest| newest.edition.paper.site.parse().ok());
    let address = options.address.clone().or(own);
    let made_by = [shell.html(), &address.as_ref().map(|address| address.url("")).unwrap_or_default()].concat();
    let mark = content_name(&build::press(), "pages", made_by.as_bytes());
    let is_stale = |path: &str| match stale {
        Stale::Of { made, mark: old } if old == mark => made.contains(path),
        _ => true,
    };
    // A card takes whole addresses only.
    let picture = |published: &Published| if address.is_some() { share::picture(site, published) } else { Ok(None) };
    let front = newest.as_ref().map(picture).transpose()?.flatten();
    let press = Press { shell: &shell, address: address.as_ref(), picture: front.as_deref() };
    let written = work::each(&listed, |_, entry| {
        let mut addresses = vec![];
        if is_stale(&entry.path) {
            match newest.as_ref().filter(|newest| newest.path == entry.path) {
                Some(newest) => press.save(site, newest)?,
                None => {
                    let published = Published::open(site, &entry.path)?;
                    let picture = picture(&published)?;
                    Press { picture: picture.as_deref(), ..press }.save(site, &published)?;
                }
            }
        }
        // Sitemaps list every edition; the pages of most are there already.
        if let Some(address) = &address {
            let edition: Edition = bundle(site, &format!("editions/{}/edition.json", entry.path))?;
            addresses = sitemap::addresses(&entry.path, &edition, address);
        }
        Ok((entry.date, addresses))
    });
    let mut sitemaps = Sitemaps::default();
    for edition in written {
        let (date, addresses) = edition?;
        sitemaps.add(date, addresses);
    }
    if let Some(script) = embed::script(shell.html()) {
        save(&site.join(embed::FILE), script.as_bytes())?;
    }
    let robots =
        address.as_ref().map_or_else(String::new, |address| format!("Sitemap: {}\n", address.url("sitemap.xml")));
    // Nobody asks for it anywhere but at the root of a host.
    if options.base == "/" {
        save(&site.join("robots.txt"), format!("User-agent: *\nAllow: /\n{robots}").as_bytes())?;
    }
    if let (Some(newest), Some(address)) = (&newest, &address) {
        let json = format!("{:#}\n", feeds::json_feed(newest, address));
        let mut files = sitemaps.files(address);
        files.push((sitemap::NEWS.to_owned(), sitemap::news(newest, address)));
        files.extend([("feed.xml".to_owned(), feeds::atom(newest, address)), ("feed.json".to_owned(), json)]);
        for (file, content) in files {
            save(&site.join(file), content.as_bytes())?;
        }
    }
    if let Some(newest) = &newest {
        offline::write(site, &newest.edition.paper)?;
        save(&site.join("index.html"), press.front(newest).as_bytes())?;
        let paper = &newest.edition.paper;
        let body = format!("<noscript>{}</noscript>", plain::nowhere(&paper.language));
        let dress = Dress {
            base: &options.base,
            language: &paper.language,
            title: &paper.title,
            body: &body,
            ..Dress::default()
        };
        save(&site.join("404.html"), shell.dress(&dress).as_bytes())?;
    }
    save(&site.join(MARK), mark.as_bytes())?;
    hosting::write(site, &options.base)?;
    pack::all(site).map_err(|(path, error)| SiteError::File(path, error))?;
    Ok(address)
}

/// Says what the pages were made by, and forgets it: should a build be cut off before it has
/// written them, the next one writes all.
pub fn forget(site: &Path) -> String {
    let mark = site.join(MARK);
    let known = fs::read_to_string(&mark).unwrap_or_default();
    let _ = fs::remove_file(mark);
    known
}

/// The pages of an edition for a site whose address is not known: where each stands below the
/// site, and its HTML.
///
/// # Errors
/// [`SiteError::Name`].
pub fn pages(shell: &Shell, published: &Published) -> Result<Vec<(String, String)>, SiteError> {
    Press { shell, address: None, picture: None }.pages(published)
}

/// The front page of such a site: the newest edition's first page.
pub fn front(shell: &Shell, newest: &Published) -> String {
    Press { shell, address: None, picture: None }.front(newest)
}

/// What the pages of an edition are made with.
#[derive(Clone, Copy)]
struct Press<'a> {
    shell: &'a Shell,
    address: Option<&'a SiteAddress>,
    /// The edition's picture for share cards, below the site.
    picture: Option<&'a str>,
}

impl Press<'_> {
    /// Writes all files of an edition outside of its bundle.
    fn save(&self, site: &Path, published: &Published) -> Result<(), SiteError> {
        self.edition(published)?.into_iter().try_for_each(|(file, content)| save(&site.join(file), content.as_bytes()))
    }

    /// All files of an edition outside of its bundle.
    fn edition(&self, published: &Published) -> Result<Vec<(String, String)>, SiteError> {
        let mut files = self.pages(published)?;
        let manifest = publication::manifest(published, self.address);
        files.push((format!("{}/manifest.json", published.path), format!("{manifest:#}\n")));
        if let Some(address) = self.address {
            for (_, _, head, _) in published.all_articles() {
                let card = publication::oembed(published, head, address, self.picture);
                files.push((format!("{}/a/{}/oembed.json", published.path, head.id), format!("{card:#}\n")));
            }
        }
        Ok(files)
    }

    fn pages(&self, published: &Published) -> Result<Vec<(String, String)>, SiteError> {
        let page = |address: Address| {
            let folder = folder(&address)?;
            let climb = "../".repeat(folder.matches('/').count());
            // An edition's first page is one page, whichever of its addresses shows it.
            let first = published.edition.pages.first().map(|page| Part::Page(page.number.clone()));
            let canonical = match (&address.part, first) {
                (Part::Front, Some(first)) => Address { part: first, ..address.clone() }.to_string(),
                _ => folder.clone(),
            };
            Ok((folder + "index.html", self.page(&climb, published, &address.part, &canonical)))
        };
        addresses(&published.path, &published.edition).map(page).collect()
    }

    fn front(&self, newest: &Published) -> String {
        self.page("./", newest, &Part::Front, "")
    }

    /// The page for a part of an edition.
    fn page(&self, base: &str, published: &Published, part: &Part, canonical: &str) -> String {
        let edition = &published.edition;
        let body = match part {
            Part::Front => plain::page(published, 0),
            Part::Page(number) => plain::page(published, edition.page_numbered(number).unwrap_or_default()),
            Part::Article(id) => plain::article(published, id).unwrap_or_default(),
        };
        let mut head = String::new();
        ahead(published, part, &mut head);
        let title = &title(edition, part);
        let subject = head::Subject { published, part, title, site: self.address, canonical, picture: self.picture };
        head.push_str(&head::elements(&subject));
        self.shell.dress(&Dress { base, language: &edition.paper.language, title, head: &head, body: &body })
    }
}

/// What the reader will need first, to be fetched once the page is painted (`assets/boot.js`). The
/// faces come with it: a page that is about to be set anew need not be set twice.
fn ahead(published: &Published, part: &Part, head: &mut String) {
    let edition = &published.edition;
    let mut link = |file: &str, kind: &str| {
        head.push_str("<link rel=\"ahead\"");
        markup::attribute("href", &published.file(file), head);
        head.push_str(kind);
    };
    let page = match part {
        Part::Front => Some(0),
        Part::Page(number) => edition.page_numbered(number),
        Part::Article(id) => edition.page_of(id),
    };
    let bodies = page.and_then(|page| edition.pages.get(page)).map(|page| page.bodies.as_str());
    for file in ["edition.json"].into_iter().chain(bodies) {
        link(file, " as=\"fetch\" crossorigin>");
    }
    for face in edition.faces.iter().filter(|face| face.language.is_empty()) {
        link(&face.file, " as=\"font\" type=\"font/woff2\" crossorigin>");
    }
    if let Some((name, _)) = faces::stylesheet(edition) {
        head.push_str("<noscript><link rel=\"stylesheet\"");
        markup::attribute("href", &published.file(&name), head);
        head.push_str("></noscript>");
    }
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
    replace(file, content).map_err(|error| SiteError::File(file.to_owned(), error))
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
                updated: String::new(),
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
        write(site.path(), &Options::at("/epaper/"), Stale::All).expect("written");
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
        write(site.path(), &Options::at("/"), Stale::All).expect("written");
        let before = text(&site.path().join("2024-12-06/index.html")).expect("a page");
        write(site.path(), &Options::at("/"), Stale::All).expect("written again");
        assert_eq!(text(&site.path().join("2024-12-06/index.html")).expect("a page"), before);
    }

    #[test]
    fn a_name_that_would_leave_its_folder_is_refused() {
        for (page, article) in [("..", "lead"), ("A/3", "lead"), ("01", "../../x"), ("", "lead"), ("1?", "lead")] {
            let site = site(&edition(page, article, "雪"));
            assert!(
                matches!(write(site.path(), &Options::at("/"), Stale::All), Err(SiteError::Name(_))),
                "{page} {article}"
            );
        }
    }
}
