//! Bodies: Markdown to the blocks of a newspaper page.

use epaper::edition::{Block, Figure, Focus, ListItem, Run, Text};

use super::folder::Folder;

fn check(body: &str, expect: &[Block]) {
    assert_eq!(Folder::with_body(body).blocks(), expect, "{body}");
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(text.into())
}

fn item(label: &str, text: &str) -> ListItem {
    ListItem { label: label.into(), text: text.into() }
}

fn figure(caption: &str) -> Figure {
    Figure { caption: caption.into(), crop: Figure::DEFAULT_CROP, ..Figure::default() }
}

#[test]
fn every_kind_of_block() {
    check("一段。\n\n又一段。\n", &[paragraph("一段。"), paragraph("又一段。")]);
    check("## 小题\n\n### 小小题\n", &[Block::Crosshead("小题".into()), Block::Crosshead("小小题".into())]);
    check("> 引语\n>\n> 又一句\n", &[Block::Quote("引语".into()), Block::Quote("又一句".into())]);
    check("- 一\n- 二\n", &[Block::List(vec![item("•", "一"), item("•", "二")])]);
    check("3. 三\n4. 四\n", &[Block::List(vec![item("3.", "三"), item("4.", "四")])]);
    check("- 一\n\n- 二\n\n  续\n", &[Block::List(vec![item("•", "一"), item("•", "二续")])]);
    check(
        "| 路 | 时 |\n|---|---|\n| 3 | 22:00 |\n",
        &[Block::Table(vec![vec!["路".into(), "时".into()], vec!["3".into(), "22:00".into()]])],
    );
}

#[test]
fn lines_of_a_paragraph_join() {
    check("第一行\n第二行\n", &[paragraph("第一行第二行")]);
    check("one\ntwo\n", &[paragraph("one two")]);
    check("　　缩进的段落。　\n", &[paragraph("缩进的段落。")]);
    check("诗一行\\\n诗二行\n", &[paragraph("诗一行"), paragraph("诗二行")]);
}

#[test]
fn marks_are_one_a_run() {
    let runs = vec![
        Run::Plain("一".into()),
        Run::Strong { strong: "二三".into() },
        Run::Emphasis { emphasis: "四".into() },
        Run::Link { link: "五".into(), href: "#lead".into() },
        Run::Plain("。".into()),
    ];
    check("一**二*三***_四_[五](#lead)。\n", &[Block::Paragraph(Text { runs })]);
}

#[test]
fn what_is_refused_stays_as_text() {
    check("一<b>二</b>\n", &[paragraph("一<b>二</b>")]);
    check("<div>\n*二*\n</div>\n", &[paragraph("<div> *二* </div>")]);
    check("见[此](javascript:x)。\n", &[paragraph("见此。")]);
    check("    缩进\n\n    两段\n", &[paragraph("缩进"), paragraph("两段")]);
    check("&lt;i&gt;\n", &[paragraph("<i>")]);
    check("- 一\n  - 二\n- 三\n", &[Block::List(vec![item("•", "一"), item("•", "二"), item("•", "三")])]);
}

#[test]
fn consecutive_figures_are_one_group() {
    let group = |captions: &[&str]| Block::Figures(captions.iter().map(|caption| figure(caption)).collect());
    check("![甲]()\n![乙]()\n\n![丙]()\n", &[group(&["甲", "乙", "丙"])]);
    check("![甲]()\n\n文\n\n![乙]()\n", &[group(&["甲"]), paragraph("文"), group(&["乙"])]);
    check("![甲]()\n\n---\n\n![乙]()\n", &[group(&["甲"]), group(&["乙"])]);
    check("文![甲]()后\n", &[paragraph("文"), group(&["甲"]), paragraph("后")]);
}

#[test]
fn a_figure_says_all_that_its_source_says() {
    let body = "![↑普及**AED**知识。](<> \"石玉成 摄\")\n{span=2 crop=0.9 focus=\"0.5,0.3\" alt=\"急救_演示_\"}\n";
    let caption = Text {
        runs: vec![Run::Plain("普及".into()), Run::Strong { strong: "AED".into() }, Run::Plain("知识。".into())],
    };
    check(
        body,
        &[Block::Figures(vec![Figure {
            picture: None,
            caption,
            pointed: true,
            credit: "石玉成 摄".into(),
            span: Some(2),
            crop: 90,
            focus: Focus { x: 50, y: 30 },
            alt: "急救_演示_".into(),
        }])],
    );
}

#[test]
fn text_after_an_attribute_line_is_kept() {
    let mut expect = figure("甲");
    expect.span = Some(2);
    check("![甲]()\n{span=2}\n后文\n", &[Block::Figures(vec![expect]), paragraph("后文")]);
}

#[test]
fn a_head_knows_its_opening_and_its_length() {
    let folder = Folder::with_body("![图说五字]()\n\n第一句在这里，第二句也在这里，第三句还在这里，没有了。\n");
    let (source, _) = folder.read();
    let head = &source.expect("a good source").edition.articles[0];
    assert_eq!((head.opening.as_str(), head.characters), ("第一句在这里，第二句也在这里，第三句还在这里…", 4 + 27));
}
