//! Editors' wishes against what became of them.

use super::super::fragment::{Region, Sheet};
use super::super::{Stylesheet, Warning};
use super::story::Story;
use crate::edition::Place;

/// A warning for each wish that the composition could not honour.
pub(super) fn ignored(sheets: &[Sheet], stories: &[Story], style: &Stylesheet) -> Vec<Warning> {
    stories.iter().flat_map(|story| ignored_of(sheets, story, style)).collect()
}

fn ignored_of(sheets: &[Sheet], story: &Story, style: &Stylesheet) -> Vec<Warning> {
    let hints = &story.head.hints;
    let stands = |sheet: &Sheet| sheet.regions.iter().position(|region| region.article == story.index);
    let Some((number, sheet, at)) =
        sheets.iter().enumerate().find_map(|(number, sheet)| stands(sheet).map(|region| (number, sheet, region)))
    else {
        return Vec::new();
    };
    let region = &sheet.regions[at];
    let warning = |hint: String, reason: String| Warning::HintIgnored { article: story.head.id.clone(), hint, reason };
    let mut warnings = Vec::new();
    if let Some(wish) = hints.columns {
        let columns = columns(region, style);
        if u32::from(wish) > style.columns {
            warnings.push(warning(format!("columns = {wish}"), format!("the sheet has {}", style.columns)));
        } else if u32::from(wish) != columns {
            warnings.push(warning(format!("columns = {wish}"), format!("it fits its sheet over {columns} only")));
        }
    }
    // On a page's last sheet the foot is where the articles end.
    let foot = sheet.regions.iter().map(|region| region.rect.bottom()).max().unwrap_or_default();
    let reason = match hints.place {
        Some(Place::TopLeft)
            if number > 0 || region.rect.x > style.column_x(0) || region.rect.y > first_row(sheet, style) =>
        {
            Some(("top-left", "another article has that place"))
        }
        Some(Place::Bottom) if region.rect.bottom() + style.row < foot => {
            Some(("bottom", "another article stands below it"))
        }
        Some(Place::Ear) if region.rect.bottom() > sheet.body.y => {
            Some(("ear", "there is no room for it beside the masthead"))
        }
        _ => None,
    };
    warnings.extend(reason.map(|(place, reason)| warning(format!("place = \"{place}\""), reason.to_owned())));
    warnings
}

/// The last of the y positions that still are the head of a sheet: frames stand inside
/// their first row.
fn first_row(sheet: &Sheet, style: &Stylesheet) -> super::super::Px {
    sheet.body.y + style.row / 2
}

/// Grid columns that a region covers.
pub(super) fn columns(region: &Region, style: &Stylesheet) -> u32 {
    let step = (style.column_width() + style.gutter).0.max(1);
    ((region.rect.width.0 + style.gutter.0 + step / 2) / step) as u32
}
