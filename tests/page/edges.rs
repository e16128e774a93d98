//! Editions at the edge of what a newsroom sends.

use epaper::edition::{Block, Figure, Hints, Kind, Place, Text};
use epaper::layout::flow::{Item, ItemKind};
use epaper::layout::fragment::{Content, Frame, HeadPart, Sheet};
use epaper::layout::inline::Script;
use epaper::layout::{Em, PageLayout, Rect, Stylesheet, Warning};
use epaper::markup::{self, Paper};

use super::editions::{Article, edition, figure, list, prose, table};
use super::invariants::{compose, report, solve};

/// Sheets of the four usual screens, and of some that nobody has.
const SCREENS: [(u32, u32, u16); 13] = [
    (1920, 1036, 100),
    (1920, 1036, 250),
    (1440, 856, 100),
    (1440, 856, 80),
    (820, 1136, 150),
    (955, 937, 250),
    (390, 800, 100),
    (390, 800, 250),
    (844, 346, 100),
    (240, 240, 100),
    (240, 240, 250),
    (320, 2000, 80),
    (3000, 400, 250),
];

fn check(articles: Vec<Article>) -> Vec<PageLayout> {
    on(&SCREENS, articles)
}

fn on(screens: &[(u32, u32, u16)], articles: Vec<Article>) -> Vec<PageLayout> {
    let edition = edition(articles);
    screens.iter().map(|&(width, height, size)| compose(&edition, &solve(width, height, size))).collect()
}

#[test]
fn no_article_is_one_empty_sheet() {
    for layout in check(vec![]) {
        assert_eq!(layout.sheets.len(), 1);
    }
}

#[test]
fn one_article() {
    check(vec![Article::new(1, 14).text(6, 120)]);
}

#[test]
fn one_line() {
    for layout in check(vec![Article::new(5, 0).text(1, 5)]) {
        assert_eq!(layout.sheets.len(), 1);
    }
}

#[test]
fn sixty_briefs() {
    check((0..60).map(|index| Article::new(5, 8 + index % 5).text(1, 30 + index * 2)).collect());
}

/// Briefs of some lines each, with a common series or none.
fn briefs(count: usize, series: &str) -> Vec<Article> {
    let brief = |index: usize| {
        let mut brief = Article::new(5, 8 + index % 5).text(1, 30 + index * 7 % 90);
        brief.head.series = series.into();
        brief
    };
    (0..count).map(brief).collect()
}

#[test]
fn sixty_briefs_fill_their_sheets() {
    for layout in on(&[SCREENS[0], SCREENS[2], SCREENS[3]], briefs(60, "")) {
        assert!(report(&layout).white_per_mille() < 60, "{:?}", report(&layout));
        assert_eq!((report(&layout).butted, report(&layout).gutters), (0, 0));
        let last = layout.sheets.len() - 1;
        for sheet in &layout.sheets[..last] {
            assert!(!sheet.rules.is_empty() && sheet.heads.is_empty());
        }
    }
}

#[test]
fn briefs_of_one_series_stand_under_it_once() {
    for layout in on(&SCREENS[..3], briefs(9, "简讯")) {
        let over = |sheet: &Sheet| sheet.heads.iter().map(|head| head.text.paragraph.text.clone()).collect::<String>();
        let of_each = layout.sheets.iter().flat_map(|sheet| &sheet.regions).flat_map(|region| &region.fragments);
        let series = of_each.filter_map(|fragment| match &fragment.content {
            Content::Head(lines) => lines.iter().find(|line| line.part == HeadPart::Series),
            _ => None,
        });
        assert_eq!(series.count(), 0);
        assert!(layout.sheets.iter().all(|sheet| over(sheet) == "简讯"));
    }
}

#[test]
fn briefs_stand_together_beside_other_articles() {
    let mut articles = vec![Article::new(1, 12).text(9, 120), Article::new(2, 12).text(6, 120)];
    articles.extend(briefs(8, ""));
    let layout = &on(&SCREENS[..1], articles)[0];
    let regions = || layout.sheets.iter().flat_map(|sheet| &sheet.regions).filter(|region| region.article >= 2);
    let (left, right) =
        (regions().map(|region| region.rect.x).min(), regions().map(|region| region.rect.right()).max());
    let others = layout.sheets.iter().flat_map(|sheet| &sheet.regions).filter(|region| region.article < 2);
    let between = others.filter(|region| Some(region.rect.x) > left && Some(region.rect.right()) < right);
    assert_eq!(between.count(), 0, "an article stands among briefs");
}

