//! The page of 2024-12-06: what the importer makes of it, and the edition that was finished
//! from that by hand.

use std::path::Path;

use epaper::edition::Kind;
use epaper::press::import::{Draft, Item, Options, Part, Unsure, text};

use super::fold::{fold, plain};
use super::source;

pub const RAW: &str = include_str!("../fixtures/changzhi-2024-12-06-page.txt");

fn draft() -> Draft {
    text::read(RAW, &Options::default())
}

#[test]
fn eleven_items_stand_under_one_section_head() {
    let draft = draft();
    assert_eq!(draft.date.map(|date| date.to_string()).as_deref(), Some("2024-12-06"));
    assert_eq!(draft.pages.len(), 1);
    assert_eq!((draft.pages[0].section.as_str(), draft.pages[0].romanised.as_str()), ("时政动态", "SHIZHENG DONGTAI"));
    let outline: Vec<String> = draft.items().map(outline).collect();
    assert_eq!(
        outline,
        [
            "7-14 Report | 持续为基层减负赋能/切实提升基层治理水平 ; 杨保春深入沁县沁源县襄垣县调研 | 本报讯 记者朱海云报道： | ¶¶",
            "16-24 Report | 市政协开展重点提案督办调研 ; 王卫军参加 | 本报讯 记者马慧荣报道： | ¶¶¶",
            "26-43 Report | “敲门行动”暖人心/守好居民“安全门” | ¶¶¶¶¶¶¶ | 彭楠",
            "47-65 Feature | 本报记者 丁德令 | ¶¶¶¶¶¶",
            "67-83 Report | 我市“宪法宣传周”主题活动精彩纷呈—— : 让宪法精神根植于心 ; 聚焦12月1日至7日第七个“宪法宣传周” \
             | 本报讯 记者解婷 见习记者董良报道： | ¶¶¶¶",
            "87-92 Picture | ¶▣▣",
            "94-106 Report | 搭建交流平台 丰富百姓文化生活 : 2024年全市群众文化活动戏曲票友大赛举办 | 本报讯 记者李盼报道： | ¶¶¶",
            "108-116 Report | ¶¶¶¶¶",
            "120-122 Picture | ▣",
            "124-128 Obituary | 闫多三同志逝世 | ¶ | 2024年12月6日",
            "130-152 Feature | 本报记者 赵婧 | ¶¶¶¶¶¶¶¶",
        ]
    );
}

#[test]
fn every_character_of_the_page_stands_in_its_item_in_order() {
    let draft = draft();
    for item in draft.items() {
        let (first, last) = item.lines;
        let printed = RAW.lines().skip(first - 1).take(last + 1 - first).collect::<Vec<_>>().join("\n");
        assert_eq!(plain(&printed), fold(&item.text()));
    }
    let page = format!("{}{}", draft.pages[0].section, draft.pages[0].romanised);
    let items: String = draft.items().map(Item::text).collect();
    assert_eq!(plain(RAW), fold(&(page + &items)));
}

#[test]
fn what_it_was_unsure_of_is_said_by_line() {
    let lines = |wanted: fn(&Unsure) -> bool| -> Vec<usize> {
        draft().doubts.iter().filter(|doubt| wanted(&doubt.about)).map(|doubt| doubt.line).collect()
    };
    assert_eq!(lines(|about| *about == Unsure::NoHeadline), [47, 87, 108, 120, 130]);
    assert_eq!(lines(|about| *about == Unsure::SharedCredit(2)), [92]);
    assert_eq!(lines(|about| matches!(about, Unsure::ItemStart(_))), [87, 108, 120]);
    assert_eq!(lines(|about| *about == Unsure::Headline), [16, 94]);
    // Joins whose words stand nowhere else on the page; `发|现`, `潞|州区`, `艺|术` are sure.
    assert_eq!(lines(|about| matches!(about, Unsure::Join(_))), [63, 77, 81, 138, 142, 148]);
    assert_eq!(lines(|about| *about == Unsure::NoTitle), [0]);
    assert!(lines(|about| *about == Unsure::OpenEnd).is_empty());
}

#[test]
fn captions_keep_their_arrows_and_credits() {
    let draft = draft();
    let figures = |at: usize| -> Vec<(String, String)> {
        let parts = draft.items().nth(at).expect("an item").body.iter();
        parts
            .filter_map(|part| match part {
                Part::Figure { caption, credit } => Some((caption.chars().take(6).collect(), credit.clone())),
                _ => None,
            })
            .collect()
    };
    let pair = |caption: &str, credit: &str| (caption.to_owned(), credit.to_owned());
    assert_eq!(figures(5), [pair("↑普及AED", ""), pair("←提供法律咨", "本报记者 石玉成 摄")]);
    assert_eq!(figures(8), [pair("12月4日，", "王日尧 摄")]);
}

/// What was done by hand after the import, and nothing else: ids, two kinds, ranks.
#[test]
fn the_edition_has_the_text_of_the_draft() {
    let finished = source::articles(&Path::new(env!("CARGO_MANIFEST_DIR")).join("editions/2024-12-06"));
    let draft = draft();
    let drafted: Vec<&Item> = draft.items().collect();
    assert_eq!(finished.len(), drafted.len());
    for (article, item) in finished.iter().zip(drafted) {
        assert_eq!(article.text, item.text(), "{}", article.id);
        let expected = match article.id.as_str() {
            "countryside-culture" => "commentary".to_owned(),
            _ if item.head.kind == Kind::Report => String::new(),
            _ => format!("{:?}", item.head.kind).to_lowercase(),
        };
        assert_eq!(article.kind, expected, "{}", article.id);
    }
}

#[test]
fn every_character_of_the_page_stands_in_the_edition() {
    let finished = source::articles(&Path::new(env!("CARGO_MANIFEST_DIR")).join("editions/2024-12-06"));
    let text: String = finished.into_iter().map(|article| article.text).collect();
    assert_eq!(plain(RAW), fold(&format!("时政动态SHIZHENG DONGTAI{text}")));
}

/// An item in a line: head, then `¶` a paragraph, `§` a crosshead, `▣` a figure.
pub fn outline(item: &Item) -> String {
    let head = &item.head;
    let byline: Vec<String> = head.byline.iter().map(|p| format!("{} {}", p.role, p.name).trim().to_owned()).collect();
    let mark = |part: &Part| match part {
        Part::Paragraph(_) | Part::Markdown(_) => '¶',
        Part::Crosshead(_) => '§',
        Part::Figure { .. } => '▣',
    };
    let mut title = head.headline.join("/");
    if !head.kicker.is_empty() {
        title = format!("{} : {title}", head.kicker);
    }
    if !head.deck.is_empty() {
        title = format!("{title} ; {}", head.deck.join("/"));
    }
    let parts = [
        format!("{}-{} {:?}", item.lines.0, item.lines.1, head.kind),
        head.series.clone(),
        title,
        byline.join("、"),
        head.dateline.clone(),
        head.lead_in.clone(),
        item.body.iter().map(mark).collect(),
        head.signed.clone(),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" | ")
}
