//! One table per rule. Advances are rough: one em for a full-width character, half an em
//! for any other.

use epaper::edition::FaceRole;
use epaper::layout::inline::{Adjust, LineEnd, Paragraph, Script, headline};
use epaper::layout::{Em, Faces};

use super::corpus::{ENGLISH, JAPANESE, TRADITIONAL};
use super::support::{forbidden, lines, prepared, set_in, set_plain};

fn check(text: &str, ems: i32, expect: &[&str]) {
    assert_eq!(lines(&set_plain(text, ems)), expect, "{text} at {ems} em");
}

/// Widths of the lines in 1/1000 em, before stretch.
fn check_widths(script: Script, text: &str, ems: i32, expect: &[i32]) {
    let set = set_in(script, text, ems);
    let widths: Vec<i32> = set.lines.iter().map(|line| line.width.0).collect();
    assert_eq!(widths, expect, "{:?} at {ems} em", lines(&set));
}

#[test]
fn plain_text_fills_its_lines() {
    check("一二三四五六七八九十", 5, &["一二三四五", "六七八九十"]);
    check("", 5, &[]);
    check("  \n ", 5, &[]);
    check("一", 5, &["一"]);
}

#[test]
fn closing_marks_stay_with_what_they_close() {
    check("一二三四五，六七八九十", 5, &["一二三四", "五，六七八", "九十"]);
    check("一二三四（五六七八）九十", 5, &["一二三四", "（五六七八）", "九十"]);
    check("一二三四五％七八", 5, &["一二三四", "五％七八"]);
    check("一二三四五~七八", 5, &["一二三四", "五~七八"]);
}

#[test]
fn a_mark_at_a_lines_end_gives_up_half_an_em_where_that_helps() {
    check_widths(Script::Simplified, "一二三四，五六七八", 5, &[5000, 4000]);
    check_widths(Script::Simplified, "一二三（四），五六七八", 6, &[6000, 4000]);
    // Traditional stops stand in the middle of their square and have nothing to give.
    check_widths(Script::Traditional, "一，二三四，五六七八九", 5, &[4000, 5000, 2000]);
}

#[test]
fn of_two_marks_that_meet_the_inner_half_goes() {
    for (text, width) in [
        ("甲”，乙", 3500),
        ("甲：“乙", 3500),
        ("甲）（乙", 3500),
        ("甲》《乙", 3500),
        ("甲“《乙", 3500),
        ("甲。”乙", 3500),
        ("甲》）。乙", 4000),
        ("甲，乙", 3000),
        ("甲……乙", 4000),
        ("甲——“乙", 5000),
    ] {
        check_widths(Script::Simplified, text, 9, &[width]);
    }
    check_widths(Script::Traditional, "甲：「乙", 9, &[3500]);
    check_widths(Script::Traditional, "甲，！乙", 9, &[4000]);
    check_widths(Script::Japanese, "甲。」乙", 9, &[3500]);
}

#[test]
fn an_opening_mark_that_begins_a_line_loses_its_left_half() {
    let set = set_plain("“甲乙丙”丁戊己庚“辛壬”", 5);
    assert_eq!(lines(&set), ["“甲乙丙”", "丁戊己庚", "“辛壬”"]);
    for line in [0, 2] {
        let at = set.lines[line].range.start;
        assert_eq!(set.lines[line].adjusts[0], Adjust { at, before: Em(-500), after: Em(0), boxed: None });
    }
}

#[test]
fn han_and_western_stand_apart_by_an_eighth() {
    check_widths(Script::Simplified, "共37个", 9, &[3250]);
    check_widths(Script::Simplified, "用AED救", 9, &[3750]);
    check_widths(Script::Simplified, "增100%的", 9, &[4250]);
    check_widths(Script::Simplified, "用 AED 救", 9, &[4500]);
    check_widths(Script::Simplified, "“AED”，", 9, &[3500]);
    check_widths(Script::Simplified, "３７个", 9, &[3000]);
}

#[test]
fn dashes_and_ellipses_are_not_divided() {
    check("一二三四——五六七八", 5, &["一二三", "四——五六", "七八"]);
    check("一二三四……五六七八", 5, &["一二三", "四……五六", "七八"]);
    // Nor does stretch open them.
    let set = set_plain("一二三四——五六七“八九", 6);
    let line = &set.lines[0];
    assert_eq!(lines(&set)[0], "一二三四——");
    assert!(line.letter_spacing == Em(0) || line.adjusts.iter().any(|adjust| adjust.after == -line.letter_spacing));
}

