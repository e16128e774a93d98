//! Pages with the conventions of other houses: hard-wrapped text with indents and no blank
//! lines, a party paper's commentary and notice, a county paper with tight blocks.

use epaper::press::import::{Draft, Item, Options, text};

use super::fold::{fold, plain};
use super::real::outline;

fn read(raw: &str) -> Draft {
    text::read(raw, &Options::default())
}

fn check(raw: &str, expect: &[&str]) {
    let draft = read(raw);
    let outlines: Vec<String> = draft.items().map(outline).collect();
    assert_eq!(outlines, expect, "{:#?}", draft.doubts);
    for item in draft.items() {
        let (first, last) = item.lines;
        let printed = raw.lines().skip(first - 1).take(last + 1 - first).collect::<Vec<_>>().join("\n");
        assert_eq!(plain(&printed), fold(&item.text()));
    }
}

const WRAPPED: &str = include_str!("../fixtures/pages/wrapped.txt");

#[test]
fn a_wrapped_page_with_indents_and_no_blank_lines() {
    check(
        WRAPPED,
        &[
            "3-21 Report | 引黄灌区春灌全面展开 ; ——沿黄各县抢抓农时保墒情 | 新华社呼和浩特3月17日电 | （记者王明远 通讯员 李 静） | ¶¶¶▣▣",
            "22-27 Report | 市图书馆延长开放时间 | 本报讯 | ¶ | （记者 周婷）",
        ],
    );
    let draft = read(WRAPPED);
    let page = &draft.pages[0];
    assert_eq!((page.number.as_str(), page.section.as_str()), ("02", "要闻"));
    assert_eq!(draft.date.map(|date| date.to_string()).as_deref(), Some("2025-03-18"));
    let editors: Vec<&str> = page.editors.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(editors, ["陈立", "高敏", "吴爱华"]);
    assert!(draft.items().next().is_some_and(|item| item.text().contains("河套灌区春灌工作陆续展开")));
}

#[test]
fn a_party_paper_with_jumps_a_commentary_and_a_notice() {
    check(
        include_str!("../fixtures/pages/party.txt"),
        &[
            "5-7 Report | ¶¶¶¶",
            "9-23 Commentary | 【本报评论】 | 以实干诠释担当 | 本报评论员 | ¶§¶§¶",
            "25-39 Notice | 关于城区部分道路封闭施工的公告 | ¶¶¶¶¶ | 市住房和城乡建设局 2025年3月18日",
        ],
    );
}

#[test]
fn a_county_paper_with_tight_blocks_and_two_pages() {
    let raw = include_str!("../fixtures/pages/tight.txt");
    check(
        raw,
        &[
            "3-12 Feature | 山乡里的图书管理员 ; ——记沁河镇农家书屋管理员刘桂兰 | 本报记者 郭亮 | ¶¶▣¶",
            "14-15 Report | 县剧团送戏下乡 | 本报讯（记者 韩雪） | ¶",
            "17-18 Report | 非遗剪纸进校园 | 本报讯（通讯员 冯丽） | ¶",
            "20-22 Picture | ▣",
            "26-30 Feature | 老井 | 董建国 | ¶¶ | （作者系市作家协会会员）",
        ],
    );
    let pages: Vec<(String, usize)> =
        read(raw).pages.iter().map(|page| (page.section.clone(), page.items.len())).collect();
    assert_eq!(pages, [("文化新闻".to_owned(), 4), ("副刊".to_owned(), 1)]);
    assert_eq!(read(raw).pages[1].number, "04");
    assert!(read(raw).items().any(|item: &Item| item.text().contains("“书屋就是村里人的第二个家。”")));
}

const ENGLISH: &str = "\
Library stays open until midnight
By Jane Doe

The library on the old square will stay open until mid-
night on weekends from now on, the council decided on
Monday after a long debate about heating costs.

Readers had asked for longer evenings in the year foll-
owing the repairs; a well-known author, who has read
there since 1998, spoke for them.

Bus line to the new bridge

From Friday the buses of line 12 go over the new bridge,
which was opened in November. The stop at the old mill
is served as before, and the fare remains the same.
";

#[test]
fn an_english_page_is_one_and_its_lines_are_joined_by_words() {
    let draft = read(ENGLISH);
    assert_eq!(draft.language, "en");
    let doubts: Vec<String> = draft.doubts.iter().map(|doubt| doubt.about.to_string()).collect();
    assert!(doubts.iter().any(|doubt| doubt.contains("--language")), "{doubts:?}");
    let items: Vec<&Item> = draft.items().collect();
    let [library, bus] = items[..] else { panic!("{items:#?}") };
    assert_eq!(library.head.headline, ["Library stays open until midnight"]);
    assert_eq!(library.head.byline[0].name, "Jane Doe");
    assert_eq!(bus.head.headline, ["Bus line to the new bridge"]);
    let text = library.text();
    for part in [
        "until midnight on weekends from now on, the council decided on Monday after",
        "heating costs.\nReaders had",
        "in the year following the repairs; a well-known author, who has read there since",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(bus.body.len(), 1, "{bus:#?}");
}

#[test]
fn an_editor_names_the_language_of_a_page() {
    let options = Options { language: Some("de".to_owned()), ..Options::default() };
    let draft = text::read("Die Bibliothek bleibt offen\n\nDer Rat hat es so be-\nschlossen.\n", &options);
    assert_eq!(draft.language, "de");
    assert!(!draft.doubts.iter().any(|doubt| doubt.about.to_string().contains("--language")), "{:?}", draft.doubts);
    assert_eq!(read("我市各级部门扎实推进重点工作。\n").language, "zh-Hans");
}
