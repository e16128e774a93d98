//! The text of a printed page, as extracted from its file, to a draft.
//!
//! The rules are those of mainland Chinese newspaper pages; where spaces part words, [`western`]
//! has others for lines and headlines. Passes, in order: [`lines`]
//! cleans up and undoes hard wraps; [`shapes`] tells a line by its own words, [`sections`]
//! section heads by their neighbours; [`weave`] joins what column ends tore and tells
//! headlines from torn text; [`items`] finds where an item begins and puts it together,
//! with [`titles`] for its headline and [`cohesion`] where nothing but the subject tells.
//!
//! Invariant: every character that is not a space, or a hyphen that a line's end made, stands in the draft, in order within its
//! item, but for the form of [`punctuation`] and for ornaments: the mark before a byline,
//! the dots around a signature, the colon after an editor's role.

mod captions;
mod cohesion;
mod dates;
mod items;
mod language;
mod lines;
mod openings;
mod people;
mod punctuation;
mod sections;
mod shapes;
mod titles;
mod topics;
mod weave;
mod western;

use super::{Doubt, Draft, Options, Unsure};
use crate::edition::{Date, Kind};
use western::Western;

/// Reads the text of one page or several into a draft.
pub fn read(raw: &str, options: &Options) -> Draft {
    let language = options.language.clone().unwrap_or_else(|| language::language(raw).to_owned());
    let western = language::has_spaces(&language).then(|| Western::new(raw));
    let lines = lines::lines(raw, western.as_ref());
    let lexicon = cohesion::Lexicon::new(lines.iter().map(|line| line.text.as_str()));
    let mut doubts = Vec::new();
    let pieces = weave::weave(lines, &lexicon, western.as_ref(), &mut doubts);
    let (mut pages, printed) = items::assemble(&pieces, &lexicon, &mut doubts);
    let mut whole = |about| doubts.push(Doubt { line: 0, about });
    if western.is_some() && options.language.is_none() {
        whole(Unsure::Language(language.clone()));
    }
    if options.title.is_none() {
        whole(Unsure::NoTitle);
    }
    let date = options.date.or(printed).or_else(|| {
        let date = notice_date(&pages);
        whole(date.map_or(Unsure::NoDate, |date| Unsure::DateFrom(date.to_string())));
        date
    });
    let mut ids = 1..;
    for (index, page) in pages.iter_mut().enumerate() {
        if let Some(number) = options.page.as_ref().filter(|_| index == 0) {
            page.number.clone_from(number);
        } else if page.number.is_empty() {
            page.number = format!("{:02}", index + 1);
            whole(Unsure::PageNumber);
        }
        if page.section.is_empty() {
            whole(Unsure::NoSection);
        }
        for (item, id) in page.items.iter_mut().zip(&mut ids) {
            item.head.id = format!("a{id:02}");
        }
    }
    doubts.sort_by_key(|doubt| doubt.line);
    Draft { title: options.title.clone(), language, date, pages, doubts, ..Draft::default() }
}

/// The date under the obituaries and notices of the day, if all give the same.
fn notice_date(pages: &[super::DraftPage]) -> Option<Date> {
    let items = pages.iter().flat_map(|page| &page.items);
    let dated = items.filter(|item| matches!(item.head.kind, Kind::Obituary | Kind::Notice));
    let mut dates = dated.filter_map(|item| dates::date(item.head.signed.rsplit(' ').next()?));
    let first = dates.next()?;
    dates.all(|date| date == first).then_some(first)
}
