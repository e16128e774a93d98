//! What was drawn, on the paper: its elements, its rules, and what a click on it does.

use leptos::prelude::*;

use super::Reader;
use super::guest::Extent;
use super::reader::{Place, Spot};
use super::whenever::whenever;
use super::zoom::Distance;
use crate::markup::Drawing;
use crate::web::{self, Hit, Point, Rules};

/// A drawing with its rules for as long as it stands.
#[component]
pub fn Ink(drawing: Memo<Drawing>) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let rules = StoredValue::new_local(Rules::new(reader.home));
    let html = move || {
        let drawing = drawing.get();
        rules.with_value(|rules| rules.replace(&drawing.css));
        drawing.html
    };
    whenever(move || {
        drawing.track();
        reader.inked.notify();
    });
    view! { <div class="ink" inner_html=html></div> }
}

/// Follows a click on the paper.
pub fn clicked(reader: Reader, event: &leptos::ev::MouseEvent) {
    if let Some(hit) = web::is_inside(event, ".ink").then(|| web::hit(event)).flatten() {
        let point = Point { x: f64::from(event.client_x()), y: f64::from(event.client_y()) };
        reader.followed.set_value(Some(event.time_stamp()));
        reader.follow(hit, point);
    }
}

impl Reader {
    /// Does what a click on the paper asks for.
    fn follow(self, hit: Hit, point: Point) {
        let reading = self.article.with_untracked(Option::is_some);
        match hit {
            Hit::Link(id) => self.read(&id),
            Hit::Jump(sheet) => {
                let Some(layout) = self.layout.get_untracked() else { return };
                let spot = layout.locator(sheet).map_or(Spot::Start, Spot::At);
                self.go(Place { page: layout.page, spot });
                self.home.focus("[data-sheet]");
            }
            Hit::Page(page) => {
                self.go_to_page(page);
                self.home.focus("[data-sheet]");
            }
            // Seen whole, a page comes nearer where it is clicked, pictures too.
            Hit::Picture(id, block, index) if reading || self.distance.get_untracked() == Distance::Sheet => {
                self.lightbox.open(self, id, (block, index));
            }
            Hit::Article(_) if reading => {}
            // A front page at a glance is a list of articles; a page seen whole, a sheet seen afar.
            Hit::Article(id) | Hit::Picture(id, ..) => {
                match (self.distance.get_untracked(), self.extent.get_untracked()) {
                    (Distance::Sheet, _) | (_, Extent::Front) => self.read(&id),
                    (Distance::Far, _) => self.nearer(Some(point)),
                }
            }
        }
    }
}
