//! The fonts that the press makes: decoded again and held against their sources.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use epaper::edition::{Block, Body, Edition, Face, FaceRole, Head, PageBodies, SCHEMA};
use epaper::layout::inline::{Script, blank_halves};
use epaper::layout::page::Composer;
use epaper::layout::{Em, Faces, Measure, Px, Settings, Size, Stylesheet};
use epaper::markup::own_words;
use epaper::press::fonts::{Baked, FontError, Packer, bake};
use epaper::press::source;
use skrifa::instance::{LocationRef, Size as FontSize};
use skrifa::outline::{DrawSettings, pen::PathElement};
use skrifa::raw::TableProvider;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider, Tag};

/// Where `scripts/fonts.sh` puts the fonts.
fn folder() -> &'static Path {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts"));
    assert!(folder.join("noto-serif-sc").is_dir(), "the tests need fonts: run scripts/fonts.sh first");
    folder
}

/// A paper with one article of one paragraph.
fn paper(language: &str, headline: &str, paragraph: &str) -> (Edition, [PageBodies; 1]) {
    let head = Head { id: "lead".into(), headline: vec![headline.into()], ..Head::default() };
    let json = serde_json::json!({
        "schema": SCHEMA,
        "paper": {"title": "日报 Daily", "language": language},
        "edition": {"date": "2024-12-06"},
        "pages": [{"number": "01", "section": "要闻", "articles": ["lead"], "bodies": "01.json"}],
        "articles": [head],
    });
    let body = Body { id: "lead".into(), blocks: vec![Block::Paragraph(paragraph.into())], ..Body::default() };
    (serde_json::from_value(json).expect("an edition"), [PageBodies { schema: SCHEMA, articles: vec![body] }])
}

