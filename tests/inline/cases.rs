//! One table per rule.

use epaper::edition::FaceRole;
use epaper::layout::inline::{Paragraph, headline};
use epaper::layout::{Em, Faces};

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

fn check_headline(editors: &[&str], ems: i32, expect: &[&str]) {
    let paragraph = Paragraph::of_lines(editors, FaceRole::Headline);
    let set = headline(&paragraph, Em::whole(ems), &Faces::default());
    assert_eq!(lines(&set), expect, "{editors:?} at {ems} em");
}

#[test]
fn an_editors_lines_are_kept_where_they_fit() {
    let editors = ["持续为基层减负赋能", "切实提升基层治理水平"];
    check_headline(&editors, 20, &editors);
    check_headline(&editors, 10, &editors);
    check_headline(&editors, 9, &["持续为基层减负赋能", "切实提升", "基层治理水平"]);
}

#[test]
fn headlines_break_by_sense() {
    check_headline(&["让宪法精神根植于心"], 8, &["让宪法精神", "根植于心"]);
    check_headline(&["搭建交流平台 丰富百姓文化生活"], 10, &["搭建交流平台", "丰富百姓文化生活"]);
    check_headline(&["“敲门行动”暖人心"], 7, &["“敲门行动”", "暖人心"]);
    check_headline(&["2024年全市群众文化活动戏曲票友大赛举办"], 12, &["2024年全市群众文化", "活动戏曲票友大赛举办"]);
    check_headline(&["我们走过的路和将要走的路"], 7, &["我们走过的路", "和将要走的路"]);
    check_headline(&["Knowledge is power in 2024"], 8, &["Knowledge is", "power in 2024"]);
}

#[test]
fn no_line_of_a_headline_begins_with_a_particle() {
    for text in ["推动高质量发展的长治实践探索", "孩子们的笑声和老人们的故事", "走过了七十五年的光辉历程"]
    {
        for ems in 3..12 {
            let set = headline(&Paragraph::of_lines(&[text], FaceRole::Headline), Em::whole(ems), &Faces::default());
            for line in lines(&set) {
                assert!(!line.starts_with(['的', '了', '们']), "{:?} at {ems} em", lines(&set));
            }
        }
    }
}