#[test]
fn numbers_keep_their_digits_signs_and_units() {
    check("一二三100%四五", 4, &["一二三", "100%", "四五"]);
    check("一二三四-5℃五", 5, &["一二三四", "-5℃五"]);
    check("一二三四$5五六", 5, &["一二三四", "$5五六"]);
    check("一二三1,234.5五六", 5, &["一二三", "1,234.5", "五六"]);
    check("一二三四8:30五六", 5, &["一二三四", "8:30五六"]);
    check("一二三四5—10五六", 6, &["一二三四", "5—10五六"]);
    check("一二三四五六七八九12月4日六七", 11, &["一二三四五六七八九", "12月4日六七"]);
}

#[test]
fn a_unit_may_leave_its_number_but_digits_never_part() {
    for ems in 3..12 {
        let set = set_plain("服务驿站接受企业群众咨询4500余人次，代办385件", ems);
        for pair in lines(&set).windows(2) {
            assert!(
                !(pair[0].ends_with(|last: char| last.is_ascii_digit())
                    && pair[1].starts_with(|first: char| first.is_ascii_digit())),
                "{pair:?}"
            );
        }
    }
}

#[test]
fn a_last_line_is_not_one_character() {
    check("一二三四五六七八九十一", 5, &["一二三四", "五六七八九", "十一"]);
    check("一二三四五六七八九。", 5, &["一二三四五", "六七八九。"]);
    check("一二三四五六七八九十。", 5, &["一二三四", "五六七八", "九十。"]);
}

#[test]
fn english_words_are_divided_at_syllables() {
    let set = set_in(Script::English, "An internationalization of newspapers", 8);
    assert!(set.lines.iter().any(|line| line.end == LineEnd::Hyphen), "{:?}", lines(&set));
    for (line, next) in set.lines.iter().zip(lines(&set).iter().skip(1)) {
        if line.end == LineEnd::Hyphen {
            assert!(next.starts_with(char::is_alphabetic));
        }
    }
    // French is not divided by English patterns, nor are capitals.
    for (script, text) in [(Script::Western, "aaa constitutionnellement"), (Script::English, "The CONSTITUTIONAL act")]
    {
        assert!(set_in(script, text, 13).lines.iter().all(|line| line.end != LineEnd::Hyphen));
    }
}

#[test]
fn what_is_too_wide_is_divided_by_force() {
    let set = set_plain("号码12345678901234567890完", 5);
    assert!(set.lines.iter().any(|line| line.end == LineEnd::Forced));
    assert!(set.lines.iter().all(|line| line.width <= Em::whole(5)));
    // An address divides behind its signs first.
    check("见https://a.cn/news/index.html。", 8, &["见https://a.cn/", "news/index.html。"]);
}

#[test]
fn other_writings_keep_their_rules() {
    for (script, texts) in
        [(Script::Traditional, TRADITIONAL), (Script::Japanese, JAPANESE), (Script::English, ENGLISH)]
    {
        for text in texts {
            let prepared = prepared(script, text);
            for ems in 6..=30 {
                let set = prepared.linebreak(Em::whole(ems));
                assert_eq!(forbidden(&set), Vec::<String>::new(), "{text} at {ems} em");
                for line in lines(&set).iter().skip(1) {
                    assert!(!line.starts_with(['ー', 'っ', 'ャ', 'ッ', '々']), "{line}");
                }
            }
        }
    }
}

#[test]
fn a_paragraph_of_fifty_thousand_characters_is_set() {
    let text = "市政协组织部分政协委员，深入市容海学校进行调研。".repeat(2100);
    let set = prepared(Script::Simplified, &text).linebreak(Em::whole(13));
    assert!(set.lines.len() > 3800);
    let widest = set.lines.iter().max_by_key(|line| line.letter_spacing).expect("lines");
    assert!(widest.letter_spacing <= Em(150), "{:?} {widest:?}", &set.paragraph.text[widest.range.clone()]);
}

#[test]
fn an_indent_is_never_wider_than_half_the_measure() {
    let set = prepared(Script::Simplified, "一二三四").linebreak(Em::whole(2));
    assert_eq!(set.indent(), Em::ONE);
    assert_eq!(lines(&set), ["一", "二", "三四"]);
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