fn baked(language: &str, headline: &str, paragraph: &str) -> Baked {
    let (edition, bodies) = paper(language, headline, paragraph);
    bake(&edition, &bodies, folder(), &Packer::default()).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

/// The TrueType font in a baked face.
fn unpacked(baked: &Baked, role: FaceRole) -> Vec<u8> {
    let face = face(baked, role);
    let (_, packed) = baked.files.iter().find(|(name, _)| *name == face.file).expect("its file");
    wuff::decompress_woff2(packed).expect("WOFF2")
}

fn face(baked: &Baked, role: FaceRole) -> &Face {
    baked.faces.iter().find(|face| face.role == role).expect("a face for each role")
}

/// Outline and advance of a character, straight from a font.
fn glyph(font: &FontRef, character: char) -> Option<(Vec<PathElement>, f32)> {
    let id = font.charmap().map(character)?;
    let mut path = Vec::new();
    let settings = DrawSettings::unhinted(FontSize::unscaled(), LocationRef::default());
    font.outline_glyphs().get(id)?.draw(settings, &mut path).expect("drawn");
    let advance = font.glyph_metrics(FontSize::unscaled(), LocationRef::default()).advance_width(id)?;
    Some((path, advance))
}

/// Left, bottom, right and top of a character's points.
fn ink(font: &FontRef, character: char) -> [f32; 4] {
    let (path, _) = glyph(font, character).expect("a glyph");
    let mut bounds = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
    for element in path {
        let (x, y) = match element {
            PathElement::MoveTo { x, y } | PathElement::LineTo { x, y } | PathElement::QuadTo { x, y, .. } => (x, y),
            PathElement::CurveTo { .. } => panic!("a cubic in a TrueType font"),
            PathElement::Close => continue,
        };
        bounds = [bounds[0].min(x), bounds[1].min(y), bounds[2].max(x), bounds[3].max(y)];
    }
    bounds
}

fn original(file: &str) -> Vec<u8> {
    let bytes = std::fs::read(folder().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    match &bytes[..4] {
        b"wOFF" => wuff::decompress_woff1(&bytes).expect("WOFF"),
        b"wOF2" => wuff::decompress_woff2(&bytes).expect("WOFF2"),
        _ => bytes,
    }
}

/// Prose with Western words in it, accents that sources build from parts, and a character
/// beyond the BMP.
const PROSE: &str = "12月4日至5日，市委常委杨保春深入沁县、沁源县，就“小马拉大车”问题（简称AED）进行调研。\
                     André Müller—Ångström naïve 𫗧 ½ №①※℃……（下转）";

#[test]
fn every_glyph_and_advance_is_its_source_s() {
    let baked = baked("zh-Hans", PROSE, PROSE);
    let shared = "—…·‘’“”";
    let check = |role: FaceRole, latin: &str, han: &str| {
        let (ours, latin, han) = (unpacked(&baked, role), original(latin), original(han));
        let [ours, latin, han] = [&ours, &latin, &han].map(|bytes| FontRef::new(bytes).expect("a font"));
        let mut compared = 0;
        for (code, _) in ours.charmap().mappings() {
            let character = char::from_u32(code).expect("a character");
            if shared.contains(character) || character == '\u{A0}' {
                continue;
            }
            let western = character < '\u{250}' && (character.is_alphabetic() || character.is_ascii())
                || character == '½'
                || matches!(character, '–' | '‐');
            let Some(expect) = glyph(if western { &latin } else { &han }, character) else { continue };
            assert!(glyph(&ours, character) == Some(expect), "{role:?} `{character}` differs from its source");
            compared += 1;
        }
        let count = ours.charmap().mappings().count();
        assert!(compared >= 150 && compared + 12 >= count, "{role:?}: only {compared} of {count} glyphs compared");
    };
    let serif = "source-serif-4/SourceSerif4_400Regular.ttf";
    let black = "source-serif-4/SourceSerif4_800ExtraBold.ttf";
    let (song, hei) = ("noto-serif-sc/NotoSerifSC_400Regular.ttf", "noto-sans-sc/NotoSansSC_700Bold.ttf");
    check(FaceRole::Body, serif, song);
    check(FaceRole::Strong, hei, hei);
    check(FaceRole::Headline, black, "noto-serif-sc/NotoSerifSC_800ExtraBold.ttf");
    check(FaceRole::Note, serif, "lxgw-wenkai/lxgw-wenkai-latin-500-normal.woff");
}

#[test]
fn the_table_of_advances_is_the_font_s() {
    for language in ["zh-Hans", "en"] {
        let baked = baked(language, PROSE, PROSE);
        let measure = Faces::new(&baked.faces);
        for role in FaceRole::ALL {
            let bytes = unpacked(&baked, role);
            let font = FontRef::new(&bytes).expect("a font");
            for (code, _) in font.charmap().mappings() {
                let character = char::from_u32(code).expect("a character");
                let (_, advance) = glyph(&font, character).expect("a glyph");
                assert_eq!(measure.advance(role, character), Em(advance as i32), "{language} {role:?} {character}");
            }
        }
    }
}

#[test]
fn shared_punctuation_is_one_em_in_chinese_and_the_latin_face_s_in_english() {
    let (chinese, english) = (baked("zh-Hans", PROSE, PROSE), baked("en", PROSE, PROSE));
    let (han, western) = (Faces::new(&chinese.faces), Faces::new(&english.faces));
    for role in FaceRole::ALL {
        for character in "—…·‘’“”".chars() {
            assert_eq!(han.advance(role, character), Em::ONE, "{role:?} {character}");
            assert!(western.advance(role, character) < Em::ONE, "{role:?} {character}");
        }
        let bytes = unpacked(&chinese, role);
        let font = FontRef::new(&bytes).expect("a font");
        let [left, _, right, _] = ink(&font, '—');
        assert!(left <= 0.0 && right >= 1000.0, "{role:?}: —— has a gap, {left}–{right}");
        for (character, half) in [('“', 500.0..1000.0), ('‘', 500.0..1000.0), ('”', 0.0..500.0), ('’', 0.0..500.0)]
        {
            let [left, _, right, _] = ink(&font, character);
            assert!(half.contains(&((left + right) / 2.0)), "{role:?} {character} stands at {left}–{right}");
        }
        let [left, bottom, right, top] = ink(&font, '·');
        assert!((left + right - 1000.0).abs() <= 2.0 && (bottom + top - 760.0).abs() <= 4.0, "{role:?}: · off centre");
    }
}

/// Full-width marks that layout may squeeze.
const SQUEEZED: &str = "，、；：。！？．（）【】《》〈〉「」『』〔〕〖〗｛｝［］“”‘’·";

/// Less of the em than a screen shows: a curve's handles reach over its ink by so much.
const HAIR: f32 = 5.0;

#[test]
fn no_squeeze_cuts_into_the_ink_of_a_mark() {
    let mut found = Vec::new();
    for (language, script) in
        [("zh-Hans", Script::Simplified), ("zh-Hant", Script::Traditional), ("ja", Script::Japanese)]
    {
        let (edition, bodies) = paper(language, SQUEEZED, SQUEEZED);
        // Only the fonts of Chinese are fetched for tests; others are looked at where they are.
        let baked = match bake(&edition, &bodies, folder(), &Packer::default()) {
            Ok(baked) => baked,
            Err(_) if language != "zh-Hans" => continue,
            Err(errors) => panic!("{errors:#?}"),
        };
        for role in FaceRole::ALL {
            let bytes = unpacked(&baked, role);
            let font = FontRef::new(&bytes).expect("a font");
            let measure = Faces::new(&baked.faces);
            for mark in SQUEEZED
                .chars()
                .filter(|mark| measure.advance(role, *mark) == Em::ONE && font.charmap().map(*mark).is_some())
            {
                let (left, right) = blank_halves(mark, script);
                let [from, _, to, _] = ink(&font, mark);
                if from < left.0 as f32 - HAIR || to > (1000 - right.0) as f32 + HAIR {
                    found
                        .push(format!("{language} {role:?} {mark}: ink {from}–{to}, blank {} and {}", left.0, right.0));
                }
            }
        }
    }
    assert_eq!(found, Vec::<String>::new(), "{found:#?}");
}

#[test]
fn no_table_but_hmtx_moves_a_glyph() {
    let baked = baked("zh-Hans", "题", "文");
    for role in FaceRole::ALL {
        let bytes = unpacked(&baked, role);
        let font = FontRef::new(&bytes).expect("a font");
        for table in [b"GSUB", b"GPOS", b"kern", b"fpgm", b"prep", b"cvt "] {
            assert!(font.data_for_tag(Tag::new(table)).is_none(), "{role:?} has {}", Tag::new(table));
        }
        assert_eq!(font.head().expect("head").units_per_em(), 1000);
        let (hhea, os2) = (font.hhea().expect("hhea"), font.os2().expect("OS/2"));
        let heights = [hhea.ascender().to_i16(), os2.s_typo_ascender(), os2.us_win_ascent() as i16];
        let depths = [-hhea.descender().to_i16(), -os2.s_typo_descender(), os2.us_win_descent() as i16];
        let face = face(&baked, role);
        assert!(heights.iter().all(|height| i32::from(*height) == face.ascent), "{heights:?}");
        assert!(depths.iter().all(|depth| i32::from(*depth) == face.descent), "{depths:?}");
    }
}

#[test]
fn an_article_in_another_language_has_faces_of_its_own() {
    let words = "don’t — “stop”";
    let (mut edition, bodies) = paper("zh-Hans", "题", words);
    edition.articles[0].language = "en".into();
    let baked = bake(&edition, &bodies, folder(), &Packer::default()).expect("fonts");
    let measure = Faces::new(&baked.faces);
    for role in FaceRole::ALL {
        assert_eq!(measure.advance(role, '’'), Em::ONE, "{role:?}");
        assert!(measure.of("en").advance(role, '’') < Em(500), "{role:?}");
        assert_eq!(measure.of("de").advance(role, '’'), Em::ONE, "{role:?}");
    }
    let families = |language: &str| -> Vec<&str> {
        let own = baked.faces.iter().filter(|face| face.language == language);
        own.map(|face| face.family.as_str()).collect()
    };
    assert_eq!(families("").len(), 4);
    assert_eq!(families("en"), ["Epaper Serif", "Epaper Serif Bold", "Epaper Serif Black", "Epaper Serif Italic"]);
    let files: BTreeSet<&String> = baked.files.iter().map(|(file, _)| file).collect();
    assert_eq!(files.len(), baked.files.len());
}

/// A measure that remembers what it was asked.
struct Asked<'a> {
    faces: &'a Faces,
    asked: RefCell<BTreeSet<(FaceRole, char)>>,
}

impl Measure for Asked<'_> {
    fn advance(&self, role: FaceRole, character: char) -> Em {
        self.asked.borrow_mut().insert((role, character));
        self.faces.advance(role, character)
    }

    fn of(&self, _language: &str) -> &dyn Measure {
        self
    }
}

