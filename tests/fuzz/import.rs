//! Text of pages, torn and mixed: every draft is written, and no paragraph of it is lost.

use epaper::press::import::{Item, Options, text};

use super::{fuzz, mutate};

const PAGES: [&str; 3] = [
    include_str!("../fixtures/changzhi-2024-12-06-page.txt"),
    include_str!("../fixtures/pages/wrapped.txt"),
    include_str!("../fixtures/pages/party.txt"),
];

#[test]
fn any_text_becomes_a_draft() {
    fuzz("import", |dealer| {
        let raw = mutate::text(PAGES[dealer.below(PAGES.len())], dealer);
        let draft = text::read(&raw, &Options::default());
        assert!(!draft.files().is_empty());
        // Letters and digits are never dropped; that order and marks are kept, other tests hold.
        let solid = |text: &str| text.chars().filter(|one| ('一'..='龥').contains(one)).count();
        let kept: usize = draft
            .pages
            .iter()
            .map(|page| solid(&page.section) + page.items.iter().map(|item| solid(&Item::text(item))).sum::<usize>())
            .sum();
        assert!(kept > 0 || solid(&raw) < 20, "{raw}");
    });
}