#[test]
fn the_head_of_a_table_stands_over_each_leg_of_it() {
    let mut repeats = 0;
    for layout in on(&SCREENS[..8], vec![Article::new(3, 12).block(table(60, 2, 2)).text(1, 40)]) {
        let galley = &layout.galleys[0];
        for fragment in layout.sheets.iter().flat_map(|sheet| &sheet.regions).flat_map(|region| &region.fragments) {
            let Content::Text(text) = &fragment.content else { continue };
            for leg in text.legs.iter().filter(|leg| !leg.is_empty()) {
                if let ItemKind::TableRow { row: 1.., .. } = galley.items[leg.start].kind {
                    assert_eq!(galley.repeated_head(leg.start), Some(0));
                    repeats += 1;
                }
            }
        }
    }
    assert!(repeats > 8, "{repeats}");
}

#[test]
fn paid_content_says_so_in_a_box() {
    let mut branded = Article::new(4, 8).kind(Kind::Advertisement).text(2, 60);
    branded.head.series = "广告 · 本市商业".into();
    let ads = vec![Article::new(1, 12).text(9, 120), Article::new(5, 0).kind(Kind::Advertisement).text(1, 60), branded];
    for layout in on(&SCREENS[..8], ads) {
        for region in layout.sheets.iter().flat_map(|sheet| &sheet.regions).filter(|region| region.article > 0) {
            assert_eq!(region.frame, Frame::Boxed);
            let labelled = region.fragments.iter().any(|fragment| match &fragment.content {
                Content::Head(lines) => lines.iter().any(|line| line.text.paragraph.text.matches("广告").count() == 1),
                _ => false,
            });
            let goes_on =
                layout.sheets.iter().flat_map(|sheet| &sheet.regions).find(|other| other.article == region.article);
            assert!(labelled || goes_on != Some(region), "{region:?}");
        }
    }
}

#[test]
fn only_pictures() {
    let picture = |index: u32| {
        let size = (!index.is_multiple_of(3)).then_some((900 + index * 70, 600 + index % 4 * 200));
        Article::new(4, 0).kind(Kind::Picture).block(Block::Figures(vec![figure(size, 40, false)]))
    };
    check((0..7).map(picture).collect());
    let many = (0..11).map(|index| figure(Some((800, 400 + index * 60)), 20, index % 2 == 0)).collect();
    check(vec![Article::new(2, 10).kind(Kind::Picture).block(Block::Figures(many))]);
}

#[test]
fn pictures_are_as_large_as_they_wish_on_a_page_of_their_own() {
    let group = Block::Figures(vec![figure(Some((900, 1200)), 12, true), figure(Some((1500, 1200)), 12, true)]);
    let edition =
        edition(vec![Article::new(3, 4).kind(Kind::Picture).text(1, 20).block(group), Article::new(5, 0).text(2, 60)]);
    for (width, height) in [(1920, 1036), (1440, 856), (820, 1136)] {
        let layout = compose(&edition, &solve(width, height, 100));
        for fragment in layout.sheets.iter().flat_map(|sheet| &sheet.regions).flat_map(|region| &region.fragments) {
            if let Content::Figure(figure) = &fragment.content {
                let share = f64::from(figure.picture.width.0) / f64::from(fragment.rect.width.0);
                assert!(share > 0.6, "{width}×{height}: {figure:?} is squeezed to {share} of its columns");
            }
        }
    }
}

#[test]
fn a_very_long_article() {
    let mut long = Article::new(1, 20);
    for section in 0..25 {
        long = long.text(8, 250).block(Block::Crosshead(prose(9).as_str().into()));
        if section % 4 == 0 {
            long = long.block(Block::Figures(vec![figure(Some((1200, 800)), 30, false)]));
        }
    }
    check(vec![long, Article::new(3, 10).text(3, 100)]);
}

