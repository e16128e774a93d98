//! What most visits do without: it comes in a file of its own when it is first wished for.
//!
//! It works on the reader's own signals; what each file holds follows from the functions below,
//! see `file.rs`.

use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;

use super::debug::DebugOverlay;
use super::file::in_file;
use super::lightbox::LightboxView;
use super::panel::PanelView;
use super::player::Player;
use super::reading::ReadingView;
use super::search::{SearchView, keep_lights};
use super::{Reader, keep};

/// Something that the reader may wish for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// What is not needed for the first sheet, but soon: articles unfolded, pages composed ahead,
    /// where a visit ends. It is fetched as soon as the first sheet stands.
    Soon,
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

in_file! { soon:
    fn soon(reader: Reader) {
        reader.within(&mut || {
            if show(reader.unfolder, || view! { <ReadingView/> }.into_any()) {
                reader.home.on_own_spacing(move |own| reader.own_spacing.set(own));
                reader.keep_progress();
                reader.keep_ahead();
            }
        });
    }
}

in_file! { desk:
    fn panels(reader: Reader) {
        reader.within(&mut || {
            reader.load_clippings();
            show(reader.panels, || {
                keep::follow(expect_context());
                view! { <PanelView/> }.into_any()
            });
        });
    }
    fn clip(reader: Reader) {
        reader.within(&mut || {
            reader.load_clippings();
            reader.clip();
        });
    }
    fn share(reader: Reader) {
        reader.within(&mut || {
            reader.share();
        });
    }
    fn debug(reader: Reader) {
        reader.within(&mut || {
            show(reader.overlay, || view! { <DebugOverlay/> }.into_any());
        });
    }
    fn quotation(reader: Reader) {
        reader.within(&mut || {
            reader.light_quoted();
        });
    }
    fn source(reader: Reader) {
        reader.within(&mut || {
            reader.keep_source();
        });
    }
}

in_file! { search:
    fn search(reader: Reader) {
        reader.within(&mut || {
            show_search(reader);
            reader.ask_if_asked();
        });
    }
    fn close_search(reader: Reader) {
        reader.within(&mut || {
            reader.search.ask_nothing();
        });
    }
    fn next_hit(reader: Reader) {
        reader.within(&mut || {
            reader.step_search(true);
        });
    }
    fn previous_hit(reader: Reader) {
        reader.within(&mut || {
            reader.step_search(false);
        });
    }
}

in_file! { pictures:
    fn pictures(reader: Reader) {
        reader.within(&mut || {
            show(reader.lightbox.view, || view! { <LightboxView/> }.into_any());
        });
    }
}

in_file! { voice:
    fn read_aloud(reader: Reader) {
        reader.within(&mut || {
            show(reader.player, || {
                expect_context::<Reader>().keep_spoken_lit();
                view! { <Player/> }.into_any()
            });
            reader.read_aloud();
        });
    }
}

/// Shows what is shown for a wish, unless it stands there; whether it did not.
fn show(place: RwSignal<Option<View>>, view: View) -> bool {
    let first = place.with_untracked(Option::is_none);
    if first {
        place.set(Some(view));
    }
    first
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
                Wish::Soon => soon(self).await,
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
            // What nobody has asked for yet is asked for again when somebody does.
            let asked = wish != Wish::Soon || self.article.with_untracked(Option::is_some);
            self.unmet.set((came.is_err() && asked).then_some(wish));
        });
    }

    /// Wishes no more for what did not come.
    pub fn give_up(self) {
        self.unmet.set(None);
        self.panel.set(None);
        self.lightbox.close();
        if self.unfolder.with_untracked(Option::is_none) {
            self.fold();
        }
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
