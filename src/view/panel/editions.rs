//! The calendar of editions: a month of days, those with an edition with its front page.
//!
//! A grid as the ARIA practices have it: one day takes the focus, arrows move it through days
//! and weeks, Page Up and Down through months, with Shift through years.

use std::sync::Arc;

use leptos::prelude::*;

use crate::edition::{Address, Date, EditionEntry, EditionIndex, Part, Year};
use crate::markup::{Html, when};
use crate::view::Reader;
use crate::web::{self, Failure};

/// The editions there are, as far as they were fetched, and the day that is looked at.
#[derive(Clone, Copy)]
pub struct Archive {
    listed: RwSignal<Option<Result<Arc<Listed>, Failure>>>,
    day: RwSignal<Option<Date>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Listed {
    /// Newest first.
    editions: Vec<EditionEntry>,
    /// Years that are not among them yet.
    years: Vec<Year>,
}

impl Archive {
    /// Nothing fetched.
    pub fn new() -> Self {
        Self { listed: RwSignal::new(None), day: RwSignal::new(None) }
    }
}

impl Listed {
    fn new(index: EditionIndex) -> Self {
        Self { editions: index.editions, years: index.years }
    }

    fn add(&mut self, year: u16, index: EditionIndex) {
        self.years.retain(|listed| listed.year != year);
        self.editions.extend(index.editions);
        self.editions.sort_by_key(|entry| std::cmp::Reverse(entry.date));
    }

    /// The edition of a day: of several papers the one with this title, if it has one.
    fn of(&self, day: Date, title: &str) -> Option<&EditionEntry> {
        let mut of_day = self.editions.iter().filter(|entry| entry.date == day);
        let first = of_day.clone().next();
        of_day.find(|entry| entry.title == title).or(first)
    }

    /// Years with editions, newest first.
    fn years(&self) -> Vec<u16> {
        let mut years: Vec<u16> = self.editions.iter().map(|entry| entry.date.year).collect();
        years.extend(self.years.iter().map(|year| year.year));
        years.sort_unstable_by(|a, b| b.cmp(a));
        years.dedup();
        years
    }
}

/// The calendar; its days are `data-day="2024-12-06"`.
pub(super) fn write(reader: Reader, html: &mut Html) {
    let words = reader.words.get();
    let listed = match reader.archive.listed.get() {
        Some(Ok(listed)) => listed,
        Some(Err(failure)) => {
            html.element("p", &[("role", "alert")], &words.failure(&failure).text);
            return;
        }
        None => {
            html.element("p", &[("role", "status")], words.loading());
            return;
        }
    };
    let opened = reader.edition();
    let (open_path, title) =
        opened.map(|opened| (opened.path.clone(), opened.edition.paper.title.clone())).unwrap_or_default();
    let Some(day) = reader.archive.day.get() else { return };
    let month = Date { day: 1, ..day };

    html.start("div", &[("class", "calendar-ways")]);
    html.element("button", &[("data-month", "before"), ("aria-label", words.previous_month())], "‹");
    html.start("select", &[("name", "year"), ("aria-label", words.year())]);
    for year in listed.years() {
        let year_text = year.to_string();
        html.element("option", &[("value", &year_text), when(year == day.year, "selected")], &year_text);
    }
    html.end("select").start("select", &[("name", "month"), ("aria-label", words.month())]);
    for number in 1..=12_u8 {
        let first = Date { month: number, ..month };
        html.element(
            "option",
            &[("value", &number.to_string()), when(number == day.month, "selected")],
            &first.month_in_words(words.tag()),
        );
    }
    html.end("select");
    html.element("button", &[("data-month", "after"), ("aria-label", words.next_month())], "›");
    if let Some(newest) = listed.editions.first() {
        html.element("button", &[("data-edition", &newest.path)], words.newest());
    }
    html.end("div");

    html.start(
        "table",
        &[("class", "calendar"), ("role", "grid"), ("aria-label", &month.month_of_year_in_words(words.tag()))],
    );
    html.start("thead", &[]).start("tr", &[]);
    for weekday in words.weekdays() {
        html.element("th", &[("scope", "col")], weekday);
    }
    html.end("tr").end("thead").start("tbody", &[]).start("tr", &[]);
    let before = month.weekday() as usize;
    for _ in 0..before {
        html.element("td", &[], "");
    }
    for number in 1..=month.days_in_month() {
        let date = Date { day: number, ..month };
        if number > 1 && (before + usize::from(number) - 1).is_multiple_of(7) {
            html.end("tr").start("tr", &[]);
        }
        let name = date.to_string();
        let focus = if date == day { "0" } else { "-1" };
        html.start("td", &[("role", "gridcell")]);
        match listed.of(date, &title) {
            Some(entry) => {
                let address = Address { edition: Some(entry.path.clone()), part: Part::Front, paragraph: None };
                let current = if entry.path == open_path { "aria-current" } else { "" };
                let spoken = date.in_words(words.tag());
                html.start(
                    "a",
                    &[
                        ("href", &reader.home.link(&address)),
                        ("data-day", &name),
                        ("data-edition", &entry.path),
                        ("tabindex", focus),
                        ("aria-label", &spoken),
                        (current, "date"),
                    ],
                );
                html.element("span", &[], &number.to_string());
                if entry.front.is_empty() {
                    html.start("i", &[]).end("i");
                } else {
                    let src = reader.home.url(&web::edition_url(&entry.path, &entry.front));
                    html.start("img", &[("src", &src), ("alt", ""), ("loading", "lazy"), ("decoding", "async")]);
                }
                html.end("a");
            }
            None => {
                let spoken = [&date.in_words(words.tag()), ", ", words.no_edition()].concat();
                let attributes = [
                    ("role", "link"),
                    ("data-day", name.as_str()),
                    ("tabindex", focus),
                    ("aria-disabled", "true"),
                    ("aria-label", &spoken),
                ];
                html.start("span", &attributes);
                html.text(&number.to_string()).end("span");
            }
        }
        html.end("td");
    }
    html.end("tr").end("tbody").end("table");
}

impl Reader {
    /// Looks the editions up, from the open one's month.
    pub(super) fn look_up_editions(self) {
        let day = self.opened.get_untracked().and_then(Result::ok).map(|opened| opened.edition.edition.date);
        self.archive.day.set(day);
        self.home.spawn(async move {
            // Fetched again each time: there may be a new edition.
            let index = self.home.fetch_index().await;
            let index = index.map(|index| Arc::new(Listed::new(index)));
            if let Ok(listed) = &index
                && self.archive.day.get_untracked().is_none()
            {
                self.archive.day.set(listed.editions.first().map(|entry| entry.date));
            }
            self.archive.listed.set(Some(index));
            self.fetch_year().await;
            self.focus_day();
        });
    }