#[test]
fn a_continuation_without_a_headline_is_called_by_its_opening() {
    let mut parts = 0;
    for layout in on(&SCREENS[..4], vec![Article::new(1, 12).text(3, 120), Article::new(3, 0).text(60, 120)]) {
        let regions = layout.sheets.iter().flat_map(|sheet| &sheet.regions).filter(|region| region.article == 1);
        for region in regions.skip(1) {
            let called = region.fragments.iter().any(|fragment| match &fragment.content {
                Content::Head(lines) => lines.iter().any(|line| line.text.paragraph.text == "开头"),
                _ => false,
            });
            assert!(called, "{region:?}");
            parts += 1;
        }
    }
    assert!(parts > 4, "{parts}");
}

#[test]
fn a_headline_of_sixty_characters() {
    on(&SCREENS[..8], vec![Article::new(1, 60).text(5, 100), Article::new(5, 60).text(1, 40)]);
}

#[test]
fn an_empty_body() {
    check(vec![Article::new(2, 12), Article::new(3, 8).text(4, 80), Article::new(5, 0)]);
}

#[test]
fn lists_and_tables() {
    check(vec![
        Article::new(2, 12).text(1, 60).block(list(12, 25)).block(table(8, 3, 6)).text(2, 50),
        Article::new(3, 12).block(table(30, 9, 2)),
        Article::new(3, 12).block(table(3, 2, 400)),
    ]);
}

#[test]
fn captions_longer_than_a_sheet() {
    check(vec![Article::new(3, 9).block(Block::Figures(vec![figure(None, 900, true)])).text(2, 80)]);
}

/// Sheets on which the captions of an article stand as text, and those with its figures.
fn captions_and_figures(layout: &PageLayout, block: usize) -> (Vec<usize>, Vec<usize>) {
    let (mut captions, mut figures) = (Vec::new(), Vec::new());
    for (number, sheet) in layout.sheets.iter().enumerate() {
        for region in &sheet.regions {
            let galley = &layout.galleys[region.article];
            for fragment in &region.fragments {
                match &fragment.content {
                    Content::Figure(_) => figures.push(number),
                    Content::Text(text) => {
                        let items = text.legs.iter().flat_map(|leg| &galley.items[leg.clone()]);
                        let of_caption = |item: &Item| matches!(item.kind, ItemKind::Line { text, .. } if galley.texts[text].block == block);
                        captions.extend(items.filter(|item| of_caption(item)).map(|_| number));
                    }
                    _ => {}
                }
            }
        }
    }
    (captions, figures)
}

#[test]
fn a_caption_stays_with_its_picture_where_both_fit_a_sheet() {
    let picture = figure(Some((1600, 1000)), 90, false);
    let page = edition(vec![Article::new(2, 12).text(2, 120).block(Block::Figures(vec![picture])).text(6, 120)]);
    for (width, height) in [(1440, 856), (1920, 1036), (820, 1136), (390, 800)] {
        for text_size in [100, 140, 180, 210, 250] {
            let style = solve(width, height, text_size);
            let (captions, figures) = captions_and_figures(&compose(&page, &style), 2);
            assert_eq!(figures.len(), 1);
            // On the lowest sheets a long caption has no room under a picture.
            assert!(captions.is_empty() || style.rows < 16, "{width}×{height} at {text_size} %: {captions:?}");
        }
    }
}

#[test]
fn kicker_and_deck_stay_where_they_leave_room_for_text() {
    let mut article = Article::new(1, 12).text(6, 120);
    (article.head.kicker, article.head.deck) = (prose(15), vec![prose(24)]);
    let page = edition(vec![article]);
    for (width, height, text_size) in [(1440, 856, 250), (390, 800, 180), (320, 568, 100)] {
        let layout = compose(&page, &solve(width, height, text_size));
        let parts: Vec<HeadPart> = layout.sheets[0].regions[0]
            .fragments
            .iter()
            .filter_map(|fragment| match &fragment.content {
                Content::Head(lines) => Some(lines.iter().map(|line| line.part)),
                _ => None,
            })
            .flatten()
            .collect();
        assert_eq!(parts, [HeadPart::Kicker, HeadPart::Headline, HeadPart::Deck], "{width}×{height} at {text_size} %");
    }
}

#[test]
fn blank_rows_stand_between_paragraphs_but_not_below_a_crosshead() {
    let article = Article::new(2, 12).text(2, 90).block(Block::Crosshead(Text::plain(prose(7)))).text(2, 90);
    let page = edition(vec![article]);
    let style = Stylesheet { paragraph_rows: 1, ..solve(1440, 856, 140) };
    let layout = compose(&page, &style);
    let galley = &layout.galleys[0];
    let above: Vec<u32> = galley
        .items
        .iter()
        .filter(|item| matches!(item.kind, ItemKind::Line { line: 0, .. }))
        .map(|item| item.above)
        .collect();
    assert_eq!(above, [0, 1, 1, 0, 1]);
}

