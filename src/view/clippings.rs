//! Clippings (剪报): articles and quotations that the reader keeps, on the device, each with
//! the slip that says where it is from; and links to give to others.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::Reader;
use crate::edition::{Address, Part, Quote};
use crate::web::{self, Passage};

/// Something kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Clipping {
    /// Title of the paper.
    pub paper: String,
    /// Its date, in its own words.
    pub date: String,
    /// Number and section of the page.
    pub page: String,
    /// What the article is called.
    pub headline: String,
    /// Path of the article below the site's address, with a fragment for a quotation.
    pub address: String,
    /// The words, if it is a quotation.
    pub quote: String,
}

impl Clipping {
    /// Paper, date and page: the masthead slip.
    pub fn slip(&self) -> String {
        [self.paper.as_str(), &self.date, &self.page].join(" · ")
    }
}

impl Reader {
    /// Keeps the unfolded article, or what is selected in it; or gives up what was kept.
    pub fn clip(self) {
        let Some(clipping) = untrack(|| self.clipping()) else { return };
        self.change_clippings(|kept| match kept.iter().position(|other| other.address == clipping.address) {
            Some(at) => {
                kept.remove(at);
            }
            None => kept.insert(0, clipping),
        });
    }

    /// Whether the unfolded article is kept: what the device keeps names its address.
    pub fn is_clipped(self) -> bool {
        let Some(address) = self.article_address() else { return false };
        self.clippings.with(|kept| match kept {
            Some(kept) => kept.iter().any(|clipping| clipping.address == address),
            None => self.home.kept("clippings").contains(&["\"address\":\"", &address, "\""].concat()),
        })
    }

    /// Reads what is kept, unless that was done.
    pub fn load_clippings(self) {
        if self.clippings.with_untracked(Option::is_none) {
            self.clippings.set(Some(self.home.load("clippings")));
        }
    }

    /// Changes what is kept.
    pub fn change_clippings(self, change: impl FnOnce(&mut Vec<Clipping>)) {
        // What another tab has kept meanwhile stays.
        let mut kept = self.home.load_over("clippings", self.clippings.get_untracked().unwrap_or_default());
        change(&mut kept);
        self.home.store("clippings", &kept);
        self.clippings.set(Some(kept));
    }

    /// Everything kept, as Markdown.
    pub fn clippings_as_markdown(self) -> String {
        let mut text = String::new();
        self.clippings.with(|kept| {
            for clipping in kept.iter().flatten() {
                let quote = clipping.quote.lines().flat_map(|line| ["> ", line, "\n"]).collect::<String>();
                let url = self.home.url(&clipping.address);
                text += &["## ", &clipping.headline, "\n\n", &quote, if quote.is_empty() { "" } else { "\n" }].concat();
                text += &[&clipping.slip(), "  \n<", &url, ">\n\n"].concat();
            }
        });
        text
    }

    /// Hands on the link to the unfolded article, or to what is selected in it, unless the
    /// host of a guest does.
    pub fn share(self) {
        let Some(id) = self.article.get_untracked().filter(|id| self.home.tell("share", &self.news_of(id))) else {
            return;
        };
        let Some(clipping) = untrack(|| self.clipping()) else { return };
        self.home.spawn(async move {
            if web::share(&clipping.headline, &self.home.url(&clipping.address)).await {
                self.shared.set(Some(id));
            }
        });
    }

    /// What is copied says where it is from, if the reader wants that.
    pub fn keep_source(self) {
        self.home.on_copy(move || {
            let selected = self.home.selected().filter(|_| self.preferences.with_untracked(|now| now.cite))?;
            let clipping = untrack(|| self.clipping_of(&selected.article))?;
            let url = self.home.url(&clipping.address);
            Some([&selected.text, "\n\n", &clipping.headline, "\n", &clipping.slip(), "\n", &url].concat())
        });
    }

    /// Lights what the address quotes and brings it into view.
    pub fn light_quoted(self) {
        let passage = untrack(|| {
            let (article, fragment) = self.quoted.get()?;
            let opened = self.edition()?;
            let page = opened.edition.page_of(&article)?;
            let bodies = self.bodies.with(|bodies| bodies.get(&page).cloned())?.ok()?;
            let body = bodies.articles.iter().find(|body| body.id == article)?;
            let (block, at, chars) = Quote::parse(&fragment)?.find(body)?;
            let locator = crate::edition::Locator { article, block: block as u32, offset: at as u32 };
            Some(Passage::Body(locator, chars as u32))
        });
        let Some(passage) = passage else { return };
        self.home.spawn(async move {
            web::next_frame().await;
            self.home.light("quoted", "[data-reading]", std::slice::from_ref(&passage));
            self.home.reveal("[data-reading]", &passage);
        });
    }

    /// The unfolded article or what is selected in it.
    fn clipping(self) -> Option<Clipping> {
        let id = self.article.get()?;
        let clipping = self.clipping_of(&id)?;
        let selected = self.home.selected().filter(|selected| selected.article == id);
        let Some((words, fragment)) = selected.and_then(|selected| {
            // Of a selection over paragraphs the first is what the link finds.
            let words = selected.text.lines().map(str::trim).find(|line| !line.is_empty())?.to_owned();
            let opened = self.edition()?;
            let bodies = self.bodies.with(|bodies| bodies.get(&opened.edition.page_of(&id)?).cloned())?.ok()?;
            let body = bodies.articles.iter().find(|body| body.id == id)?;
            let block = selected.block?;
            let flat = body.blocks.get(block)?.flat();
            let at = flat.find(&words)?;
            let quote = Quote::of(body, block, flat[..at].chars().count(), words.chars().count())?;
            Some((selected.text, quote.fragment()))
        }) else {
            return Some(clipping);
        };
        let address = [&clipping.address, "#", &web::encoded(&fragment)].concat();
        Some(Clipping { quote: words, address, ..clipping })
    }

    fn clipping_of(self, id: &str) -> Option<Clipping> {
        let opened = self.edition()?;
        let edition = &opened.edition;
        let page = edition.pages.get(edition.page_of(id)?)?;
        Some(Clipping {
            paper: edition.paper.title.clone(),
            date: edition.edition.date.in_words(&edition.paper.language),
            page: [page.number.as_str(), &page.section].join(" "),
            headline: edition.head(id)?.title(),
            address: address_of(&opened.path, id),
            quote: String::new(),
        })
    }

    fn article_address(self) -> Option<String> {
        Some(address_of(&self.edition()?.path, &self.article.get()?))
    }
}

fn address_of(path: &str, id: &str) -> String {
    Address { edition: Some(path.to_owned()), part: Part::Article(id.to_owned()), paragraph: None }.to_string()
}
