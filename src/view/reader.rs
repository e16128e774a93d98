//! The reader's state: what is open, where the reader is, how it is set.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;

use super::ahead::Stone;
use super::aloud::Aloud;
use super::clippings::Clipping;
use super::gate::Gated;
use super::guest::Extent;
use super::keep::Kept;
use super::lightbox::Lightbox;
use super::panel::{Archive, Panel};
use super::preferences::Preferences;
use super::progress::Progress;
use super::search::Search;
use super::widths::Widths;
use super::wish::{Later, View, Wish};
use super::words::Words;
use super::zoom::{Anchor, Distance};
use crate::edition::{Address, Body, Edition, Locator, PageBodies, Pairs, Part};
use crate::layout::{Faces, PageLayout, Size, Stylesheet};
use crate::web::{self, Failure, Home, Point};

/// An edition with what belongs to it.
#[derive(Debug)]
pub struct Opened {
    /// Its folder.
    pub path: String,
    /// The edition.
    pub edition: Edition,
    /// Its faces as the layout measures them.
    pub faces: Faces,
}

impl Opened {
    /// An edition of a folder.
    pub fn new(path: String, edition: Edition) -> Self {
        let faces = Faces::new(&edition.faces);
        Self { path, edition, faces }
    }
}

impl PartialEq for Opened {
    fn eq(&self, other: &Self) -> bool {
        // One that is fetched again is another: to compare all of it costs more than to draw it.
        std::ptr::eq(self, other)
    }
}

/// A place on a page that no recomposition moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// Its first sheet.
    Start,
    /// Its last sheet.
    End,
    /// The sheet that holds this place.
    At(Locator),
}

impl Spot {
    /// As an entry of the history notes it.
    pub fn note(&self) -> String {
        match self {
            Self::Start => String::new(),
            Self::End => END.to_owned(),
            Self::At(Locator { article, block, offset }) => {
                [AT, article, " ", &block.to_string(), " ", &offset.to_string()].concat()
            }
        }
    }

    /// The article that it names, if it does.
    pub fn article(&self) -> Option<&str> {
        if let Self::At(locator) = self { Some(&locator.article) } else { None }
    }

    /// What an entry notes, if it does.
    pub fn noted(note: &str) -> Option<Self> {
        if note == END {
            return Some(Self::End);
        }
        let mut parts = note.strip_prefix(AT)?.split(' ');
        let article = parts.next()?.to_owned();
        let mut number = || parts.next()?.parse().ok();
        Some(Self::At(Locator { article, block: number()?, offset: number()? }))
    }
}

/// How notes begin.
const END: &str = "end";
const AT: &str = "at ";

/// Where the reader is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index of the editorial page.
    pub page: usize,
    /// Where on it.
    pub spot: Spot,
}

