//! What most visits do without: it comes in a file of its own when it is first wished for.
//!
//! The site's build splits the program (`scripts/optimise.sh`): what nothing but the functions
//! of a file below reaches goes to that file, and what it shares with the rest stays. Both
//! work on the same signals. In a development build there is one file, and nothing to wait for.

use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;
use leptos::wasm_split::SplitLoaderError;

use super::debug::DebugOverlay;
use super::lightbox::LightboxView;
use super::panel::PanelView;
use super::player::Player;
use super::search::{SearchView, keep_lights};
use super::{Reader, keep};

/// Something that the reader may wish for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// What opens over the paper.
    Panels,
    /// The search, and to look for its words if it has any.
    Search,
    /// An end of the search.
    CloseSearch,
    /// The hit after the one gone to last.
    NextHit,
    /// The hit before.
    PreviousHit,
    /// The pictures of an article.
    Pictures,
    /// To hear the paper, or no more.
    ReadAloud,
    /// To keep the unfolded article, or to give it up.
    Clip,
    /// To hand on its link.
    Share,
    /// To see what the address quotes.
    Quotation,
    /// What is copied says where it is from.
    Source,
    /// The grid over the sheet.
    Debug,
}

/// Makes what is shown for a wish.
pub type View = fn() -> AnyView;

/// Declares functions that come in the file of a name.
macro_rules! in_file {
    ($file:ident: $(fn $name:ident($reader:ident) $body:block)+) => { $(
        #[cfg(not(split))]
        async fn $name($reader: Reader) -> Result<(), SplitLoaderError> {
            $reader.within(&mut || $body);
            Ok(())
        }

        #[cfg(split)]
        #[leptos::wasm_split::wasm_split($file, wasm_split_path = leptos::wasm_split, fallible)]
        fn $name($reader: Reader) -> Result<(), SplitLoaderError> {
            $reader.within(&mut || $body);
            Ok(())
        }
    )+ };
}

in_file! { desk:
    fn panels(reader) {
        reader.load_clippings();
        show(reader.panels, || {
            keep::follow(expect_context());
            view! { <PanelView/> }.into_any()
        });
    }
    fn clip(reader) {
        reader.load_clippings();
        reader.clip();
    }
    fn share(reader) {
        reader.share();
    }
    fn quotation(reader) {
        reader.light_quoted();
    }
    fn source(reader) {
        reader.keep_source();
    }
}

in_file! { search:
    fn search(reader) {
        show_search(reader);
        reader.ask_if_asked();
    }
    fn close_search(reader) {
        reader.search.ask_nothing();
    }
    fn next_hit(reader) {
        reader.step_search(true);
    }
    fn previous_hit(reader) {
        reader.step_search(false);
    }
}

in_file! { pictures:
    fn pictures(reader) {
        show(reader.lightbox.view, || view! { <LightboxView/> }.into_any());
    }
}

in_file! { voice:
    fn read_aloud(reader) {
        show(reader.player, || {
            expect_context::<Reader>().keep_spoken_lit();
            view! { <Player/> }.into_any()
        });
        reader.read_aloud();
    }
}

in_file! { debug:
    fn debug(reader) {
        show(reader.overlay, || view! { <DebugOverlay/> }.into_any());
    }
}

/// Shows what is shown for a wish, unless it stands there.
fn show(place: RwSignal<Option<View>>, view: View) {
    if place.with_untracked(Option::is_none) {
        place.set(Some(view));
    }
}

fn show_search(reader: Reader) {
    show(reader.finder, || {
        keep_lights(expect_context());
        view! { <SearchView/> }.into_any()
    });
}

impl Reader {
    /// Fulfils a wish once what it needs is there. If that cannot be fetched the reader is told,
    /// and may wish again.
    pub fn wish(self, wish: Wish) {
        self.home.spawn(async move {
            let came = match wish {
                Wish::Panels => panels(self).await,
                Wish::Search => search(self).await,
                Wish::CloseSearch => close_search(self).await,
                Wish::NextHit => next_hit(self).await,
                Wish::PreviousHit => previous_hit(self).await,
                Wish::Pictures => pictures(self).await,
                Wish::ReadAloud => read_aloud(self).await,
                Wish::Clip => clip(self).await,
                Wish::Share => share(self).await,
                Wish::Quotation => quotation(self).await,
                Wish::Source => source(self).await,
                Wish::Debug => debug(self).await,
            };
            self.unmet.set(came.is_err().then_some(wish));
        });
    }

    /// Wishes no more for what did not come.
    pub fn give_up(self) {
        self.unmet.set(None);
        self.panel.set(None);
        self.lightbox.close();
        if self.finder.with_untracked(Option::is_none) {
            self.search.shown.set(None);
        }
    }

    /// Runs something as a part of the reader: what it begins ends with it.
    fn within(self, run: &mut dyn FnMut()) {
        if let Some(owner) = self.owner.try_with_value(WeakOwner::upgrade).flatten() {
            owner.with(run);
        }
    }
}
