//! The application: opens what the address names and keeps the view in step with it.

use leptos::prelude::*;

use super::Reader;
use super::bar::ControlBar;
use super::guest::Extent;
use super::notice;
use super::sheet::Sheet;
use super::strip::Strip;
use super::takeover::take_over;
use super::whenever::whenever;
use super::widths::Widths;
use super::wish::Wish;
use crate::edition::{Edition, FaceRole, Head};
use crate::web::{self, Home};

/// The whole reader, filling its home.
#[component]
pub fn App(reader: Reader) -> impl IntoView {
    let home = reader.home;
    provide_context(reader);
    web::on_keys(home, move |key| reader.press(key));
    keep_bodies(reader);
    keep_fonts(reader);
    keep_title(reader);
    follow_wishes(reader);

    let failure = Memo::new(move |_| {
        let opened = reader.opened.get()?;
        let page = reader.place.with(|place| place.page);
        opened.err().or_else(|| reader.bodies.with(|bodies| bodies.get(&page).and_then(|page| page.clone().err())))
    });
    let behind = take_over(reader, move || failure.with(Option::is_some));
    describe(reader, behind);

    let stage = NodeRef::<leptos::html::Div>::new();
    whenever(move || {
        let Some(stage) = stage.get() else { return };
        reader.space.set(Some(web::size_of(&stage)));
        web::observe(&stage, move |size| {
            if reader.space.get_untracked() != Some(size) {
                reader.keep_spot();
                reader.space.set(Some(size));
            }
        });
        web::swipe(&stage, move |turn| reader.turn(turn));
    });

    // Memos, so that a recomposition redraws what is on the paper and not what holds it.
    let composed = Memo::new(move |_| reader.is_composed());
    let single = Memo::new(move |_| reader.extent.get() == Extent::Article);
    let controls = Memo::new(move |_| reader.extent.get() == Extent::Reader);
    let stacked = Memo::new(move |_| reader.is_stacked());
    let unfolded = Memo::new(move |_| reader.is_unfolded());
    let state = move || match failure.get() {
        Some(failure) => notice::failed(reader, &failure),
        None if !composed.get() => notice::loading(reader),
        None if single.get() => ().into_any(),
        None => match reader.later.get().filter(|_| stacked.get()) {
            Some(later) => (later.stack)(),
            None => view! { <Sheet/> }.into_any(),
        },
    };
    view! {
        <div data-epaper="" class="epaper">
            // The page as it came has a link of its own, for as long as it stands.
            {move || (controls.get() && behind.get().is_none()).then(|| view! {
                <a class="skip" href="#sheet" on:click=move |event| { event.prevent_default(); home.focus("[data-sheet]"); }>
                    {reader.words.get().skip_to_paper()}
                </a>
            })}
            <div class="stage" part="stage" id=(!home.is_guest()).then_some("sheet") node_ref=stage>
                <div class="desk">{state}</div>
                {move || reader.later.get().filter(|_| unfolded.get()).map(|later| (later.reading)())}
            </div>
            {move || controls.get().then(|| view! { <Strip/><ControlBar/> })}
            {move || (!single.get()).then(|| view! {
                {move || reader.finder.get().map(|view| view())}
                {move || reader.panels.get().map(|view| view())}
            })}
            {move || reader.lightbox.view.get().map(|view| view())}
        </div>
    }
}

/// What is said of the reader by attributes, and what holds for all of it, as it changes.
fn describe(reader: Reader, behind: Signal<Option<&'static str>>) {
    let home = reader.home;
    whenever(move || {
        let (theme, large) = reader.preferences.with(|now| (now.theme.name(), now.large));
        home.describe(
            "[data-epaper]",
            &[
                ("data-behind", behind.get()),
                ("data-view", Some(reader.extent.get().name())),
                ("data-theme", Some(theme)),
                ("data-spacing", reader.own_spacing.get().then_some("own")),
                ("data-large", large.then_some("")),
            ],
        );
        let role = if home.is_guest() || behind.get().is_some() { "group" } else { "main" };
        home.describe(".stage", &[("role", Some(role)), ("data-widths", Some(reader.widths.with(Widths::name)))]);
        home.describe(".desk", &[("inert", reader.is_unfolded().then_some(""))]);
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
pub fn open(home: Home) -> impl IntoView {
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
    view! { <App reader/> }
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
    wish_while(Memo::new(move |_| reader.article.with(Option::is_some) || reader.is_stacked()), Wish::Soon);
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
    // The first page of another edition is another page.
    let page =
        Memo::new(move |_| reader.edition().map(|opened| (opened.path.clone(), reader.place.with(|place| place.page))));
    whenever(move || {
        let Some((_, page)) = page.get() else { return };
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
            reader.check_widths(&opened);
            reader.fonts.set(true);
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