/// All signals of a reader; `Copy`, and given to components as context.
#[derive(Clone, Copy)]
pub struct Reader {
    /// Where it is mounted, and what around it is its own.
    pub home: Home,
    /// How much of the reader is shown.
    pub extent: RwSignal<Extent>,
    /// The open edition, or why there is none; `None` while it is fetched.
    pub opened: RwSignal<Option<Result<Arc<Opened>, Failure>>>,
    /// Bodies by page, as far as they were fetched.
    pub bodies: RwSignal<Pairs<usize, Result<Arc<PageBodies>, Failure>>>,
    /// Articles whose rest is not shown, by id.
    pub gated: RwSignal<Pairs<String, Gated>>,
    /// Articles that were let through, with the bodies that their host brought.
    pub granted: RwSignal<Pairs<String, Option<Body>>>,
    /// The space for a sheet, once it is known.
    pub space: RwSignal<Option<Size>>,
    /// Whether the faces have loaded, or failed to.
    pub fonts: RwSignal<bool>,
    /// Who decides where a line ends.
    pub widths: RwSignal<Widths>,
    /// Whether the reader's own style sheet sets the text wider apart than it is composed.
    pub own_spacing: RwSignal<bool>,
    /// Where the text of the page as it came stood when the reader took over.
    pub taken_over: RwSignal<Option<Locator>>,
    /// Where the reader is.
    pub place: RwSignal<Place>,
    /// The article that is unfolded for reading, if one is.
    pub article: RwSignal<Option<String>>,
    /// How near the paper is held.
    pub distance: RwSignal<Distance>,
    /// How many times its size the paper is while two fingers hold it, and about which point.
    pub held: RwSignal<Option<(f64, Point)>>,
    /// What is to stand where it was, after a zoom.
    pub anchor: RwSignal<Option<Anchor>>,
    /// Pages in miniature, by edition and page, as far as they were drawn.
    pub miniatures: RwSignal<Pairs<(String, usize), String>>,
    /// What is read aloud.
    pub aloud: RwSignal<Option<Aloud>>,
    /// What the reader keeps, once it was asked for.
    pub clippings: RwSignal<Option<Vec<Clipping>>>,
    /// The article whose link was copied last.
    pub shared: RwSignal<Option<String>>,
    /// The article and the fragment of an address that quotes it.
    pub quoted: RwSignal<Option<(String, String)>>,
    /// Whether the clippings are printed instead of the paper.
    pub prints_clippings: RwSignal<bool>,
    /// How far the reader has come in the editions that were opened.
    pub progress: RwSignal<Progress>,
    /// Where the last visit ended, as long as it is offered to go on from there.
    pub offer: RwSignal<Option<Locator>>,
    /// The pictures that stand large over it.
    pub lightbox: Lightbox,
    /// What is open over the paper, if anything is.
    pub panel: RwSignal<Option<Panel>>,
    /// The editions there are.
    pub archive: Archive,
    /// What is looked for.
    pub search: Search,
    /// Notified whenever something was drawn.
    pub inked: RwSignal<()>,
    /// How the open edition stands with the device, if that can keep any.
    pub kept: RwSignal<Option<Kept>>,
    /// What the reader chose.
    pub preferences: RwSignal<Preferences>,
    /// The numbers of every sheet.
    pub stylesheet: Memo<Option<Arc<Stylesheet>>>,
    /// What stands composed; another one for another edition or measure of characters.
    pub stone: Memo<StoredValue<Stone, LocalStorage>>,
    /// The page in view, composed.
    pub layout: Memo<Option<Arc<PageLayout>>>,
    /// The page in view on a single sheet, while it is seen whole.
    pub whole: Memo<Option<(Arc<Stylesheet>, Arc<PageLayout>)>>,
    /// The unfolded article, composed.
    pub reading: Memo<Option<(Arc<Stylesheet>, Arc<PageLayout>)>>,
    /// Index of the sheet in view.
    pub sheet: Memo<usize>,
    /// What the first sheet does without, once it was wished for.
    pub later: RwSignal<Option<Later>>,
    /// What opens over the paper, once it was wished for.
    pub panels: RwSignal<Option<View>>,
    /// What shows the search, once it was wished for.
    pub finder: RwSignal<Option<View>>,
    /// The controls of the voice, once they were wished for.
    pub player: RwSignal<Option<View>>,
    /// The grid over the sheet, once it was wished for (`?debug=grid`).
    pub overlay: RwSignal<Option<View>>,
    /// A wish that was not fulfilled, for what it needs did not come.
    pub unmet: RwSignal<Option<Wish>>,
    /// When the last click on the paper was that was followed, in ms as events have it.
    pub followed: StoredValue<Option<f64>>,
    /// How often a place was asked for: only the last one is gone to.
    pub visits: StoredValue<u32>,
    /// The edition that was the newest when that was asked for.
    pub newest: StoredValue<Option<String>>,
    /// How often text was scrolled.
    pub scrolls: StoredValue<u32>,
    /// Whether the document came back, by a reload or a step in the history, and no article was unfolded since.
    pub came_back: StoredValue<bool>,
    /// Whether a step back in the history is under way that leads out of a folded article.
    folding: StoredValue<bool>,
    /// The scope that all of this belongs to.
    pub owner: StoredValue<WeakOwner>,
    /// Language of the controls.
    pub words: Memo<Words>,
}

