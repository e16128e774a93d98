//! What most visits do without: it comes in a file of its own when it is first wished for.
//!
//! It works on the reader's own signals; what each file holds follows from the functions below,
//! see `file.rs`.

use std::any::Any;

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;

use super::debug::DebugOverlay;
use super::file::in_file;
use super::lightbox::LightboxView;
use super::panel::PanelView;
use super::player::Player;
use super::reading::ReadingView;
use super::search::{SearchView, keep_lights};
use super::stack::Stack;
use super::strip::Offer;
use super::zoom::Distance;
use super::{Reader, keep};
use crate::edition::{Body, Edition};
use crate::layout::page::{Composer, compose_article};
use crate::layout::{Measure, PageLayout, Settings, Size, Stylesheet};
use crate::web;

/// Something that the reader may wish for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// What is not needed for the first sheet, but soon: articles unfolded, pages composed ahead,
    /// fingers that zoom, paper, where a visit ends. It is fetched as soon as the first sheet stands.
    Soon,
    /// To go on where a visit was interrupted.
    Resume,
    /// Larger text.
    Larger,
    /// Smaller text.
    Smaller,
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

/// Shows something in a place, for as long as what it gives is kept.
pub type View = fn(Reader, &str) -> Option<Shown>;

/// What is shown; dropped, it is shown no more.
pub type Shown = Box<dyn Any>;

/// A place of the reader where something may be shown. It is the scope's, so that nothing of what
/// is shown outlives the signals that it follows.
#[derive(Clone, Copy)]
pub struct Stand {
    reader: Reader,
    place: &'static str,
    shown: StoredValue<Option<Shown>, LocalStorage>,
}

impl Stand {
    /// A place that a selector finds, with nothing in it.
    pub fn new(reader: Reader, place: &'static str) -> Self {
        Self { reader, place, shown: StoredValue::new_local(None) }
    }

    /// Whether nothing is shown there.
    pub fn is_free(self) -> bool {
        self.shown.with_value(Option::is_none)
    }

    /// Shows something, or nothing, in the place of what is shown there.
    pub fn show(self, view: Option<View>) {
        drop(self.shown.try_update_value(Option::take));
        let mut shown = None;
        self.reader.within(&mut || shown = view.and_then(|view| view(self.reader, self.place)));
        self.shown.set_value(shown);
    }
}

/// Composes a page on a single sheet.
type Whole = fn(&mut Composer, &Edition, &[Body], usize, Size, &dyn Measure) -> (Stylesheet, PageLayout);
/// Sets an article for reading.
type Typeset = fn(&Edition, &Body, Size, Settings, &dyn Measure) -> Option<(Stylesheet, PageLayout)>;

/// What the first sheet does without.
#[derive(Clone, Copy)]
pub struct Later {
    /// Composes the page that is seen whole.
    pub whole: Whole,
    /// Sets the unfolded article.
    pub set: Typeset,
    /// Unfolds it, or folds it up, in a movement.
    pub unfold: fn(Reader, Option<String>),
    /// Shows it.
    pub reading: View,
    /// Shows the page in one piece.
    pub stack: View,
    /// Offers to go on where the last visit ended.
    pub offer: View,
}

// One function a file: what each wish asks for is sorted out behind it.
in_file! { soon:
    fn soon(reader: Reader, wish: Wish) {
        reader.within(&mut || match wish {
            Wish::Resume => reader.resume(),
            Wish::Larger => reader.resize_text(true),
            Wish::Smaller => reader.resize_text(false),
            _ if reader.later.with_untracked(Option::is_none) => {
                reader.later.set(Some(Later {
                    whole: Composer::whole,
                    set: compose_article,
                    unfold: Reader::unfold_lively,
                    reading: |reader, place| mount(reader, place, || view! { <ReadingView/> }.into_any()),
                    stack: |reader, place| mount(reader, place, || view! { <Stack/> }.into_any()),
                    offer: |reader, place| mount(reader, place, || view! { <Offer/> }.into_any()),
                }));
                let keep_spacing = |reader: Reader| reader.home.on_own_spacing(move |own| reader.own_spacing.set(own));
                let all = [keep_spacing, Reader::follow_fingers, Reader::keep_print, Reader::keep_progress, Reader::keep_ahead];
                reader.home.spawn(async move {
                    // Each in a task of its own: between two, a slow device follows the finger.
                    for keep in all {
                        web::wait(0).await;
                        reader.within(&mut || keep(reader));
                    }
                    web::mark("epaper:soon");
                });
            }
            _ => {}
        });
    }
}

