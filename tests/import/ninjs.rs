//! News items in ninjs to a source that the press reads back.

use std::fs;
use std::path::{Path, PathBuf};

use epaper::edition::{Block, Edition, Focus, Rank, Run};
use epaper::press::import::{Import, Options, ninjs};
use epaper::press::source::{self, Source};

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/ninjs");

/// The fixtures with pictures beside them, in a folder of their own.
fn items() -> (tempfile::TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().expect("a folder");
    let names = ["superdesk.json", "items-3.json"];
    for name in names {
        fs::copy(Path::new(FIXTURES).join(name), folder.path().join(name)).expect("copied");
    }
    fs::create_dir(folder.path().join("media")).expect("a folder");
    for name in ["day.png", "night.png"] {
        image::RgbImage::new(40, 30).save(folder.path().join("media").join(name)).expect("a picture");
    }
    let files = names.map(|name| folder.path().join(name)).to_vec();
    (folder, files)
}

/// The draft of all fixtures read back, and what was said about it.
fn imported() -> (Source, String) {
    let (folder, files) = items();
    let out = folder.path().join("draft");
    let title = Some("小城日报".to_owned());
    let mut report = Vec::new();
    let options = Options { title, ..Options::default() };
    Import::Ninjs { files, out: out.clone(), options }.run(&mut report).expect("imported");
    let (source, problems) = source::read(&out);
    let problems: Vec<String> = problems.sorted().iter().map(ToString::to_string).collect();
    assert!(problems.iter().all(|problem| problem.contains("missing-key")), "{problems:?}");
    (source.expect("a good source"), String::from_utf8(report).expect("text"))
}

fn blocks<'a>(source: &'a Source, id: &str) -> &'a [Block] {
    let mut bodies = source.bodies.iter().flat_map(|page| &page.articles);
    &bodies.find(|body| body.id == id).unwrap_or_else(|| panic!("no {id}")).blocks
}

#[test]
fn items_become_articles_the_most_urgent_first() {
    let (Source { edition, .. }, _) = imported();
    let Edition { paper, edition: issue, pages, articles, .. } = edition;
    assert_eq!((paper.title.as_str(), paper.language.as_str()), ("小城日报", "zh-Hans"));
    assert_eq!((issue.date.to_string(), pages[0].section.as_str()), ("2024-12-05".to_owned(), "要闻"));
    assert_eq!(pages[0].articles, ["bridge-opens", "a02", "a03"]);
    let [bridge, library, brief] = &articles[..] else { panic!("{articles:?}") };
    assert_eq!((bridge.rank, library.rank, brief.rank), (Rank(1), Rank(3), Rank(4)));
    assert_eq!(bridge.headline, ["漳河新桥 今日通车"]);
    assert_eq!(bridge.deck, ["两岸居民步行六分钟可达"]);
    assert_eq!(bridge.dateline, "长治");
    assert_eq!((bridge.byline[0].role.as_str(), bridge.byline[0].name.as_str()), ("本报记者", "石玉成"));
    assert_eq!((library.kicker.as_str(), library.byline[0].name.as_str()), ("书香进社区", "朱海云"));
    assert_eq!(library.deck, ["周末到晚上九点"]);
}

#[test]
fn a_body_of_superdesk_keeps_its_blocks_and_pictures() {
    let (source, _) = imported();
    let [
        Block::Figures(first),
        Block::Paragraph(text),
        Block::Crosshead(head),
        Block::List(list),
        Block::Figures(second),
        Block::Quote(quote),
    ] = blocks(&source, "bridge-opens")
    else {
        panic!("{:?}", blocks(&source, "bridge-opens"))
    };
    let picture = first[0].picture.as_ref().expect("a picture");
    assert_eq!((picture.src.as_str(), picture.width), ("images/day.png", 40));
    assert_eq!((first[0].credit.as_str(), first[0].caption.flat().as_str()), ("王日尧 摄", "车辆驶过新桥。"));
    assert_eq!((first[0].focus, first[0].alt.as_str()), (Focus { x: 25, y: 80 }, "一列汽车驶过桥面"));
    assert!(text.runs.iter().any(|run| matches!(run, Run::Strong { .. })), "{text:?}");
    assert!(text.flat().ends_with("通车，全长412米。"));
    assert_eq!((head.flat().as_str(), list.len(), quote.flat().as_str()), ("两年建成", 2, "以前绕路要半小时。"));
    // The body's own words for a picture stand before those of its association.
    assert_eq!((second[0].caption.flat().as_str(), second[0].credit.as_str()), ("新桥夜景。", "资料图片"));
    assert_eq!(second[0].alt, "夜色中亮灯的桥");
}

#[test]
fn a_picture_elsewhere_keeps_its_place_and_is_named() {
    let (source, report) = imported();
    let [Block::Figures(figures), Block::Paragraph(_), Block::Table(rows)] = blocks(&source, "a02") else {
        panic!("{:?}", blocks(&source, "a02"))
    };
    assert_eq!((&figures[0].picture, figures[0].caption.flat().as_str()), (&None, "阅览室里的读者。"));
    assert_eq!((figures[0].credit.as_str(), rows.len()), ("新报社", 2));
    assert!(report.contains("a02.md: a picture is not here: https://news.example/library.jpg"), "{report}");
    assert!(report.contains("bridge-opens.md: an element <iframe> of its body was left out"), "{report}");
}

#[test]
fn what_must_not_be_used_is_skipped_and_named() {
    let (_, report) = imported();
    assert!(report.contains("`未到时间` is withheld and was skipped"), "{report}");
    assert!(report.contains("`错稿` is canceled and was skipped"), "{report}");
}