/// Composes all pages and returns what no baked face draws of it.
fn undrawn(edition: &Edition, bodies: &[PageBodies], baked: &Baked) -> Vec<(FaceRole, char)> {
    let faces = Faces::new(&baked.faces);
    let measure = Asked { faces: &faces, asked: RefCell::default() };
    for width in [390.0, 1440.0] {
        let space = Size { width: Px::from_css(width), height: Px::from_css(844.0) };
        let style = Stylesheet::solve(space, Settings::default());
        for (page, bodies) in bodies.iter().enumerate() {
            Composer::default().page(edition, &bodies.articles, page, &style, &measure);
        }
    }
    let fonts = FaceRole::ALL.map(|role| unpacked(baked, role));
    let fonts = fonts.each_ref().map(|bytes| FontRef::new(bytes).expect("a font").charmap());
    let asked = measure.asked.into_inner();
    assert!(asked.len() > 100, "only {} characters were measured", asked.len());
    asked.into_iter().filter(|(role, character)| fonts[*role as usize].map(*character).is_none()).collect()
}

#[test]
fn whatever_is_set_in_a_face_is_in_its_font() {
    let edition = serde_json::json!({
        "schema": SCHEMA,
        "paper": {"title": "长治日报", "language": "zh-Hans"},
        "edition": {"date": "2024-12-06"},
        "pages": [{"number": "01", "section": "时政", "articles": ["lead", "headless"], "bodies": "01.json"}],
        "articles": [
            {"id": "lead", "rank": 1, "series": "聚焦两会", "kicker": "引题甲", "headline": ["主题乙"], "deck": ["副题丙"],
             "dateline": "北京电", "lead_in": "本报讯 记者朱海云报道：", "byline": [{"role": "本报记者", "name": "丁德令"}],
             "signed": "彭楠"},
            {"id": "headless", "opening": "寒潮"},
        ],
    });
    let bodies = serde_json::json!({
        "schema": SCHEMA,
        "articles": [
            {"id": "lead", "blocks": [
                {"paragraph": ["段落", {"strong": "着重"}, {"emphasis": "强调"}, {"link": "链接", "href": "https://a.cn"}]},
                {"crosshead": "小标题"}, {"quote": ["引言", {"strong": "摘"}]},
                {"list": [{"label": "①", "text": "条目"}, {"label": "", "text": "无标签"}]},
                {"table": [["表头", "值"], ["行", "数"]]},
                {"figures": [{"caption": "图为会场", "pointed": true, "credit": "王日尧摄"}, {"caption": "又一"}]},
                {"paragraph": "终了 unhyphenated typography".repeat(40)},
            ]},
            {"id": "headless", "blocks": [{"paragraph": "寒潮来袭，气温骤降。"}]},
        ],
    });
    let edition: Edition = serde_json::from_value(edition).expect("an edition");
    let bodies: [PageBodies; 1] = [serde_json::from_value(bodies).expect("bodies")];
    let baked = bake(&edition, &bodies, folder(), &Packer::default()).unwrap_or_else(|errors| panic!("{errors:#?}"));
    assert_eq!(undrawn(&edition, &bodies, &baked), []);
}

