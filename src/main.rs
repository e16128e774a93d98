//! The reader binary: panic hook, and what scripts mount it by. The paper's own page opens it
//! from its boot script; in other pages `e-paper.js` mounts a guest for each of its elements.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    epaper::web::mark("epaper:boot");
}

/// Opens the reader that has the page to itself.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn open() {
    if let Some(home) = epaper::web::Home::page() {
        leptos::mount::mount_to_body(move || epaper::view::open(home));
    }
}

#[cfg(target_arch = "wasm32")]
mod guest {
    //! What `e-paper.js` calls.

    use std::cell::Cell;

    use epaper::edition::Locator;
    use epaper::view::{Guest, Mount, guests};
    use epaper::web::Home;
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::{HtmlElement, js_sys::Function};

    thread_local! {
        static MOUNT: Cell<Option<Mount>> = const { Cell::new(None) };
    }

    /// Fetches what guests need.
    ///
    /// # Errors
    /// If it does not come.
    #[wasm_bindgen]
    pub async fn prepare() -> Result<(), String> {
        MOUNT.set(Some(guests().await.map_err(|absent| absent.to_string())?));
        Ok(())
    }

    /// A reader in a page of somebody else; freed, it leaves nothing behind.
    #[wasm_bindgen]
    pub struct Mounted(Box<dyn Guest>);

    /// Mounts a reader in an element, once it is prepared: the URL of the paper's site, the edition of it, the newest
    /// if none, and what hears its news. Nothing is open before `open`.
    #[wasm_bindgen]
    pub fn mount(element: HtmlElement, site: String, edition: Option<String>, listener: Function) -> Option<Mounted> {
        MOUNT.get()?(Home::guest(element, site, edition, listener)).map(Mounted)
    }

    #[wasm_bindgen]
    impl Mounted {
        /// Opens a page, an article, or the front page.
        pub fn open(&self, page: Option<String>, article: Option<String>) {
            self.0.open(page, article);
        }

        /// Follows an attribute: `view`, `text-size`, `theme`, `lang`.
        pub fn set(&self, name: &str, value: &str) {
            self.0.set(name, value);
        }

        /// Turns to the next sheet or article, or back.
        pub fn turn(&self, forward: bool) {
            self.0.turn(forward);
        }

        /// Goes to a place of the text.
        pub fn go_to(&self, article: String, block: u32, offset: u32) {
            self.0.go_to(Locator { article, block, offset });
        }

        /// Opens the search, with these words if there are any.
        pub fn search(&self, words: String) {
            self.0.search(words);
        }

        /// Lets an article through the gate, with the JSON of its body if the host has it.
        ///
        /// # Errors
        /// What is wrong with the body.
        pub fn grant(&self, article: &str, body: Option<String>) -> Result<(), String> {
            self.0.grant(article, body.as_deref())
        }

        /// Leaves an article closed for good.
        pub fn deny(&self, article: &str) {
            self.0.deny(article);
        }

        /// What an article is called.
        pub fn headline(&self, article: &str) -> Option<String> {
            self.0.headline(article)
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("the reader runs in browsers; build it with `make build`");
    std::process::exit(2);
}