#[test]
fn tall_and_flat_pictures() {
    check(vec![
        Article::new(2, 12).block(Block::Figures(vec![figure(Some((300, 3000)), 20, true)])).text(4, 90),
        Article::new(3, 12).block(Block::Figures(vec![figure(Some((4000, 200)), 20, true)])).text(4, 90),
    ]);
}

#[test]
fn boxes_and_obituaries_keep_their_measure() {
    let boxed = Hints { boxed: true, ..Hints::default() };
    check(vec![
        Article::new(2, 12).text(3, 120),
        Article::new(3, 10).hints(boxed.clone()).text(3, 60),
        Article::new(5, 8).kind(Kind::Obituary).text(1, 100),
        Article::new(4, 8).hints(boxed).text(12, 200),
    ]);
}

#[test]
fn a_hint_that_cannot_be_honoured_is_reported() {
    let hints = Hints { place: Some(Place::Ear), columns: Some(7), ..Hints::default() };
    for layout in check(vec![Article::new(2, 12).text(9, 120), Article::new(3, 12).hints(hints).text(8, 120)]) {
        let ignored = |warning: &Warning| matches!(warning, Warning::HintIgnored { article, .. } if article == "a1");
        assert!(report(&layout).warnings.iter().any(ignored));
    }
}

#[test]
fn a_brief_stands_beside_the_masthead() {
    let hints = Hints { place: Some(Place::Ear), ..Hints::default() };
    let edition = edition(vec![Article::new(1, 12).text(9, 120), Article::new(5, 8).hints(hints).text(1, 60)]);
    let layout = compose(&edition, &solve(1920, 1036, 100));
    let sheet = &layout.sheets[0];
    let ear = sheet.regions.iter().find(|region| region.article == 1).unwrap();
    assert!(ear.rect.bottom() <= sheet.body.y && ear.rect.x > sheet.furniture.rect.right());
    assert_eq!(report(&layout).warnings, []);
}

#[test]
fn wishes_that_can_be_honoured_are() {
    let wish = |columns, place| Hints { columns: Some(columns), place: Some(place), boxed: false };
    let edition = edition(vec![
        Article::new(2, 10).text(4, 120),
        Article::new(3, 10).hints(wish(3, Place::TopLeft)).text(4, 120),
        Article::new(3, 9).hints(wish(4, Place::Bottom)).text(4, 120),
        Article::new(3, 8).text(4, 120),
    ]);
    assert_eq!(compose(&edition, &solve(1920, 1036, 100)).report.unwrap().warnings, []);
}

#[test]
fn an_article_follows_the_rules_of_its_own_language() {
    let mut guest = Article::new(2, 10).text(3, 200);
    guest.head.language = "en".into();
    let edition = edition(vec![Article::new(1, 10).text(3, 200), guest]);
    let style = solve(1920, 1036, 100);
    let layout = compose(&edition, &style);
    let first = |article: usize| &layout.galleys[article].texts[0].text.paragraph;
    assert_eq!((first(0).script, first(0).indent), (Script::Simplified, Em::whole(2)));
    assert_eq!((first(1).script, first(1).indent), (Script::English, Em::ONE));
    let paper = Paper { edition: &edition.0, bodies: &edition.1, folder: "", base: "", unfold: None };
    let html = markup::sheet(paper, &style, &layout, 0, "s").html;
    let opens =
        |id: &str| html.split("<article").find(|part| part.contains(id)).and_then(|part| part.split('>').next());
    assert!(opens("\"a1\"").is_some_and(|open| open.contains("lang=\"en\"")), "{html}");
    assert!(opens("\"a0\"").is_some_and(|open| !open.contains("lang=")), "{html}");
    let face = serde_json::json!({
        "role": "body", "language": "en", "family": "Serif", "file": "fonts/b.woff2", "ascent": 0, "descent": 0,
        "advances": {"default": 1000, "widths": [], "characters": []},
    });
    let mut dressed = edition.0.clone();
    dressed.faces.push(serde_json::from_value(face).expect("a face"));
    let css = markup::sheet(Paper { edition: &dressed, ..paper }, &style, &layout, 0, "s").css;
    assert_eq!(css.matches("--edition-body:\"Serif b.woff2\"").count(), 1, "{css}");
}

