//! The application: opens what the address names and keeps the view in step with it.

use leptos::prelude::*;

use super::guest::Extent;
use super::takeover::take_over;
use super::whenever::whenever;
use super::widths::Widths;
use super::wish::{Stand, View, Wish};
use super::zoom::Distance;
use super::{Reader, bar, ink, notice, sheet, strip};
use crate::edition::{Edition, FaceRole, Head};
use crate::markup::Html;
use crate::web::{self, Failure, Home};

/// Builds the whole reader in its home. What every visit waits for is HTML that follows the
/// reader; components stand in it once they are wished for.
pub fn build(reader: Reader) {
    let home = reader.home;
    home.build(&frame(home));
    home.on_click("[data-epaper]", move |event| {
        for clicked in [bar::clicked, ink::clicked, notice::clicked, strip::clicked, skipped] {
            clicked(reader, &event);
        }
    });
    web::on_keys(home, move |key| reader.press(key));
    web::on_swipe(home, ".stage", move |turn| reader.turn(turn));
    keep_bodies(reader);
    keep_fonts(reader);
    keep_title(reader);
    reader.keep_focus();
    follow_wishes(reader);

    let desk = Memo::new(move |_| Desk::of(reader));
    let behind = take_over(reader, move || desk.with(|desk| matches!(desk, Desk::Failed(_))));
    describe(reader, behind);
    // By now it is as high as its attributes make it.
    whenever(move || {
        home.on_size(".stage", move |size| {
            if reader.space.get_untracked() != Some(size) {
                reader.keep_spot();
                reader.space.set(Some(size));
            }
        });
    });

    let laid = RwSignal::new(false);
    let stack = Stand::new(reader, ".desk");
    whenever(move || {
        let now = desk.get();
        let html = match &now {
            Desk::Failed(failure) => notice::failed(reader.words.get(), failure),
            Desk::Loading => notice::loading(reader.words.get()),
            Desk::Sheet => sheet::frame(),
            Desk::Stack | Desk::Bare => String::new(),
        };
        stack.show(None);
        home.draw(".desk", &html);
        laid.set(now == Desk::Sheet);
        stack.show(reader.later.get_untracked().filter(|_| now == Desk::Stack).map(|later| later.stack));
    });
    sheet::draw(reader, laid);
    bar::draw(reader);
    strip::draw(reader);
    // Memos, so that a recomposition moves nothing that stands.
    let single = Memo::new(move |_| reader.extent.get() == Extent::Article);
    let unfolded = Memo::new(move |_| reader.is_unfolded());
    stand(reader, ".stage", move || reader.later.get().filter(|_| unfolded.get()).map(|later| later.reading));
    stand(reader, ".strip", move || reader.later.get().map(|later| later.offer));
    stand(reader, ".strip", move || reader.player.get());
    stand(reader, "[data-epaper]", move || reader.finder.get().filter(|_| !single.get()));
    stand(reader, "[data-epaper]", move || reader.panels.get().filter(|_| !single.get()));
    stand(reader, "[data-epaper]", move || reader.lightbox.view.get());
}

/// What lies on the desk: no more of it, so that a recomposition redraws what is on the paper and
/// not what holds it.
#[derive(Clone, Debug, PartialEq)]
enum Desk {
    /// What there is instead of a paper.
    Failed(Failure),
    /// Nothing yet.
    Loading,
    /// Nothing, for one article is all that is shown.
    Bare,
    /// The page in one piece.
    Stack,
    /// The sheet in view.
    Sheet,
}

impl Desk {
    fn of(reader: Reader) -> Self {
        let page = reader.place.with(|place| place.page);
        let opened = reader.opened.with(|opened| opened.as_ref().and_then(|opened| opened.as_ref().err().cloned()));
        let fetched = || reader.bodies.with(|bodies| bodies.get(&page)?.as_ref().err().cloned());
        match opened.or_else(fetched) {
            Some(failure) => Self::Failed(failure),
            None if !reader.is_composed() => Self::Loading,
            None if reader.extent.get() == Extent::Article => Self::Bare,
            None if reader.is_stacked() && reader.later.with(Option::is_some) => Self::Stack,
            None => Self::Sheet,
        }
    }
}

/// The places of everything.
fn frame(home: Home) -> String {
    let mut html = Html::default();
    html.start("div", &[("data-epaper", ""), ("class", "epaper")]);
    html.element("a", &[("class", "skip"), ("href", "#sheet"), ("hidden", "")], "");
    // The document is its host's: there the name may be another's.
    let id = if home.is_guest() { ("", "") } else { ("id", "sheet") };
    html.start("div", &[("class", "stage"), ("part", "stage"), id]).element("div", &[("class", "desk")], "").end("div");
    html.start("div", &[("class", "strip")]).element("section", &[], "").end("div");
    html.element("nav", &[("class", "bar"), ("part", "bar")], "").end("div");
    html.finish()
}

/// Lets something stand in a place for as long as it is wanted there.
fn stand(reader: Reader, place: &'static str, wanted: impl Fn() -> Option<View> + 'static) {
    let stand = Stand::new(reader, place);
    whenever(move || {
        let view = wanted();
        if view.is_none() || stand.is_free() {
            stand.show(view);
        }
    });
}

fn skipped(reader: Reader, event: &leptos::ev::MouseEvent) {
    if web::is_inside(event, ".skip") {
        event.prevent_default();
        reader.home.focus("[data-sheet]");
    }
}

