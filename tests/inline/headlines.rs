//! Headlines whose words are known: no line ends inside one.

use epaper::edition::{FaceRole, LineWords};
use epaper::layout::inline::{LineEnd, Paragraph, SetText, headline};
use epaper::layout::{Em, Faces};
use epaper::press::words::words;
use proptest::prelude::*;

use super::support::lines;

fn set(text: &str, words: LineWords, ems: i32) -> SetText {
    let paragraph = Paragraph { words, ..Paragraph::of_lines(&[text], FaceRole::Headline) };
    headline(&paragraph, Em::whole(ems), &Faces::default())
}

/// `/` stands where lines end, a space that ends one included.
fn check(expect: &str, ems: &[i32]) {
    let lines_of = |expect: &str| expect.split('/').map(str::to_owned).collect::<Vec<_>>();
    let text = expect.replace("平台/", "平台 ").replace('/', "");
    for &ems in ems {
        let set = set(&text, words(&text), ems);
        assert_eq!(lines(&set), lines_of(expect), "{text} at {ems} em");
    }
}

#[test]
fn headlines_of_the_edition_break_between_words() {
    check("持续为基层减负赋能", &[9, 12]);
    check("持续为基层/减负赋能", &[5, 8]);
    check("切实提升/基层治理水平", &[6, 7, 9]);
    check("市政协开展/重点提案督办调研", &[8, 10, 12]);
    check("市政协开展重点/提案督办调研", &[7]);
    check("杨保春深入沁县/沁源县襄垣县调研", &[8, 10]);
    check("杨保春深入/沁县沁源县/襄垣县调研", &[6, 7]);
    check("我市“宪法宣传周”/主题活动精彩纷呈——", &[10, 11, 15]);
    check("让宪法精神/根植于心", &[5, 8]);
    check("聚焦12月1日至7日/第七个“宪法宣传周”", &[10]);
    check("聚焦12月1日至7日第七个/“宪法宣传周”", &[15]);
    check("搭建交流平台/丰富百姓文化生活", &[8, 10, 13]);
    check("2024年全市群众文化/活动戏曲票友大赛举办", &[10, 12, 16]);
    check("“敲门行动”/暖人心", &[5, 7]);
}

#[test]
fn other_headlines_break_between_words() {
    check("习近平在中央经济工作/会议上发表重要讲话", &[10, 14]);
    check("国务院印发/《关于进一步优化营商环境的意见》", &[16]);
    check("山西前三季度/GDP增长5.2%", &[8, 11]);
    check("长治市2024年城镇/新增就业3.5万人", &[9, 12]);
    check("我市出台十条措施支持/民营经济高质量发展", &[10, 14]);
    check("屯留区：小蘑菇撑起/乡村振兴“致富伞”", &[9, 14]);
    check("潞州区太行东街小学/举行校园足球联赛", &[9]);
    check("中国科学院/院士李振声/谈粮食安全", &[6]);
    check("孩子们的笑声和/老人们的故事", &[7, 8]);
    check("南京市长江大桥/通车56周年", &[8, 11]);
    check("走过了七十五年的/光辉历程", &[8, 11]);
    check("市第二人民医院/AED急救培训进校园", &[11, 15]);
    check("市容海学校/师生为苗女士/送去冬日温暖", &[6, 7]);
}

#[test]
fn a_word_wider_than_the_measure_is_divided_and_says_so() {
    let set = set("全国人大常委会审议", words("全国人大常委会审议"), 5);
    assert!(set.lines.iter().any(|line| line.end == LineEnd::Forced), "{:?}", lines(&set));
}

#[test]
fn words_that_no_dictionary_made_do_no_harm() {
    for begins in [vec![u16::MAX], vec![9, 3, 1], vec![400]] {
        let wrong = LineWords { objects: begins.clone(), begins };
        assert_eq!(lines(&set("市政协开展重点提案督办调研", wrong, 8)).concat(), "市政协开展重点提案督办调研");
    }
}

/// Words of up to four characters; Western ones have a comma after them, since two of
/// them without a space are one.
const WORDS: &[&str] =
    &["持续", "基层", "精彩纷呈", "宣传周", "的", "和", "为", "市", "们", "沁源县", "AED，", "2024年，", "第七个，"];
const MARKS: &[&str] = &["", "", "", "", "，", "：", " ", "“", "”", "《", "》", "——", "、"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn lines_begin_with_words_where_every_word_fits(
        pieces in proptest::collection::vec((0..WORDS.len(), 0..MARKS.len()), 1..16),
        ems in 10..24,
    ) {
        let mut text = String::new();
        let mut words = LineWords::default();
        for (word, mark) in pieces {
            words.begins.push(text.chars().count() as u16);
            text.push_str(WORDS[word]);
            text.push_str(MARKS[mark]);
        }
        let set = set(text.trim(), words.clone(), ems);
        for line in set.lines.iter().skip(1) {
            let before = set.paragraph.text[..line.range.start].chars().next_back();
            let after = set.paragraph.text[line.range.start..].chars().next();
            let at_mark = [before, after].into_iter().flatten().any(|character| !character.is_alphanumeric());
            let offset = set.paragraph.text[..line.range.start].chars().count() as u16;
            prop_assert!(at_mark || words.begins.contains(&offset), "{:?}", lines(&set));
        }
        prop_assert!(set.lines.iter().all(|line| line.end != LineEnd::Forced), "{:?}", lines(&set));
    }
}