#[test]
fn plain_text_stays_text() {
    let (source, _) = imported();
    let texts: Vec<String> =
        blocks(&source, "a03").iter().flat_map(Block::texts).map(epaper::edition::Text::flat).collect();
    assert_eq!(texts, ["第一段 <原样>。", "第二段。"]);
}

#[test]
fn an_item_in_another_language_than_the_paper_says_so() {
    let (folder, _) = items();
    let (file, out) = (folder.path().join("mixed.json"), folder.path().join("mixed"));
    let item = |uri: &str, language: &str| {
        format!(
            r#"{{"type": "text", "uri": "{uri}", "headline": "{uri}", "language": "{language}", "body_html": "<p>a</p>"}}"#
        )
    };
    let list = [item("1", "zh-Hans"), item("2", "en"), item("3", "ZH-hans"), item("4", "")].join(",");
    fs::write(&file, format!("[{list}]")).expect("a file");
    let options =
        Options { title: Some("小城日报".to_owned()), date: "2024-12-05".parse().ok(), ..Options::default() };
    Import::Ninjs { files: vec![file], out: out.clone(), options }.run(&mut Vec::new()).expect("imported");
    let written = fs::read_to_string(out.join("articles/a02.md")).expect("an article");
    assert!(written.contains("\nlanguage = \"en\"\n"), "{written}");
    let languages = ["a01", "a03", "a04"]
        .map(|id| fs::read_to_string(out.join(format!("articles/{id}.md"))).expect("an article").contains("language"));
    assert_eq!(languages, [false; 3]);
}

#[test]
fn a_package_is_its_items_and_a_broken_file_is_named() {
    let read = |text: &str| ninjs::read(&[(PathBuf::from("a.json"), text.to_owned())], &Options::default());
    let package = r#"{"type": "composite", "associations": {
        "main": {"type": "text", "guid": "1", "headline": "甲", "body_html": "<p>一</p>"},
        "side": {"type": "text", "guid": "2", "headline": "乙"}, "other": {"type": "text", "guid": "3"}}}"#;
    let draft = read(package).expect("a package");
    assert_eq!(draft.items().map(|item| item.head.headline[0].as_str()).collect::<Vec<_>>(), ["甲", "乙"]);
    assert_eq!(read("{").expect_err("no JSON").0, PathBuf::from("a.json"));
}

#[test]
fn what_is_no_item_is_named() {
    let read = |text: &str| ninjs::read(&[(PathBuf::from("a.json"), text.to_owned())], &Options::default());
    for none in [r#"{"foo": 1}"#, "[]", "[1, 2]", "\"text\"", r#"{"items": [{"uri": "1"}]}"#] {
        let (file, words) = read(none).expect_err(none);
        assert_eq!(file, PathBuf::from("a.json"));
        assert!(words.contains("no ninjs item") && words.contains("headline"), "{none}: {words}");
    }
    let draft = read(r#"[{"uri": "1", "headline": "甲"}, {"foo": 1}, {"uri": "3", "pubstatus": "canceled"}]"#);
    let draft = draft.expect("an item");
    assert_eq!(draft.items().count(), 1);
    let doubts: Vec<String> = draft.doubts.iter().map(|doubt| doubt.about.to_string()).collect();
    assert!(doubts.iter().any(|doubt| doubt.starts_with("object 2 of a.json is not a ninjs item")), "{doubts:?}");
    assert!(doubts.iter().any(|doubt| doubt.contains("canceled")), "{doubts:?}");
    assert!(!doubts.iter().any(|doubt| doubt.contains("object 3")), "{doubts:?}");
}

#[test]
fn a_description_becomes_the_deck_unless_it_is_said_already() {
    let deck = |fields: &str| {
        let item = format!(r#"{{"uri": "1", "headline": "甲", "body_html": "<p>桥通了车。</p>", {fields}}}"#);
        let draft = ninjs::read(&[(PathBuf::from("a.json"), item)], &Options::default()).expect("an item");
        let item = draft.items().next().expect("an item").clone();
        (item.head.deck.join("|"), item.notes.join("|"))
    };
    let entries = |role: &str, value: &str| format!(r#""descriptions": [{{"role": "{role}", "value": "{value}"}}]"#);
    let summary = || ("两岸只要六分钟".to_owned(), String::new());
    assert_eq!(deck(&entries("summary", "两岸只要六分钟")), summary());
    assert_eq!(deck(&entries("https://example.org/role/abstract", "<p>两岸只要六分钟</p>")), summary());
    assert_eq!(deck(&entries("other", "两岸只要六分钟")), summary());
    assert_eq!(deck(r#""description_text": "两岸只要六分钟""#), summary());
    assert_eq!(deck(&entries("summary", "桥通了车。")).0, "", "the body says it");
    let sub = r#""headlines": [{"role": "subhead", "value": "副题"}], "#.to_owned();
    assert_eq!(deck(&(sub + &entries("summary", "两岸只要六分钟"))).0, "副题");
    let (none, note) = deck(&entries("summary", &"长".repeat(121)));
    assert!(none.is_empty() && note.contains("长长"), "{note}");
}

#[test]
fn an_editor_names_the_language() {
    let options = Options { language: Some("zh-Hant".to_owned()), ..Options::default() };
    let item = r#"{"uri": "1", "headline": "甲", "language": "en"}"#.to_owned();
    let draft = ninjs::read(&[(PathBuf::from("a.json"), item)], &options).expect("an item");
    assert_eq!(draft.language, "zh-Hant");
    assert_eq!(draft.items().next().expect("an item").head.language, "en");
}
