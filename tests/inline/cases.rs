//! One table per rule.

use super::support::{lines, set_plain};

fn check(text: &str, ems: i32, expect: &[&str]) {
    assert_eq!(lines(&set_plain(text, ems)), expect, "{text} at {ems} em");
}

#[test]
fn plain_text_fills_its_lines() {
    check("一二三四五六七八九十", 5, &["一二三四五", "六七八九十"]);
    check("", 5, &[]);
    check("  \n ", 5, &[]);
}

#[test]
fn closing_marks_stay_with_what_they_close() {
    check("一二三四五，六七八九十", 5, &["一二三四", "五，六七八", "九十"]);
}
