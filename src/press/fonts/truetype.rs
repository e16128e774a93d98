//! Writing a face as a TrueType font: exactly its glyphs, their `cmap` and advances.
//!
//! There is no GSUB, GPOS or kern table, so a character's advance is what `hmtx` says and
//! nothing else. The same glyphs give the same bytes.

use std::collections::BTreeMap;

use write_fonts::tables::cmap::Cmap;
use write_fonts::tables::gasp::{Gasp, GaspRange, GaspRangeBehavior};
use write_fonts::tables::glyf::{Bbox, Contour, GlyfLocaBuilder, SimpleGlyph};
use write_fonts::tables::head::{Flags, Head};
use write_fonts::tables::hhea::Hhea;
use write_fonts::tables::hmtx::{Hmtx, LongMetric};
use write_fonts::tables::maxp::Maxp;
use write_fonts::tables::name::{Name, NameRecord};
use write_fonts::tables::os2::{Os2, SelectionFlags};
use write_fonts::tables::post::Post;
use write_fonts::types::{Fixed, GlyphId, NameId, Tag};
use write_fonts::{BuilderError, FontBuilder};

use super::source::{EM, Glyph};

/// Height of every face above its baseline, in units: that of a Han em box.
pub(super) const ASCENT: i16 = 880;
/// Depth of every face below its baseline, in units.
pub(super) const DESCENT: i16 = 120;

/// What the `name` table says beside the family.
#[derive(Debug, Default)]
pub(super) struct Legal {
    /// Copyright notices of the sources.
    pub(super) copyright: String,
    /// Where the licence lies.
    pub(super) licence: String,
}

/// The font as TrueType.
///
/// # Errors
/// What the table writer refused: too many glyphs, or an outline too large for its format.
pub(super) fn write(family: &str, glyphs: &BTreeMap<char, Glyph>, legal: &Legal) -> Result<Vec<u8>, String> {
    if glyphs.len() >= usize::from(u16::MAX) {
        return Err(format!("{} characters do not fit into one font", glyphs.len()));
    }
    let mut tables = Tables::default();
    // Glyph 0, which a missing character shows, is a blank em: such a character is an error
    // of the build.
    tables.push(&SimpleGlyph::default(), EM)?;
    for (character, glyph) in glyphs {
        let outline = outline(glyph).and_then(|outline| tables.push(&outline, glyph.advance));
        let id = outline.map_err(|reason| format!("U+{:04X}: {reason}", u32::from(*character)))?;
        tables.mappings.push((*character, id));
    }
    tables.build(family, legal).map_err(|error| format!("{}: {}", error.tag, error.inner))
}

/// The outline in whole units, on-curve points that their neighbours imply left out.
fn outline(glyph: &Glyph) -> Result<SimpleGlyph, String> {
    if glyph.path.is_empty() {
        return Ok(SimpleGlyph::default());
    }
    let mut outline = SimpleGlyph::from_bezpath(&glyph.path).map_err(|error| format!("{error:?}"))?;
    outline.recompute_bounding_box();
    Ok(outline)
}

/// Tables that grow with each glyph.
#[derive(Default)]
struct Tables {
    glyf: GlyfLocaBuilder,
    metrics: Vec<LongMetric>,
    mappings: Vec<(char, GlyphId)>,
    bounds: Option<Bbox>,
    points: usize,
    contours: usize,
    /// Least space right of the ink.
    right_bearing: i32,
}

impl Tables {
    fn push(&mut self, outline: &SimpleGlyph, advance: u16) -> Result<GlyphId, String> {
        self.glyf.add_glyph(outline).map_err(|error| error.to_string())?;
        if !outline.contours.is_empty() {
            let bbox = outline.bbox;
            self.bounds = Some(self.bounds.map_or(bbox, |bounds| bounds.union(bbox)));
            self.points = self.points.max(outline.contours.iter().map(Contour::len).sum());
            self.contours = self.contours.max(outline.contours.len());
            self.right_bearing = self.right_bearing.min(i32::from(advance) - i32::from(bbox.x_max));
        }
        let id = GlyphId::new(self.metrics.len() as u32);
        self.metrics.push(LongMetric::new(advance, outline.bbox.x_min));
        Ok(id)
    }

