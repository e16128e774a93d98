//! Masthead, folio line and section head.

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

use super::placed::within;
use super::reader::Opened;
use crate::edition::{Edition, Page};
use crate::layout::Rect;
use crate::layout::fragment::{Furniture as Placed, FurnitureKind};

/// What stands at the head of a sheet.
#[component]
pub fn Furniture(opened: Arc<Opened>, page: usize, furniture: Placed, sheet: usize, sheets: usize) -> impl IntoView {
    let origin = Rect::default();
    let edition = &opened.edition;
    let [left, top, width, height] = within(furniture.rect, origin);
    let head = match furniture.kind {
        FurnitureKind::Masthead => Either::Left(masthead(edition)),
        FurnitureKind::Folio => Either::Right(folio(edition, &edition.pages[page], sheet, sheets)),
    };
    let section = furniture.section.map(|rect| {
        let [left, top, width, height] = within(rect, origin);
        let page = &edition.pages[page];
        view! {
            <div class="section-head" style:left=left style:top=top style:width=width style:height=height>
                <h2>{page.section.clone()}</h2>
                {(!page.romanised.is_empty()).then(|| view! { <span class="romanised" lang="zh-Latn">{page.romanised.clone()}</span> })}
            </div>
        }
    });
    view! {
        <div class="furniture" style:left=left style:top=top style:width=width style:height=height>{head}</div>
        {section}
    }
}

fn masthead(edition: &Edition) -> impl IntoView + use<> {
    let language = &edition.paper.language;
    let issue = &edition.edition;
    let number = issue.number.map(|number| match language.split('-').next() {
        Some("zh") => format!("总第{number}期"),
        Some("ja") => format!("第{number}号"),
        _ => format!("No. {number}"),
    });
    let date = vec![
        issue.date.in_words(language),
        issue.date.weekday().in_words(language).to_owned(),
        issue.lunar.clone(),
        issue.weather.clone(),
    ];
    let paper = &edition.paper;
    let facts = vec![
        number.unwrap_or_default(),
        paper.cn.clone(),
        paper.postal.clone(),
        paper.publisher.clone(),
        paper.site.clone(),
    ];
    view! {
        <header class="masthead">
            <h1>{paper.title.clone()}</h1>
            <div class="masthead-date">{spans(date)}</div>
            <div class="masthead-facts">{spans(facts)}</div>
        </header>
    }
}

fn folio(edition: &Edition, page: &Page, sheet: usize, sheets: usize) -> impl IntoView + use<> {
    let language = &edition.paper.language;
    let date = edition.edition.date;
    let editors = page
        .editors
        .iter()
        .map(|editor| [editor.role.as_str(), editor.name.as_str()].join(" ").trim().to_owned())
        .collect();
    let part = (sheets > 1).then(|| view! { <span class="folio-part">{format!("{}/{sheets}", sheet + 1)}</span> });
    view! {
        <header class="folio">
            <span class="folio-number">{page.number.clone()}{part}</span>
            <span class="folio-section">{page.section.clone()}</span>
            <span class="folio-editors">{spans(editors)}</span>
            <span class="folio-title">{edition.paper.title.clone()}</span>
            <span class="folio-date">{date.in_words(language)}" "{date.weekday().in_words(language)}</span>
        </header>
    }
}

/// One span for each text that is not empty.
fn spans(texts: Vec<String>) -> impl IntoView {
    texts.into_iter().filter(|text| !text.is_empty()).map(|text| view! { <span>{text}</span> }).collect_view()
}