impl Reader {
    /// A reader with nothing open; its signals belong to the scope that it is made in.
    pub fn new(home: Home) -> Self {
        let opened = RwSignal::new(None::<Result<Arc<Opened>, Failure>>);
        let bodies = RwSignal::new(Pairs::<usize, Result<Arc<PageBodies>, Failure>>::new());
        let space = RwSignal::new(None);
        let fonts = RwSignal::new(false);
        let widths = RwSignal::new(Widths::default());
        let place = RwSignal::new(Place { page: 0, spot: Spot::Start });
        let article = RwSignal::new(None::<String>);
        let preferences = RwSignal::new(home.load::<Preferences>(web::PREFERENCES));

        let settings = Memo::new(move |_| preferences.with(Preferences::settings));
        let stylesheet = Memo::new(move |_| Some(Arc::new(Stylesheet::solve(space.get()?, settings.get()))));
        let page = Memo::new(move |_| place.with(|place| place.page));
        // A memo of its own, for a neighbour's bodies that arrive change nothing here.
        let body = Memo::new(move |_| bodies.with(|bodies| bodies.get(&page.get()).cloned())?.ok());
        let gated = RwSignal::new(Pairs::<String, Gated>::new());
        // For each edition and measure of its own, and for what is open of it: what they set
        // stands until they change.
        let stone = Memo::new(move |_| {
            opened.track();
            widths.track();
            gated.track();
            StoredValue::new_local(Stone::default())
        });
        let layout = Memo::new(move |_| {
            let opened = opened.get()?.ok()?;
            let stylesheet = stylesheet.get()?;
            let (page, bodies) = (page.get(), body.get()?);
            let widths = widths.get();
            web::mark("epaper:relayout");
            let layout =
                stone.get().try_update_value(|stone| stone.page(&opened, &bodies, page, &stylesheet, &widths))?;
            web::mark("epaper:compose");
            Some(layout)
        });
        let distance = RwSignal::new(Distance::default());
        let later = RwSignal::new(None::<Later>);
        let whole = Memo::new(move |_| {
            if distance.get() != Distance::Far {
                return None;
            }
            let opened = opened.get()?.ok()?;
            let (page, bodies) = (page.get(), body.get()?);
            let widths = widths.get();
            let space = space.get()?;
            let whole = later.get()?.whole;
            let (style, layout) = stone.get().try_update_value(|stone| {
                whole(&mut stone.composer, &opened.edition, &bodies.articles, page, space, widths.measure(&opened))
            })?;
            Some((Arc::new(style), Arc::new(layout)))
        });
        let reading = Memo::new(move |_| {
            let id = article.get()?;
            let opened = opened.get()?.ok()?;
            let page = opened.edition.page_of(&id)?;
            let bodies = bodies.with(|bodies| bodies.get(&page).cloned())?.ok()?;
            let body = bodies.articles.iter().find(|body| body.id == id)?;
            let widths = widths.get();
            let set = later.get()?.set;
            let (style, layout) = set(&opened.edition, body, space.get()?, settings.get(), widths.measure(&opened))?;
            Some((Arc::new(style), Arc::new(layout)))
        });
        let sheet = Memo::new(move |_| {
            layout.with(|layout| {
                let Some(layout) = layout else { return 0 };
                let last = layout.sheets.len() - 1;
                place.with(|place| match &place.spot {
                    Spot::Start => 0,
                    Spot::End => last,
                    Spot::At(locator) => layout.sheet_of(locator).unwrap_or(0).min(last),
                })
            })
        });
        let words = Memo::new(move |_| {
            preferences.with(|preferences| match &preferences.language {
                Some(language) => Words::of(language),
                None => Words::of(&web::base_language()),
            })
        });
        Self {
            home,
            extent: RwSignal::new(Extent::default()),
            opened,
            bodies,
            gated,
            granted: RwSignal::new(Pairs::new()),
            space,
            fonts,
            widths,
            own_spacing: RwSignal::new(false),
            place,
            article,
            distance,
            held: RwSignal::new(None),
            anchor: RwSignal::new(None),
            miniatures: RwSignal::new(Pairs::new()),
            aloud: RwSignal::new(None),
            clippings: RwSignal::new(None),
            shared: RwSignal::new(None),
            quoted: RwSignal::new(None),
            prints_clippings: RwSignal::new(false),
            progress: RwSignal::default(),
            offer: RwSignal::new(None),
            lightbox: Lightbox::new(),
            panel: RwSignal::new(None),
            archive: Archive::new(),
            search: Search::new(),
            inked: RwSignal::new(()),
            kept: RwSignal::new(None),
            preferences,
            stylesheet,
            stone,
            layout,
            whole,
            reading,
            sheet,
            later,
            panels: RwSignal::new(None),
            finder: RwSignal::new(None),
            player: RwSignal::new(None),
            overlay: RwSignal::new(None),
            unmet: RwSignal::new(None),
            taken_over: RwSignal::new(None),
            followed: StoredValue::new(None),
            visits: StoredValue::new(0),
            newest: StoredValue::new(None),
            scrolls: StoredValue::new(0),
            came_back: StoredValue::new(!home.is_guest() && web::came_back()),
            folding: StoredValue::new(false),
            owner: StoredValue::new(Owner::current().unwrap_or_default().downgrade()),
            words,
        }
    }

