//! Text of pages, torn and mixed: every draft is written, and no paragraph of it is lost.

use epaper::press::import::{Options, text};

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
        let files = draft.files();
        assert!(!files.is_empty());
        // Letters and digits are never dropped, furniture included; that order and marks are
        // kept, other tests hold.
        let solid = |text: &str| text.chars().filter(|one| ('一'..='龥').contains(one)).count();
        let kept: usize = files.iter().map(|(_, text)| solid(text)).sum();
        assert!(kept > 0 || solid(&raw) < 20, "{raw}");
        raw.len()
    });
}
