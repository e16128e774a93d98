//! The application: opens what the address names and keeps the view in step with it.

use leptos::prelude::*;

use super::Reader;
use super::bar::ControlBar;
use super::guest::Extent;
use super::notice::{FailureNotice, LoadingNotice};
use super::sheet::Sheet;
use super::strip::Strip;
use super::takeover::take_over;
use super::widths::Widths;
use super::wish::Wish;
use crate::edition::{Edition, FaceRole, Head};
use crate::layout::decimal;
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

    let stage = NodeRef::<leptos::html::Div>::new();
    Effect::new(move || {
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

    let failure = Memo::new(move |_| {
        let opened = reader.opened.get()?;
        let page = reader.place.with(|place| place.page);
        opened.err().or_else(|| reader.bodies.with(|bodies| bodies.get(&page).and_then(|page| page.clone().err())))
    });
    let behind = take_over(reader, move || failure.with(Option::is_some));
    // Memos, so that a recomposition redraws what is on the paper and not what holds it.
    let composed = Memo::new(move |_| reader.is_composed());
    let single = move || reader.extent.get() == Extent::Article;
    let controls = Memo::new(move |_| reader.extent.get() == Extent::Reader);
    let paged = Memo::new(move |_| !single());
    let stacked = Memo::new(move |_| reader.is_stacked());
    let unfolded = Memo::new(move |_| reader.reading.with(Option::is_some));
    let state = move || match failure.get() {
        Some(failure) => view! { <FailureNotice failure/> }.into_any(),
        None if !composed.get() => view! { <LoadingNotice/> }.into_any(),
        None if single() => ().into_any(),
        None => match reader.stack.get().filter(|_| stacked.get()) {
            Some(stack) => stack(),
            None => view! { <Sheet/> }.into_any(),
        },
    };
    let held = move || reader.held.get().map(|(scale, _)| ["scale(", &decimal(scale), ")"].concat());
    let held_about =
        move || reader.held.get().map(|(_, point)| [&decimal(point.x), "px ", &decimal(point.y), "px"].concat());
    let family = move |role: FaceRole| {
        move || {
            let opened = reader.edition()?;
            let face = opened.edition.face("", role)?;
            Some(format!("\"{}\"", face.css_family()))
        }
    };
    view! {
        <div data-epaper class="epaper" data-behind=behind data-view=move || reader.extent.get().name()
            data-theme=move || reader.preferences.with(|now| now.theme.name())
            data-spacing=move || reader.own_spacing.get().then_some("own")
            data-large=move || reader.preferences.with(|now| now.large).then_some("")
            style=("--edition-body", family(FaceRole::Body)) style=("--edition-strong", family(FaceRole::Strong))
            style=("--edition-headline", family(FaceRole::Headline)) style=("--edition-note", family(FaceRole::Note))>
            // The page as it came has a link of its own, for as long as it stands.
            {move || (controls.get() && behind.get().is_none()).then(|| view! {
                <a class="skip" href="#sheet" on:click=move |event| { event.prevent_default(); home.focus("[data-sheet]"); }>
                    {move || reader.words.get().skip_to_paper()}
                </a>
            })}
            <div class="stage" part="stage" id=(!home.is_guest()).then_some("sheet") role=move || if home.is_guest() || behind.get().is_some() { "group" } else { "main" } data-widths=move || reader.widths.with(Widths::name) node_ref=stage>
                <div class="desk" style:transform=held style:transform-origin=held_about inert=move || unfolded.get()>{state}</div>
                {move || reader.unfolder.get().filter(|_| unfolded.get()).map(|unfolder| (unfolder.view)())}
            </div>
            {move || controls.get().then(|| view! { <Strip/><ControlBar/> })}
            {move || paged.get().then(|| view! {
                {move || reader.finder.get().map(|view| view())}
                {move || reader.panels.get().map(|view| view())}
            })}
            {move || reader.lightbox.view.get().map(|view| view())}
        </div>
    }
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
        Effect::new(move || {
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
    Effect::new(move || {
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
    Effect::new(move || {
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
    Effect::new(move || {
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
    Effect::new(move || match reader.edition() {
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
                reader.home.set_title(&words.failure(&failure).title, words.tag());
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
