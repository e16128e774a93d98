//! The real edition at every measure that a column may have.

use epaper::layout::Em;
use epaper::layout::inline::{LineEnd, Script};

use super::corpus::{dealt, edition};
use super::support::{forbidden, has_runt, lines, prepared};

#[test]
fn no_line_of_the_edition_begins_or_ends_wrongly() {
    for paragraph in edition().iter().chain(&dealt(1, 200)) {
        let prepared = prepared(Script::Simplified, paragraph);
        for ems in 8..=30 {
            let set = prepared.linebreak(Em::whole(ems));
            assert_eq!(forbidden(&set), Vec::<String>::new(), "{paragraph} at {ems} em");
        }
    }
}

#[test]
fn no_last_line_of_the_edition_is_one_character() {
    for paragraph in edition() {
        let prepared = prepared(Script::Simplified, &paragraph);
        for ems in 8..=30 {
            let set = prepared.linebreak(Em::whole(ems));
            assert!(!has_runt(&set), "{:?} at {ems} em", lines(&set));
        }
    }
}

#[test]
fn numbers_words_and_dates_of_the_edition_stay_whole() {
    for paragraph in edition() {
        let prepared = prepared(Script::Simplified, &paragraph);
        for ems in 8..=30 {
            let set = prepared.linebreak(Em::whole(ems));
            for pair in lines(&set).windows(2) {
                let (Some(last), Some(first)) = (pair[0].chars().next_back(), pair[1].chars().next()) else { continue };
                assert!(!(last.is_ascii_alphanumeric() && first.is_ascii_alphanumeric()), "{pair:?} at {ems} em");
            }
            assert!(set.lines.iter().all(|line| line.end != LineEnd::Forced));
        }
    }
}