#[test]
fn a_picture_that_must_not_be_cropped_keeps_its_shape() {
    for height in [500, 777, 1000, 1300] {
        let whole = Figure { crop: 100, ..figure(Some((1000, height)), 12, false) };
        for layout in check(vec![Article::new(1, 8).block(Block::Figures(vec![whole])).text(6, 120)]) {
            for region in layout.sheets.iter().flat_map(|sheet| &sheet.regions) {
                for fragment in &region.fragments {
                    let Content::Figure(shown) = &fragment.content else { continue };
                    let across = i64::from(shown.picture.height.0) * 1000 / i64::from(height);
                    // A box that is lower than the picture at its width is narrower by as much.
                    assert!(i64::from(shown.picture.width.0) <= across + 1, "{height}: {:?}", shown.picture);
                }
            }
        }
    }
}

#[test]
fn on_a_phone_what_fits_goes_before_a_picture_that_would_leave_much_white() {
    let mut orders = Vec::new();
    for paragraphs in 1..16 {
        let picture = Figure { crop: 100, ..figure(Some((1000, 1200)), 40, false) };
        let articles = vec![
            Article::new(1, 8).text(paragraphs, 60),
            Article::new(4, 0).block(Block::Figures(vec![picture])),
            Article::new(4, 8).text(30, 60),
        ];
        for layout in on(&[(390, 800, 100)], articles) {
            for (number, sheet) in layout.sheets.iter().enumerate() {
                let foot = sheet.regions.iter().map(|region| region.rect.bottom()).max().expect("an article");
                let white = sheet.body.bottom() - foot;
                let mut behind = layout.sheets[number + 1..].iter().flat_map(|sheet| &sheet.regions);
                let is_little = white.0 * 10 <= sheet.body.height.0 * 4;
                assert!(is_little || behind.all(|region| region.article == 1), "{paragraphs}: {white:?}");
            }
            let set: Vec<usize> =
                layout.sheets.iter().flat_map(|sheet| &sheet.regions).map(|region| region.article).collect();
            let at = |article| set.iter().position(|other| *other == article).expect("it is set");
            orders.push(at(1) < at(2));
        }
    }
    assert!(orders.contains(&true) && orders.contains(&false), "{orders:?}");
}

#[test]
fn pictures_of_the_oddest_shapes() {
    for shape in [(1, u32::MAX), (u32::MAX, 1), (0, 0), (1, 1)] {
        for crop in [0, 60, 100, u8::MAX] {
            let odd = || Figure { crop, ..figure(Some(shape), 12, false) };
            check(vec![Article::new(1, 8).block(Block::Figures(vec![odd(), odd()])).text(6, 120)]);
        }
    }
}

#[test]
fn table_rows_of_every_height() {
    for characters in 0..24 {
        check(vec![Article::new(1, 1).block(table(3, 3, characters))]);
        check(vec![Article::new(1, 0).block(Block::Crosshead("题".into())).block(table(5, 2, characters))]);
    }
}

#[test]
fn a_word_that_no_line_holds_is_reported() {
    let word =
        Block::Paragraph("Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".into());
    for layout in check(vec![Article::new(2, 12).text(2, 60).block(word)]) {
        let forced =
            |warning: &Warning| matches!(warning, Warning::ForcedBreak { article, block: 2, .. } if article == "a0");
        assert_eq!(report(&layout).warnings.iter().filter(|warning| forced(warning)).count(), 1);
    }
}

#[test]
fn a_hairline_parts_articles_of_one_column_unless_a_frame_does() {
    let check = |kind: Kind, expect: bool| {
        let page = edition(vec![Article::new(3, 9).text(1, 60), Article::new(3, 0).kind(kind).text(1, 60)]);
        let style = solve(390, 800, 100);
        let layout = compose(&page, &style);
        let below = layout.sheets[0].regions[1].rect;
        let parts = |rule: &Rect| (rule.y - below.y).0.abs() < style.row.0;
        assert_eq!(layout.sheets[0].rules.iter().any(parts), expect, "{kind:?}");
    };
    check(Kind::Report, true);
    check(Kind::Obituary, false);
}
