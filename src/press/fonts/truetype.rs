//! Writing a face as a TrueType font: exactly its glyphs, their `cmap` and advances.
//!
//! There is no GSUB, GPOS or kern table, so a character's advance is what `hmtx` says and
//! nothing else. The same glyphs give the same bytes.

use std::collections::BTreeMap;

use write_fonts::tables::cmap::Cmap;
use write_fonts::tables::gasp::{Gasp, GaspRange, GaspRangeBehavior};
use write_fonts::tables::glyf::{Bbox, GlyfLocaBuilder, SimpleGlyph};
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
    let mut tables = Tables::new();
    for (character, glyph) in glyphs {
        tables.add(*character, glyph)?;
    }
    tables.build(family, legal).map_err(|error| format!("{}: {}", error.tag, error.inner))
}

/// Tables that grow with each glyph.
struct Tables {
    glyf: GlyfLocaBuilder,
    metrics: Vec<LongMetric>,
    mappings: Vec<(char, GlyphId)>,
    bounds: Option<Bbox>,
    points: usize,
    contours: usize,
    right_bearing: i32,
    extent: i32,
}

impl Tables {
    /// Glyph 0, which a missing character shows, is a blank em: a missing character is an
    /// error of the build.
    fn new() -> Self {
        let mut tables = Self {
            glyf: GlyfLocaBuilder::new(),
            metrics: Vec::new(),
            mappings: Vec::new(),
            bounds: None,
            points: 0,
            contours: 0,
            right_bearing: 0,
            extent: 0,
        };
        tables.metrics.push(LongMetric::new(EM, 0));
        // An empty glyph cannot fail to be written.
        let _ = tables.glyf.add_glyph(&SimpleGlyph::default());
        tables
    }

    fn add(&mut self, character: char, glyph: &Glyph) -> Result<(), String> {
        let fail = |reason: String| format!("U+{:04X}: {reason}", character as u32);
        let mut simple = SimpleGlyph::default();
        if !glyph.path.is_empty() {
            simple = SimpleGlyph::from_bezpath(&glyph.path).map_err(|error| fail(format!("{error:?}")))?;
            simple.recompute_bounding_box();
            let bbox = simple.bbox;
            self.bounds = Some(self.bounds.map_or(bbox, |bounds| bounds.union(bbox)));
            self.points = self.points.max(simple.contours.iter().map(|contour| contour.len()).sum());
            self.contours = self.contours.max(simple.contours.len());
            self.right_bearing = self.right_bearing.min(i32::from(glyph.advance) - i32::from(bbox.x_max));
            self.extent = self.extent.max(bbox.x_max.into());
        }
        self.glyf.add_glyph(&simple).map_err(|error| fail(error.to_string()))?;
        self.mappings.push((character, GlyphId::new(self.metrics.len() as u32)));
        self.metrics.push(LongMetric::new(glyph.advance, simple.bbox.x_min));
        Ok(())
    }

    fn build(self, family: &str, legal: &Legal) -> Result<Vec<u8>, BuilderError> {
        let (glyf, loca, format) = self.glyf.build();
        let bounds = self.bounds.unwrap_or_default();
        let last = self.mappings.last().map_or(0, |(character, _)| u32::from(*character).min(0xFFFF) as u16);
        let first = self.mappings.first().map_or(0, |(character, _)| u32::from(*character).min(0xFFFF) as u16);
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
            x_max_extent: (self.extent as i16).into(),
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
        // Characters of a map are distinct, so they cannot conflict.
        let cmap = Cmap::from_mappings(self.mappings).unwrap_or_default();
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