/// What is said of the reader by attributes, and what holds for all of it, as it changes.
fn describe(reader: Reader, behind: impl Fn() -> Option<&'static str> + 'static) {
    let home = reader.home;
    whenever(move || {
        let behind = behind();
        let (theme, large) = reader.preferences.with(|now| (now.theme.name(), now.large));
        home.describe(
            "[data-epaper]",
            &[
                ("data-behind", behind),
                ("data-view", Some(reader.extent.get().name())),
                ("data-theme", Some(theme)),
                ("data-spacing", reader.own_spacing.get().then_some("own")),
                ("data-large", large.then_some("")),
            ],
        );
        let role = if home.is_guest() || behind.is_some() { "group" } else { "main" };
        home.describe(".stage", &[("role", Some(role)), ("data-widths", Some(reader.widths.with(Widths::name)))]);
        home.describe(".desk", &[("inert", reader.is_unfolded().then_some(""))]);
        let bare = (reader.extent.get() != Extent::Reader).then_some("");
        home.describe(".bar", &[("hidden", bare)]);
        home.describe(".strip", &[("hidden", bare)]);
        // The page as it came has a link of its own, for as long as it stands.
        home.describe(".skip", &[("hidden", bare.or(behind.map(|_| "")))]);
        home.fill(".skip", reader.words.get().skip_to_paper());
    });
    whenever(move || {
        let opened = reader.edition();
        let family = |role| Some(["\"", &opened.as_ref()?.edition.face("", role)?.css_family(), "\""].concat());
        let roles = [FaceRole::Body, FaceRole::Strong, FaceRole::Headline, FaceRole::Note];
        let names = ["--edition-body", "--edition-strong", "--edition-headline", "--edition-note"];
        home.style("[data-epaper]", &std::array::from_fn::<_, 4, _>(|at| (names[at], family(roles[at]))));
    });
}

/// The reader that has the page to itself: it opens what the address bar names.
pub fn open(home: Home) {
    let reader = Reader::new(home);
    home.spawn(async move {
        reader.open(home.address()).await;
        if web::came_back() {
            reader.wish(Wish::Resume);
        }
        web::mark("epaper:bundle");
        reader.search_as_addressed();
    });
    home.on_move(move |drawn| {
        if reader.lightbox.stepped_back() || reader.folded() {
            return;
        }
        home.spawn(async move {
            reader.revisit(home.address(), !drawn).await;
            reader.search_as_addressed();
        });
    });
    home.spawn(async move {
        // While the edition is under way, in a task of its own: a slow device follows the finger.
        web::wait(0).await;
        reader.within(&mut || build(reader));
    });
}

/// What is to be there by what the reader chose or the address says.
fn follow_wishes(reader: Reader) {
    let wish_while = move |wanted: Memo<bool>, wish: Wish| {
        whenever(move || {
            if wanted.get() {
                reader.wish(wish);
            }
        });
    };
    let soon = move || {
        let near = reader.article.with(Option::is_none) && !reader.is_stacked();
        !near || reader.distance.get() == Distance::Far
    };
    wish_while(Memo::new(move |_| soon()), Wish::Soon);
    wish_while(Memo::new(move |_| reader.panel.get().is_some()), Wish::Panels);
    wish_while(Memo::new(move |_| reader.preferences.with(|now| now.cite)), Wish::Source);
    if reader.home.query("debug").as_deref() == Some("grid") {
        reader.wish(Wish::Debug);
    }
    whenever(move || {
        let (id, drawn) = (reader.article.get(), reader.is_unfolded());
        if drawn && id.is_some() && reader.quoted.with(|quoted| quoted.as_ref().map(|(id, _)| id) == id.as_ref()) {
            reader.wish(Wish::Quotation);
        }
    });
}

/// Fetches the bodies of the page in view at once, and its neighbours' when idle.
fn keep_bodies(reader: Reader) {
    // The first page of another edition is another page, and so is one that was corrected.
    let page = Memo::new(move |_| {
        let (opened, page) = (reader.edition()?, reader.place.with(|place| place.page));
        let bodies = opened.edition.pages.get(page)?.bodies.clone();
        Some((opened.path.clone(), bodies, page))
    });
    whenever(move || {
        let Some((.., page)) = page.get() else { return };
        reader.home.spawn(async move {
            reader.fetch_page(page).await;
            web::when_idle().await;
            for neighbour in [page.checked_add(1), page.checked_sub(1)].into_iter().flatten() {
                reader.fetch_page(neighbour).await;
            }
        });
    });
}

/// Loads the edition's faces.
fn keep_fonts(reader: Reader) {
    whenever(move || {
        let Some(opened) = reader.edition() else { return };
        reader.home.spawn(async move {
            reader.home.load_faces(&opened.path, &opened.edition.faces).await;
            // Measuring lays out; what waits goes before it.
            web::wait(0).await;
            // Another edition may have been opened meanwhile, with faces of its own.
            if reader.has_open(&opened) {
                reader.check_widths(&opened);
                reader.fonts.set(true);
            }
        });
    });
}

/// Title and language of the document follow the page in view.
fn keep_title(reader: Reader) {
    whenever(move || match reader.edition() {
        Some(opened) => {
            let article = reader.article.get();
            let title = match article.and_then(|id| opened.edition.head(&id).map(Head::title)) {
                Some(headline) => format!("{headline} · {}", opened.edition.paper.title),
                None => page_title(&opened.edition, reader.place.with(|place| place.page)),
            };
            reader.home.set_title(&title, &opened.edition.paper.language);
        }
        None => {
            if let Some(Err(failure)) = reader.opened.get() {
                let words = reader.words.get();
                reader.home.set_title(words.failure(&failure).title, words.tag());
            }
        }
    });
}

fn page_title(edition: &Edition, page: usize) -> String {
    let paper = &edition.paper.title;
    let date = edition.edition.date.in_words(&edition.paper.language);
    match edition.pages.get(page) {
        Some(page) => format!("{} {} · {paper} {date}", page.number, page.section),
        None => format!("{paper} {date}"),
    }
}