    fn build(self, family: &str, legal: &Legal) -> Result<Vec<u8>, BuilderError> {
        let (glyf, loca, format) = self.glyf.build();
        let bounds = self.bounds.unwrap_or_default();
        let code = |mapping: Option<&(char, GlyphId)>| {
            mapping.map_or(0, |(character, _)| u16::try_from(u32::from(*character)).unwrap_or(u16::MAX))
        };
        let (first, last) = (code(self.mappings.first()), code(self.mappings.last()));
        let widest = self.metrics.iter().map(|metric| metric.advance).max().unwrap_or(EM);
        let total: u32 = self.metrics.iter().map(|metric| u32::from(metric.advance)).sum();
        let count = self.metrics.len() as u16;
        let head = Head {
            font_revision: Fixed::ONE,
            // Baseline at 0, left bearing at xMin; scaled to whole pixels by nobody.
            flags: Flags::from_bits_truncate(0b11),
            units_per_em: EM,
            x_min: bounds.x_min,
            y_min: bounds.y_min,
            x_max: bounds.x_max,
            y_max: bounds.y_max,
            lowest_rec_ppem: 8,
            index_to_loc_format: format as i16,
            ..Head::default()
        };
        let hhea = Hhea {
            ascender: ASCENT.into(),
            descender: (-DESCENT).into(),
            advance_width_max: widest.into(),
            min_left_side_bearing: bounds.x_min.into(),
            min_right_side_bearing: (self.right_bearing as i16).into(),
            x_max_extent: bounds.x_max.into(),
            caret_slope_rise: 1,
            number_of_h_metrics: count,
            ..Hhea::default()
        };
        let maxp = Maxp {
            num_glyphs: count,
            max_points: Some(self.points as u16),
            max_contours: Some(self.contours as u16),
            max_composite_points: Some(0),
            max_composite_contours: Some(0),
            max_zones: Some(1),
            max_twilight_points: Some(0),
            max_storage: Some(0),
            max_function_defs: Some(0),
            max_instruction_defs: Some(0),
            max_stack_elements: Some(0),
            max_size_of_instructions: Some(0),
            max_component_elements: Some(0),
            max_component_depth: Some(0),
        };
        let os2 = Os2 {
            x_avg_char_width: (total / u32::from(count)) as i16,
            ach_vend_id: Tag::new(b"    "),
            fs_selection: SelectionFlags::REGULAR | SelectionFlags::USE_TYPO_METRICS,
            us_first_char_index: first,
            us_last_char_index: last,
            s_typo_ascender: ASCENT,
            s_typo_descender: -DESCENT,
            us_win_ascent: ASCENT.unsigned_abs(),
            us_win_descent: DESCENT.unsigned_abs(),
            y_strikeout_position: ASCENT / 3,
            y_strikeout_size: 50,
            ..Os2::default()
        };
        let post = Post { underline_position: (-100).into(), underline_thickness: 50.into(), ..Post::default() };
        // Grey smoothing in both directions at every size: there are no hints to follow.
        let smooth = GaspRangeBehavior::GASP_DOGRAY | GaspRangeBehavior::GASP_SYMMETRIC_SMOOTHING;
        let gasp = Gasp::new(1, 1, vec![GaspRange::new(u16::MAX, smooth)]);
        let cmap = Cmap::from_mappings(self.mappings).expect("one glyph for each character");
        let mut font = FontBuilder::new();
        font.add_table(&head)?.add_table(&hhea)?.add_table(&maxp)?.add_table(&os2)?;
        font.add_table(&Hmtx::new(self.metrics, Vec::new()))?.add_table(&cmap)?;
        font.add_table(&loca)?.add_table(&glyf)?.add_table(&post)?.add_table(&gasp)?;
        font.add_table(&names(family, legal))?;
        Ok(font.build())
    }
}

fn names(family: &str, legal: &Legal) -> Name {
    let postscript: String = family.split(' ').collect();
    let records = [
        (NameId::COPYRIGHT_NOTICE, legal.copyright.as_str()),
        (NameId::FAMILY_NAME, family),
        (NameId::SUBFAMILY_NAME, "Regular"),
        (NameId::UNIQUE_ID, family),
        (NameId::FULL_NAME, family),
        (NameId::VERSION_STRING, "Version 1.000"),
        (NameId::POSTSCRIPT_NAME, postscript.as_str()),
        (NameId::LICENSE_DESCRIPTION, legal.licence.as_str()),
    ];
    // Windows, Unicode, American English.
    let record = |(id, text): (NameId, &str)| NameRecord::new(3, 1, 0x409, id, text.to_owned().into());
    Name::new(records.into_iter().filter(|(_, text)| !text.is_empty()).map(record).collect())
}
