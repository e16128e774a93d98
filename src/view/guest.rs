//! A reader in a page of somebody else: how much of it is shown, what its host asks of it,
//! and what the host is told.

use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;

use leptos::mount::mount_to;
use leptos::prelude::*;

use super::Reader;
use super::app::build;
use super::file::in_file;
use super::preferences::Theme;
use super::reader::{Place, Spot};
use super::whenever::whenever;
use super::zoom::Distance;
use crate::edition::{Address, Head, Locator, Part, from_json};
use crate::web::{self, Home, News, Turn};

/// How much of a reader is shown: the attribute `view`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// All of it, with its controls.
    #[default]
    Reader,
    /// The sheets of a page.
    Page,
    /// A page at a glance; its articles unfold over it.
    Front,
    /// One article, as high as it is.
    Article,
}

impl Extent {
    const ALL: [Self; 4] = [Self::Reader, Self::Page, Self::Front, Self::Article];

    /// Value of the attribute.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Page => "page",
            Self::Front => "front",
            Self::Article => "article",
        }
    }
}

/// A mounted reader; dropped, it leaves nothing behind.
pub trait Guest {
    /// Opens a page, an article, or the front page of the edition.
    fn open(&self, page: Option<String>, article: Option<String>);

    /// Follows an attribute; an empty or unknown value means what none means.
    fn set(&self, name: &str, value: &str);

    /// Turns to the next sheet or article, or back.
    fn turn(&self, forward: bool);

    /// Goes to a place of the text; in the view of one article, to the article.
    fn go_to(&self, locator: Locator);

    /// Opens the search, with these words if there are any.
    fn search(&self, words: String);

    /// Lets an article through the gate, with its body if the host has it.
    ///
    /// # Errors
    /// If the body is none.
    fn grant(&self, article: &str, body: Option<&str>) -> Result<(), String>;

    /// Leaves an article closed for good.
    fn deny(&self, article: &str);

    /// What an article is called.
    fn headline(&self, article: &str) -> Option<String>;
}

/// Mounts a reader; nothing is open before [`Guest::open`]. `None` without an element.
pub type Mount = fn(Home) -> Option<Box<dyn Guest>>;

in_file! { guest:
    /// What mounts guests; the paper's own page does without.
    pub fn guests() -> Mount {
        |home| Some(Box::new(Mounted::new(home)?))
    }
}

struct Mounted {
    reader: Reader,
    _view: Box<dyn Any>,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // What is under way stops before its signals go.
        self.reader.home.leave();
    }
}

impl Mounted {
    fn new(home: Home) -> Option<Self> {
        let made = Rc::new(Cell::new(None));
        let inside = Rc::clone(&made);
        let view = mount_to(home.element()?, move || {
            let reader = Reader::new(home);
            inside.set(Some(reader));
            tell_page(reader);
            tell_unfolded(reader);
            build(reader);
        });
        Some(Self { reader: made.get()?, _view: Box::new(view) })
    }
}

impl Guest for Mounted {
    fn open(&self, page: Option<String>, article: Option<String>) {
        let reader = self.reader;
        let part = match (article, page) {
            (Some(id), _) => Part::Article(id),
            (None, Some(number)) => Part::Page(number),
            (None, None) => Part::Front,
        };
        let address = Address { part, paragraph: None, ..reader.home.address().unwrap_or_default() };
        reader.home.replace(&address);
        reader.home.spawn(async move {
            reader.open(Some(address)).await;
            if reader.extent.get_untracked() == Extent::Article && reader.article.get_untracked().is_none() {
                reader.article.set(reader.first_article());
            }
        });
    }

    fn set(&self, name: &str, value: &str) {
        let reader = self.reader;
        reader.keep_spot();
        match name {
            "view" => {
                let extent = Extent::ALL.into_iter().find(|extent| extent.name() == value).unwrap_or_default();
                reader.extent.set(extent);
                reader.distance.set(if extent == Extent::Front { Distance::Far } else { Distance::Sheet });
                if extent == Extent::Article && reader.article.get_untracked().is_none() {
                    reader.article.set(reader.first_article());
                }
            }
            "text-size" => reader.preferences.update(|now| now.text_size = value.parse().unwrap_or(100)),
            "theme" => {
                let theme = Theme::ALL.into_iter().find(|theme| theme.name() == value).unwrap_or_default();
                reader.preferences.update(|now| now.theme = theme);
            }
            "lang" => {
                let language = (!value.is_empty()).then(|| value.to_owned());
                reader.preferences.update(|now| now.language = language);
            }
            _ => {}
        }
    }

