//! Whatever the order of the items and wherever a column end cuts, no character is lost and
//! none leaves its item.

use epaper::press::import::{Draft, Item, Options, text};
use proptest::prelude::*;

use super::fold::{fold, plain};
use super::real::RAW;
use super::source;

/// The lines of each item on the real page.
const ITEMS: [(usize, usize); 11] = [
    (7, 14),
    (16, 24),
    (26, 43),
    (47, 65),
    (67, 83),
    (87, 92),
    (94, 106),
    (108, 116),
    (120, 122),
    (124, 128),
    (130, 152),
];

fn printed(item: usize) -> String {
    let (first, last) = ITEMS[item];
    RAW.lines().skip(first - 1).take(last + 1 - first).collect::<Vec<_>>().join("\n")
}

fn read(raw: &str) -> Draft {
    text::read(raw, &Options::default())
}

fn all_text(draft: &Draft) -> String {
    let head = |page: &epaper::press::import::DraftPage| page.section.clone() + &page.romanised;
    draft.pages.iter().map(|page| head(page) + &page.items.iter().map(Item::text).collect::<String>()).collect()
}

/// Some of the items in any order.
fn shuffled() -> impl Strategy<Value = Vec<usize>> {
    (Just((0..ITEMS.len()).collect::<Vec<_>>()).prop_shuffle(), 1..=ITEMS.len()).prop_map(|(mut order, count)| {
        order.truncate(count);
        order
    })
}

/// Cuts a paragraph of the page (line, character) as a column end does.
fn cut(raw: &str, cuts: &[(usize, usize)], least: usize) -> String {
    let mut lines: Vec<String> = raw.lines().map(str::to_owned).collect();
    let bodies: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].chars().count() > 2 * least.max(30)).collect();
    for (body, at) in cuts {
        let line = &mut lines[bodies[body % bodies.len()]];
        // A line is cut once: the second cut would fall into the part before the first.
        if line.contains('\n') {
            continue;
        }
        let chars: Vec<char> = line.chars().collect();
        let at = least + at % (chars.len() - 2 * least);
        let part = |chars: &[char]| chars.iter().collect::<String>();
        *line = format!("{}\n\n{}", part(&chars[..at]), part(&chars[at..]));
    }
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn items_in_any_order_keep_their_text(order in shuffled(), gaps in prop::collection::vec(2_usize..6, 12)) {
        let mut raw = String::from("时政动态\nSHIZHENG DONGTAI\n\n");
        for (item, gap) in order.iter().zip(&gaps) {
            raw += &printed(*item);
            raw += &"\n".repeat(*gap);
        }
        let draft = read(&raw);
        prop_assert_eq!(fold(&all_text(&draft)), plain(&raw));
    }

    #[test]
    fn items_set_apart_by_wide_gaps_are_found_in_any_order(order in shuffled()) {
        let raw = order.iter().map(|item| printed(*item)).collect::<Vec<_>>().join("\n\n\n\n");
        let found: Vec<String> = read(&raw).items().map(|item| fold(&item.text())).collect();
        let expect: Vec<String> = order.iter().map(|item| plain(&printed(*item))).collect();
        prop_assert_eq!(found, expect);
    }

    #[test]
    fn column_ends_anywhere_lose_nothing(
        cuts in prop::collection::vec((0_usize..1000, 0_usize..1000), 0..30),
        blanks in prop::collection::vec((0_usize..200, 0_usize..4), 0..20),
    ) {
        let raw = cut(RAW, &cuts, 1);
        let mut lines: Vec<String> = raw.lines().map(str::to_owned).collect();
        for (at, count) in blanks {
            let at = at % lines.len();
            lines[at] += &"\n".repeat(count);
        }
        let raw = lines.join("\n");
        prop_assert_eq!(fold(&all_text(&read(&raw))), plain(&raw));
    }

    /// A column is longer than a headline is wide: then the cut is told from a headline, and
    /// every item has the text that it has uncut.
    #[test]
    fn column_ends_in_running_text_change_no_item(
        cuts in prop::collection::vec((0_usize..1000, 0_usize..1000), 0..12),
    ) {
        let texts = |draft: &Draft| draft.items().map(|item| fold(&item.text())).collect::<Vec<_>>();
        prop_assert_eq!(texts(&read(&cut(RAW, &cuts, 36))), texts(&read(RAW)));
    }

    #[test]
    fn any_text_becomes_a_source_that_says_the_same(
        raw in "([□·↑图（）()本报记者讯摄张三第版年月日电新华社—…。，！？“”\"'0-9a-zA-Z*_#>+~|`&<\\[\\]\\\\.:;{}=-]{0,14}[ \u{3000}\n]{0,3}){0,30}",
    ) {
        let draft = read(&raw);
        let letters = |text: &str| {
            let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
            letters.sort_unstable();
            letters
        };
        let pages = draft.pages.iter();
        let furniture: String = pages.flat_map(|page| page.furniture.iter()).cloned().collect();
        let editors: String = draft.pages.iter().flat_map(|page| &page.editors).map(|p| format!("{}{}", p.role, p.name)).collect();
        prop_assert_eq!(letters(&(all_text(&draft) + &furniture + &editors)), letters(&raw));
        for (item, (_, file)) in draft.items().zip(draft.files().iter().skip(1)) {
            let (_, written) = source::article(file);
            prop_assert_eq!(fold(&written), fold(&item.text()), "{}", file);
        }
    }
}