    /// Opens another edition at its front page.
    pub fn open_edition(self, path: &str) {
        let address = Address { edition: Some(path.to_owned()), part: Part::Front, paragraph: None };
        self.home.push(&address);
        self.home.spawn(self.open(Some(address)));
    }

    /// Looks at another day.
    fn look_at(self, day: Date) {
        self.archive.day.set(Some(day));
        self.home.spawn(async move { self.fetch_year().await });
    }

    /// Fetches the editions of the year that is looked at, unless they are there.
    async fn fetch_year(self) {
        let Some(day) = self.archive.day.get_untracked() else { return };
        let Some(Some(Ok(listed))) = self.archive.listed.try_get_untracked() else { return };
        let Some(year) = listed.years.iter().find(|year| year.year == day.year) else { return };
        match self.home.fetch_year(&year.file).await {
            Ok(index) => self.archive.listed.update(|listed| {
                if let Some(Ok(listed)) = listed {
                    Arc::make_mut(listed).add(day.year, index);
                }
            }),
            Err(failure) => self.archive.listed.set(Some(Err(failure))),
        }
    }

    fn focus_day(self) {
        self.home.spawn(async move {
            web::next_frame().await;
            self.home.focus("[data-panel=editions] [data-day][tabindex='0']");
        });
    }
}

/// Does what a click in the calendar asks for; whether it was one.
pub(super) fn click(reader: Reader, event: &leptos::ev::MouseEvent) -> bool {
    if let Some(path) = web::pointed(event, "data-edition") {
        if web::opens_here(event) {
            event.prevent_default();
            reader.panel.set(None);
            reader.open_edition(&path);
        }
        return true;
    }
    let Some(way) = web::pointed(event, "data-month") else { return false };
    if let Some(day) = reader.archive.day.get_untracked() {
        reader.look_at(day.plus_months(if way == "after" { 1 } else { -1 }));
    }
    true
}

/// Looks at the year or the month that was chosen; whether it was one of them.
pub(super) fn choose(reader: Reader, name: &str, value: &str) -> bool {
    let Some(day) = reader.archive.day.get_untracked() else { return false };
    let chosen = match (name, value.parse::<u16>()) {
        ("year", Ok(year)) => day.plus_months((i32::from(year) - i32::from(day.year)) * 12),
        ("month", Ok(month)) => day.plus_months(i32::from(month) - i32::from(day.month)),
        _ => return false,
    };
    reader.look_at(chosen);
    true
}

/// Moves the focus through the days, if the key does.
pub(super) fn press(reader: Reader, event: &leptos::ev::KeyboardEvent) {
    let Some(day) = web::pointed(event, "data-day").and_then(|day| day.parse::<Date>().ok()) else { return };
    let in_week = day.weekday() as i32;
    let to = match event.key().as_str() {
        "ArrowRight" => day.plus_days(1),
        "ArrowLeft" => day.plus_days(-1),
        "ArrowDown" => day.plus_days(7),
        "ArrowUp" => day.plus_days(-7),
        "Home" => day.plus_days(-in_week),
        "End" => day.plus_days(6 - in_week),
        "PageDown" => day.plus_months(if event.shift_key() { 12 } else { 1 }),
        "PageUp" => day.plus_months(if event.shift_key() { -12 } else { -1 }),
        _ => return,
    };
    event.prevent_default();
    reader.look_at(to);
    reader.focus_day();
}
