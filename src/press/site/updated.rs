//! When something was last corrected, for those who come back only to what has changed.
//!
//! Editors say it (`updated`), not the clock of a build: one source gives one site.

use crate::edition::{Edition, Head, Part};

/// The last correction of a part of an edition, in UTC; none if there never was one. A page has
/// the corrections of its articles, an edition those of all, and either those of the edition itself.
pub(super) fn updated<'a>(edition: &'a Edition, part: &Part) -> Option<&'a str> {
    let all = |is_in: &dyn Fn(&Head) -> bool| {
        let articles = edition.articles.iter().filter(|head| is_in(head)).map(|head| head.updated.as_str());
        articles.chain([edition.edition.updated.as_str()]).max()
    };
    let last = match part {
        Part::Article(id) => edition.head(id).map(|head| head.updated.as_str()),
        Part::Page(number) => {
            let page = edition.page_numbered(number)?;
            all(&|head| edition.page_of(&head.id) == Some(page))
        }
        Part::Front => all(&|_| true),
    };
    last.filter(|moment| !moment.is_empty())
}

/// The same, or the day of publication where nothing was corrected.
pub(super) fn updated_or_published(edition: &Edition, part: &Part) -> String {
    updated(edition, part).map_or_else(|| edition.edition.date.to_string(), str::to_owned)
}
