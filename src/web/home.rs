//! The home of a reader: the element it is mounted in, the site that its editions come
//! from, and whether what is around it is its own.
//!
//! On the paper's own page a reader has the address bar, the title, the keys and the
//! storage. In a page of somebody else it is a guest: all of that is the host's, and the
//! reader keeps to its element. Everything that asks the document for something asks a
//! home, and so works inside a shadow root and beside other readers.

use std::cell::RefCell;
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Url, window};

use crate::edition::{Address, Pairs};

/// A reader's home. A name, not the place itself: a home that is no more answers every
/// question with nothing, so that what was under way when a reader left does no harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Home(u32);

pub(super) struct Place {
    /// What the reader is mounted in.
    pub element: HtmlElement,
    /// The paper's site, with a slash at its end.
    pub site: String,
    /// What a guest has in the place of the window.
    pub guest: Option<Guest>,
    /// The families that the reader uses of the document's faces.
    pub families: RefCell<Vec<String>>,
    /// The ranges that the reader has lit, by the name of their light.
    pub lights: RefCell<Pairs<&'static str, Vec<JsValue>>>,
    /// Pictures that were fetched for printing.
    pub gallery: RefCell<Option<Element>>,
}

/// What a guest has in the place of the address bar and of whoever looks at it.
pub(super) struct Guest {
    /// Where the reader is.
    pub address: RefCell<Address>,
    /// What the host hears news by; see `tell.rs`.
    pub listener: Function,
}

thread_local! {
    static PLACES: RefCell<(u32, Pairs<u32, Rc<Place>>)> = RefCell::default();
}

impl Home {
    /// The paper's own page: the body of the document.
    pub fn page() -> Option<Self> {
        let document = window()?.document()?;
        let site = Url::new_with_base("./", &document.base_uri().ok()??).ok()?.href();
        Some(Self::settle(document.body()?, site, None))
    }

    /// An element in a page of somebody else, with the URL of the paper's site, the edition of
    /// it, the newest if none, and what the host hears news by.
    pub fn guest(element: HtmlElement, site: String, edition: Option<String>, listener: Function) -> Self {
        let address = RefCell::new(Address { edition, ..Address::default() });
        Self::settle(element, site, Some(Guest { address, listener }))
    }

    fn settle(element: HtmlElement, site: String, guest: Option<Guest>) -> Self {
        let families = RefCell::default();
        let (lights, gallery) = (RefCell::default(), RefCell::default());
        let place = Place { element, site, guest, families, lights, gallery };
        PLACES.with_borrow_mut(|(last, places)| {
            *last += 1;
            places.insert(*last, Rc::new(place));
            Self(*last)
        })
    }

    /// Whether address bar, title, keys and storage are another's.
    pub fn is_guest(self) -> bool {
        self.place().is_none_or(|place| place.guest.is_some())
    }

    /// Whether the reader is still there.
    pub fn stands(self) -> bool {
        self.place().is_some()
    }

    /// Gives up the home: the reader is gone.
    pub fn leave(self) {
        let place = PLACES.with_borrow_mut(|(_, places)| places.remove(&self.0));
        if let Some(place) = &place {
            super::passage::put_out(place);
        }
        for family in place.iter().flat_map(|place| place.families.take()) {
            super::fonts::release(&family);
        }
    }

    /// Runs a task for as long as the reader is there: it is dropped at its next step after.
    pub fn spawn(self, task: impl Future<Output = ()> + 'static) {
        self.run(Box::pin(task));
    }

    // In a box, so that what runs tasks is there once and not for every one.
    fn run(self, mut task: Pin<Box<dyn Future<Output = ()>>>) {
        wasm_bindgen_futures::spawn_local(poll_fn(move |context| {
            if self.stands() { task.as_mut().poll(context) } else { Poll::Ready(()) }
        }));
    }

    /// The full URL of a file of the paper's site.
    pub fn url(self, file: &str) -> String {
        self.place().map(|place| place.site.clone() + file).unwrap_or_default()
    }

    pub(super) fn place(self) -> Option<Rc<Place>> {
        PLACES.with_borrow(|(_, places)| places.get(&self.0).cloned())
    }

    /// The element that the reader is mounted in.
    pub fn element(self) -> Option<HtmlElement> {
        self.place().map(|place| place.element.clone())
    }

    /// What a selector finds, for a component to be mounted in.
    pub fn room(self, selector: &str) -> Option<HtmlElement> {
        self.find(selector)?.dyn_into().ok()
    }

    /// The first element of the reader that a selector finds.
    pub(super) fn find(self, selector: &str) -> Option<Element> {
        self.place()?.element.query_selector(selector).ok()?
    }
}