    fn turn(&self, forward: bool) {
        self.reader.turn(if forward { Turn::Next } else { Turn::Previous });
    }

    fn go_to(&self, locator: Locator) {
        let reader = self.reader;
        let Some(opened) = reader.opened.get_untracked().and_then(Result::ok) else { return };
        let Some(page) = opened.edition.page_of(&locator.article) else { return };
        if reader.extent.get_untracked() == Extent::Article {
            reader.place.set(Place { page, spot: Spot::At(locator.clone()) });
            reader.article.set(Some(locator.article));
        } else {
            reader.article.set(None);
            reader.go(Place { page, spot: Spot::At(locator) });
        }
    }

    fn search(&self, words: String) {
        if self.reader.extent.get_untracked() == Extent::Article {
            return;
        }
        if words.is_empty() {
            self.reader.open_search();
        } else {
            self.reader.search_for(words);
        }
    }

    fn grant(&self, article: &str, body: Option<&str>) -> Result<(), String> {
        let body = body.map(|body| from_json(body.as_bytes())).transpose()?;
        self.reader.keep_spot();
        self.reader.grant(article, body);
        Ok(())
    }

    fn deny(&self, article: &str) {
        self.reader.deny(article);
    }

    fn headline(&self, article: &str) -> Option<String> {
        let opened = self.reader.opened.get_untracked()?.ok()?;
        opened.edition.head(article).map(Head::title)
    }
}

/// Tells the host which sheet is in view, whenever it is another.
fn tell_page(reader: Reader) {
    let seen = Memo::new(move |_| {
        if reader.article.with(Option::is_some) || reader.extent.get() == Extent::Article {
            return None;
        }
        let (opened, layout) = (reader.edition()?, reader.layout.get()?);
        Some((opened.path.clone(), layout.page, reader.sheet.get(), layout.sheets.len()))
    });
    whenever(move || {
        if seen.with(Option::is_some) {
            reader.home.tell("page", &reader.news());
        }
    });
}

/// Tells the element which article stands unfolded, once it is drawn.
fn tell_unfolded(reader: Reader) {
    let unfolded = Memo::new(move |_| {
        let id = reader.article.get().filter(|_| reader.is_unfolded())?;
        Some((id, reader.is_gated()))
    });
    whenever(move || {
        if unfolded.with(Option::is_some) {
            reader.home.spawn(async move {
                web::next_frame().await;
                reader.home.tell("unfolded", &reader.news());
                if let Some(id) = reader.article.get_untracked() {
                    reader.knock(&id);
                }
            });
        }
    });
}

impl Reader {
    /// News about where the reader is.
    pub fn news(self) -> News {
        let single = self.extent.get_untracked() == Extent::Article;
        let layout = if single { None } else { self.layout.get_untracked() };
        let opened = self.opened.get_untracked().and_then(Result::ok);
        let page = self.place.with_untracked(|place| place.page);
        let number = opened.as_ref().and_then(|opened| opened.edition.pages.get(page)).map(|page| page.number.clone());
        let sheets = layout.map_or(0, |layout| layout.sheets.len());
        News {
            edition: opened.map(|opened| opened.path.clone()).unwrap_or_default(),
            page: number.unwrap_or_default(),
            article: self.article.get_untracked().unwrap_or_default(),
            sheet: if sheets > 0 { self.sheet.get_untracked() as u32 + 1 } else { 0 },
            sheets: sheets as u32,
        }
    }

    /// The first article of the page in view.
    fn first_article(self) -> Option<String> {
        let opened = self.opened.get_untracked()?.ok()?;
        let page = self.place.with_untracked(|place| place.page);
        opened.edition.pages.get(page)?.articles.first().cloned()
    }

    /// News about an article.
    pub fn news_of(self, article: &str) -> News {
        News { article: article.to_owned(), ..self.news() }
    }
}