in_file! { desk:
    fn desk(reader: Reader, wish: Wish) {
        reader.within(&mut || match wish {
            Wish::Clip => {
                reader.load_clippings();
                reader.clip();
            }
            Wish::Share => reader.share(),
            Wish::Quotation => reader.light_quoted(),
            Wish::Source => reader.keep_source(),
            Wish::Debug => {
                show(reader.overlay, |reader, place| mount(reader, place, || view! { <DebugOverlay/> }.into_any()));
            }
            _ => {
                reader.load_clippings();
                show(reader.panels, |reader, place| {
                    mount(reader, place, || {
                        keep::follow(expect_context());
                        view! { <PanelView/> }.into_any()
                    })
                });
            }
        });
    }
}

in_file! { search:
    fn search(reader: Reader, wish: Wish) {
        reader.within(&mut || match wish {
            Wish::CloseSearch => reader.search.ask_nothing(),
            Wish::NextHit => reader.step_search(true),
            Wish::PreviousHit => reader.step_search(false),
            _ => {
                show(reader.finder, |reader, place| {
                    mount(reader, place, || {
                        keep_lights(expect_context());
                        view! { <SearchView/> }.into_any()
                    })
                });
                reader.ask_if_asked();
            }
        });
    }
}

in_file! { pictures:
    fn pictures(reader: Reader) {
        reader.within(&mut || {
            show(reader.lightbox.view, |reader, place| mount(reader, place, || view! { <LightboxView/> }.into_any()));
        });
    }
}

in_file! { voice:
    fn voice(reader: Reader) {
        reader.within(&mut || {
            show(reader.player, |reader, place| {
                mount(reader, place, || {
                    let reader = expect_context::<Reader>();
                    reader.keep_spoken_lit();
                    reader.keep_silent_elsewhere();
                    view! { <Player/> }.into_any()
                })
            });
            reader.read_aloud();
        });
    }
}

/// Mounts components in a place.
fn mount(reader: Reader, place: &str, view: fn() -> AnyView) -> Option<Shown> {
    let mounted = mount_to(reader.home.room(place)?, move || {
        provide_context(reader);
        view()
    });
    Some(Box::new(mounted))
}

/// Shows what is shown for a wish, unless it stands there.
fn show(place: RwSignal<Option<View>>, view: View) {
    if place.with_untracked(Option::is_none) {
        place.set(Some(view));
    }
}

impl Reader {
    /// Fulfils a wish once what it needs is there. If that cannot be fetched the reader is told,
    /// and may wish again.
    pub fn wish(self, wish: Wish) {
        self.home.spawn(async move {
            let came = match wish {
                Wish::Soon | Wish::Resume | Wish::Larger | Wish::Smaller => soon(self, wish).await,
                Wish::Panels | Wish::Clip | Wish::Share | Wish::Quotation | Wish::Source | Wish::Debug => {
                    desk(self, wish).await
                }
                Wish::Search | Wish::CloseSearch | Wish::NextHit | Wish::PreviousHit => search(self, wish).await,
                Wish::Pictures => pictures(self).await,
                Wish::ReadAloud => voice(self).await,
            };
            // What nobody has asked for yet is asked for again when somebody does.
            let asked = match wish {
                Wish::Soon => {
                    self.article.with_untracked(Option::is_some) || self.distance.get_untracked() == Distance::Far
                }
                _ => wish != Wish::Resume,
            };
            self.unmet.set((came.is_err() && asked).then_some(wish));
        });
    }

    /// Wishes no more for what did not come.
    pub fn give_up(self) {
        self.unmet.set(None);
        self.panel.set(None);
        self.lightbox.close();
        if self.later.with_untracked(Option::is_none) {
            self.distance.set(Distance::Sheet);
            self.fold();
        }
        if self.finder.with_untracked(Option::is_none) {
            self.search.shown.set(None);
        }
    }

    /// Runs something as a part of the reader: what it begins ends with it.
    pub(super) fn within(self, run: &mut dyn FnMut()) {
        if let Some(owner) = self.owner.try_with_value(WeakOwner::upgrade).flatten() {
            owner.with(run);
        }
    }
}