#[test]
fn the_demo_editions_are_drawn_whole_in_400_kb_each() {
    let editions = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/editions")).expect("the demo editions");
    let dirs = editions.map(|entry| entry.expect("an entry").path()).filter(|path| path.join("edition.toml").is_file());
    let mut count = 0;
    for dir in dirs {
        let (source, diagnostics) = source::read(&dir);
        let source = source.unwrap_or_else(|| panic!("{}: {diagnostics:?}", dir.display()));
        let baked = bake(&source.edition, &source.bodies, folder(), &Packer::default())
            .unwrap_or_else(|errors| panic!("{}: {errors:#?}", dir.display()));
        assert_eq!(undrawn(&source.edition, &source.bodies, &baked), [], "{}", dir.display());
        let size: usize =
            baked.files.iter().filter(|(name, _)| name.ends_with(".woff2")).map(|(_, font)| font.len()).sum();
        assert!(size <= 400_000, "{}: {size} bytes of fonts", dir.display());
        count += 1;
    }
    assert!(count > 0, "no demo edition");
}

#[test]
fn a_character_that_no_font_draws_is_named_with_its_place() {
    let (edition, bodies) = paper("zh-Hans", "题", "甲\u{10FFFD}乙\u{E000}");
    let errors = bake(&edition, &bodies, folder(), &Packer::default()).expect_err("private characters were drawn");
    let uncovered = |character| FontError::Uncovered {
        character,
        family: "Epaper Song".into(),
        article: Some("lead".into()),
        block: Some(0),
    };
    assert_eq!(errors, [uncovered('\u{E000}'), uncovered('\u{10FFFD}')]);
    assert!(errors[0].to_string().contains("U+E000"), "{}", errors[0]);
    assert!(errors[0].to_string().contains("article `lead`, block 1"), "{}", errors[0]);
    assert!(!errors[0].hint().is_empty());
}

