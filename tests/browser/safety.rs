//! Text of a bundle is text: whatever an edition says, none of it becomes markup or script.

use epaper::edition::{Block, Figure, Kind, ListItem, Person, Picture, Run, Text};

use crate::harness::{Outcome, Screen, browse};
use crate::paper::Published;
use crate::reading::{SHEET, by_article, walk};

/// Would set `window.struck` wherever it were taken for markup.
const EVIL: &str = "<script>struck=1</script><img src=x onerror=struck=1>\"'><svg onload=struck=1>&lt;b&gt;</div>";

/// An edition with [`EVIL`] in every field that takes text.
fn hostile() -> Published {
    let mut published = Published::made_up(&[&[(EVIL, &[EVIL]), ("第二篇", &["正文。"])]]);
    let evil = || EVIL.to_owned();
    let paper = &mut published.edition.paper;
    (paper.title, paper.publisher, paper.cn) = (evil(), evil(), evil());
    (published.edition.edition.lunar, published.edition.edition.weather) = (evil(), evil());
    let page = &mut published.edition.pages[0];
    (page.section, page.romanised) = (evil(), evil());
    page.editors = vec![Person { role: evil(), name: evil() }];
    let head = &mut published.edition.articles[0];
    (head.kicker, head.deck, head.lead_in) = (evil(), vec![evil()], evil());
    (head.series, head.dateline, head.signed, head.opening) = (evil(), evil(), evil(), evil());
    (head.byline, head.kind) = (vec![Person { role: evil(), name: evil() }], Kind::Obituary);
    let link = |href: &str| Run::Link { link: EVIL.to_owned(), href: href.to_owned() };
    let picture =
        Picture { src: format!("x\" onerror=\"struck=1{EVIL}"), width: 400, height: 300, ..Picture::default() };
    published.bodies[0].articles[0].blocks = vec![
        Block::Paragraph(Text::from_runs(vec![
            Run::Strong { strong: evil() },
            Run::Emphasis { emphasis: evil() },
            link("javascript:struck=1"),
            link(" JaVaScRiPt:struck=1"),
            link("data:text/html,<script>struck=1</script>"),
            link("https://example.org/\" onclick=\"struck=1"),
        ])),
        Block::Crosshead(EVIL.into()),
        Block::Quote(EVIL.into()),
        Block::List(vec![ListItem { label: evil(), text: EVIL.into() }]),
        Block::Table(vec![vec![EVIL.into()]]),
        Block::Figures(vec![
            Figure { caption: EVIL.into(), credit: evil(), alt: evil(), ..Figure::default() },
            Figure { picture: Some(picture), caption: EVIL.into(), alt: evil(), ..Figure::default() },
        ]),
    ];
    published
}

#[test]
fn text_is_never_markup() -> Outcome {
    let published = hostile();
    browse(Screen::DESKTOP, published.site()?, async |page| {
        // The picture is missing, as its name must lead nowhere.
        page.tolerate("404");
        page.open("/").await?;
        let sheets = walk(page).await?;
        for script in [
            "document.querySelector('[data-epaper] :is(script, svg[onload], iframe, object, [onerror], [onclick], [onload])')",
            "[...document.querySelectorAll('[data-epaper] a')].find(a => !/^(https?|mailto):/.test(a.href))",
        ] {
            assert!(page.eval::<bool>(&format!("!({script})")).await?, "{script}");
        }
        let links = format!("[...document.querySelectorAll('{SHEET} [data-line] a')].forEach(a => a.click())");
        page.call::<serde_json::Value>(&format!("{links};"), vec![]).await?;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        assert!(!page.eval::<bool>("'struck' in window").await?, "a script of the edition ran");
        let shown = by_article(&sheets);
        let expected = published.texts();
        assert_eq!(shown.get("p1-a1"), expected.get("p1-a1"), "the text is not shown as it stands");
        Ok(())
    })
}