    /// The open edition.
    pub fn edition(&self) -> Option<Arc<Opened>> {
        self.opened.get().and_then(Result::ok)
    }

    /// Whether an article is unfolded, and what shows it is there.
    pub fn is_unfolded(self) -> bool {
        self.reading.with(Option::is_some)
    }

    /// Whether there is something to be seen.
    pub fn is_composed(self) -> bool {
        match self.extent.get() {
            Extent::Article => self.reading.with(Option::is_some),
            _ if self.distance.get() == Distance::Far => self.whole.with(Option::is_some),
            _ => self.layout.with(Option::is_some),
        }
    }

    /// Unfolds an article for reading.
    pub fn read(self, id: &str) {
        self.home.catch_up();
        let Some(opened) = self.opened.get_untracked().and_then(Result::ok) else { return };
        let Some(page) = opened.edition.page_of(id) else { return };
        if !self.home.tell("article", &self.news_of(id)) {
            return;
        }
        let locator = Locator { article: id.to_owned(), ..Locator::default() };
        // The page behind it shows the article too, unless it does so already or there is none.
        let shown = self.extent.get_untracked() != Extent::Article
            && self.layout.with_untracked(|layout| {
                layout
                    .as_ref()
                    .is_some_and(|layout| layout.page == page && layout.shows(self.sheet.get_untracked(), id))
            });
        if !shown {
            self.place.set(Place { page, spot: Spot::At(locator) });
        }
        let address =
            Address { edition: Some(opened.path.clone()), part: Part::Article(id.to_owned()), paragraph: None };
        match self.article.get_untracked() {
            Some(_) => self.home.replace(&address),
            None => self.home.push_above(&address),
        }
        self.anchor.set(None);
        self.unfold(Some(id.to_owned()), true);
    }

    /// Folds the article up; the page stands where it was left.
    pub fn fold(self) {
        self.home.catch_up();
        if self.article.get_untracked().is_none() || self.extent.get_untracked() == Extent::Article {
            return;
        }
        self.unfold(None, true);
        // Out of it the way it was come into; an article that was opened by its address makes way.
        if self.home.leads_back() {
            self.folding.set_value(true);
            self.home.back();
        } else {
            self.name_page();
        }
    }

    /// Whether a step in the history was that out of an article, which has been folded already.
    pub fn folded(self) -> bool {
        let folded = self.folding.try_update_value(std::mem::take).unwrap_or_default();
        if folded {
            self.name_page();
        }
        folded
    }

    /// Writes the page in view into the current entry of the history.
    fn name_page(self) {
        let address = self.opened.get_untracked().and_then(Result::ok).and_then(|opened| {
            let page = opened.edition.pages.get(self.place.with_untracked(|place| place.page))?;
            Some(Address { edition: Some(opened.path.clone()), part: Part::Page(page.number.clone()), paragraph: None })
        });
        if let Some(address) = address {
            self.home.replace(&address);
        }
    }

    /// The article before or after the unfolded one, in editorial order.
    pub fn neighbour(self, forward: bool) -> Option<String> {
        let (opened, id) = (self.edition()?, self.article.get()?);
        let ids: Vec<&String> = opened.edition.pages.iter().flat_map(|page| &page.articles).collect();
        let at = ids.iter().position(|other| **other == id)?;
        let at = if forward { at + 1 } else { at.checked_sub(1)? };
        ids.get(at).map(|id| (*id).clone())
    }

    /// Whether the page is in one piece, to be scrolled: by choice, or for it grows by the
    /// reader's own spacing.
    pub fn is_stacked(self) -> bool {
        (self.own_spacing.get() || self.preferences.with(|now| now.scrolled)) && self.distance.get() == Distance::Sheet
    }

    /// Changes a preference and keeps it.
    pub fn prefer(self, change: impl FnOnce(&mut Preferences)) {
        self.keep_spot();
        // Another tab may have changed others.
        let mut now = self.home.load_over(web::PREFERENCES, self.preferences.get_untracked());
        change(&mut now);
        self.home.store(web::PREFERENCES, &now);
        self.preferences.set(now);
    }

    /// Pins the place to the text in view, so that what follows keeps it there: "the last
    /// sheet" means something else once the sheets change.
    pub fn keep_spot(self) {
        let Some(layout) = self.layout.get_untracked() else { return };
        let place = self.place.get_untracked();
        if place.spot == Spot::End
            && let Some(locator) = layout.locator(self.sheet.get_untracked())
        {
            self.place.set(Place { spot: Spot::At(locator), ..place });
        }
    }
}