#[test]
fn emoji_are_the_system_s_and_one_em() {
    let baked = baked("zh-Hans", "题", "好👍🏽，❤\u{FE0F}");
    let measure = Faces::new(&baked.faces);
    for cluster in ["👍🏽", "❤\u{FE0F}"] {
        assert_eq!(measure.cluster(FaceRole::Body, cluster), Em::ONE, "{cluster}");
    }
    let bytes = unpacked(&baked, FaceRole::Body);
    assert_eq!(FontRef::new(&bytes).expect("a font").charmap().map('👍'), None);
}

#[test]
fn the_paper_s_own_words_are_drawn() {
    for language in ["zh-Hans", "en"] {
        let baked = baked(language, "题", "文");
        for role in [FaceRole::Body, FaceRole::Note] {
            let bytes = unpacked(&baked, role);
            let font = FontRef::new(&bytes).expect("a font").charmap();
            let missing: String = own_words(language).chars().filter(|one| font.map(*one).is_none()).collect();
            assert_eq!(missing, "", "{language} {role:?}");
        }
    }
}

#[test]
fn invisible_characters_have_no_advance() {
    let baked = baked("zh-Hans", "题", "甲\u{200B}乙\u{2060}丙\u{FE01}e\u{301}co\u{AD}op");
    let measure = Faces::new(&baked.faces);
    for character in "\u{200B}\u{2060}\u{FE01}\u{301}\u{AD}".chars() {
        assert_eq!(measure.advance(FaceRole::Body, character), Em::ZERO, "U+{:04X}", character as u32);
    }
}

