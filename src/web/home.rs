//! The home of a reader: the element it is mounted in, the site that its editions come
//! from, and whether what is around it is its own.
//!
//! On the paper's own page a reader has the address bar, the title, the keys and the
//! storage. In a page of somebody else it is a guest: all of that is the host's, and the
//! reader keeps to its element. Everything that asks the document for something asks a
//! home, and so works inside a shadow root and beside other readers.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;

use web_sys::{Element, Url, window};

use crate::edition::Address;

/// A reader's home. A name, not the place itself: a home that is no more answers every
/// question with nothing, so that what was under way when a reader left does no harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Home(u32);

pub(super) struct Place {
    /// What the reader is mounted in.
    pub element: Element,
    /// The paper's site, with a slash at its end.
    pub site: String,
    /// Where a guest is; on a page of its own the address bar says it.
    pub address: Option<RefCell<Address>>,
    /// The families that the reader uses of the document's faces.
    pub families: RefCell<Vec<String>>,
}

thread_local! {
    static PLACES: RefCell<(u32, BTreeMap<u32, Rc<Place>>)> = RefCell::default();
}

impl Home {
    /// The paper's own page: the body of the document.
    pub fn page() -> Option<Self> {
        let document = window()?.document()?;
        let site = Url::new_with_base("./", &document.base_uri().ok()??).ok()?.href();
        Some(Self::settle(document.body()?.into(), site, None))
    }

    /// An element in a page of somebody else, with the address of the paper's site and the
    /// place in it to begin at.
    pub fn guest(element: Element, site: String, address: Address) -> Self {
        Self::settle(element, site, Some(RefCell::new(address)))
    }

    fn settle(element: Element, site: String, address: Option<RefCell<Address>>) -> Self {
        let place = Place { element, site, address, families: RefCell::default() };
        PLACES.with_borrow_mut(|(last, places)| {
            *last += 1;
            places.insert(*last, Rc::new(place));
            Self(*last)
        })
    }

    /// Whether address bar, title, keys and storage are another's.
    pub fn is_guest(self) -> bool {
        self.place().is_none_or(|place| place.address.is_some())
    }

    /// Whether the reader is still there.
    pub fn stands(self) -> bool {
        self.place().is_some()
    }

    /// Gives up the home: the reader is gone.
    pub fn leave(self) {
        let place = PLACES.with_borrow_mut(|(_, places)| places.remove(&self.0));
        for family in place.iter().flat_map(|place| place.families.take()) {
            super::fonts::release(&family);
        }
    }

    /// Runs a task for as long as the reader is there: it is dropped at its next step after.
    pub fn spawn(self, task: impl Future<Output = ()> + 'static) {
        wasm_bindgen_futures::spawn_local(async move {
            let mut task = pin!(task);
            poll_fn(|context| if self.stands() { task.as_mut().poll(context) } else { Poll::Ready(()) }).await;
        });
    }

    /// The full URL of a file of the paper's site.
    pub fn url(self, file: &str) -> String {
        self.place().map(|place| place.site.clone() + file).unwrap_or_default()
    }

    pub(super) fn place(self) -> Option<Rc<Place>> {
        PLACES.with_borrow(|(_, places)| places.get(&self.0).cloned())
    }

    /// The first element of the reader that a selector finds.
    pub(super) fn find(self, selector: &str) -> Option<Element> {
        self.place()?.element.query_selector(selector).ok()?
    }
}