#[test]
fn faces_bear_no_reserved_font_name() {
    for language in ["zh-Hans", "en"] {
        let baked = baked(language, "题", "文");
        for role in FaceRole::ALL {
            let bytes = unpacked(&baked, role);
            let font = FontRef::new(&bytes).expect("a font");
            for id in [StringId::FAMILY_NAME, StringId::FULL_NAME, StringId::UNIQUE_ID, StringId::POSTSCRIPT_NAME] {
                let name = font.localized_strings(id).english_or_first().expect("a name").to_string();
                let reserved =
                    ["Source", "Noto", "LXGW", "WenKai", "霞鹜", "Klee"].iter().find(|word| name.contains(*word));
                assert_eq!(reserved, None, "{name}");
            }
            let family = font.localized_strings(StringId::FAMILY_NAME).english_or_first().expect("a name").to_string();
            assert_eq!(family, face(&baked, role).family);
        }
    }
}

#[test]
fn the_licence_of_every_source_ships() {
    let baked = baked("zh-Hans", "题", "文");
    let licences: BTreeMap<&str, String> = baked
        .files
        .iter()
        .filter(|(name, _)| name.starts_with("fonts/LICENSE-"))
        .map(|(name, text)| (name.as_str(), String::from_utf8_lossy(text).into_owned()))
        .collect();
    let families = ["lxgw-wenkai", "noto-sans-sc", "noto-sans-symbols-2", "noto-serif-sc", "source-serif-4"];
    let expect: Vec<String> = families.iter().map(|family| format!("fonts/LICENSE-{family}.txt")).collect();
    assert_eq!(licences.keys().copied().collect::<Vec<_>>(), expect);
    assert!(licences["fonts/LICENSE-noto-serif-sc.txt"].contains("NotoSerifSC_400Regular.ttf: (c) 2017-2024 Adobe"));
    for (name, text) in &licences {
        assert!(text.contains("SIL OPEN FONT LICENSE"), "{name}");
    }
}

#[test]
fn the_same_edition_has_the_same_bytes() {
    assert_eq!(baked("zh-Hans", "题", PROSE), baked("zh-Hans", "题", PROSE));
    let names = |baked: Baked| baked.faces.into_iter().map(|face| face.file).collect::<Vec<_>>();
    assert_ne!(names(baked("zh-Hans", "题", PROSE))[0], names(baked("zh-Hans", "题", "文"))[0]);
}

#[test]
fn a_missing_font_is_named_with_the_command_that_fetches_it() {
    let (edition, bodies) = paper("zh-Hant", "題", "文");
    let empty = tempfile::tempdir().expect("a folder");
    let errors = bake(&edition, &bodies, empty.path(), &Packer::default()).expect_err("fonts from nowhere");
    let song = errors.iter().find(|error| error.to_string().contains("NotoSerifTC_400Regular.ttf")).expect("named");
    assert!(song.hint().contains("scripts/fonts.sh zh-Hant"), "{}", song.hint());
}

#[test]
fn a_publisher_s_own_faces_are_taken_if_their_licence_lies_beside_them() {
    let own = tempfile::tempdir().expect("a folder");
    let set = r#"[[set]]
        languages = ["zh"]
        body     = { family = "Own Song", han = "own/song.ttf" }
        strong   = { family = "Own Hei", han = "own/song.ttf" }
        headline = { family = "Own Biao", han = "own/song.ttf" }
        note     = { family = "Own Kai", han = "own/song.ttf" }"#;
    std::fs::write(own.path().join("fonts.toml"), set).expect("written");
    std::fs::create_dir(own.path().join("own")).expect("a folder");
    std::fs::copy(folder().join("noto-serif-sc/NotoSerifSC_400Regular.ttf"), own.path().join("own/song.ttf"))
        .expect("copied");
    let (edition, bodies) = paper("zh-Hans", "题", "文");
    let errors = bake(&edition, &bodies, own.path(), &Packer::default()).expect_err("a font without its licence");
    assert!(matches!(errors.as_slice(), [FontError::Unlicensed { .. }]), "{errors:?}");
    std::fs::write(own.path().join("own/LICENSE.txt"), "ours").expect("written");
    let baked = bake(&edition, &bodies, own.path(), &Packer::default()).expect("baked");
    assert_eq!(face(&baked, FaceRole::Note).family, "Own Kai");
}
