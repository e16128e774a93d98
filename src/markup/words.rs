//! The paper's own words: what it prints beside what was written, in its own language.

/// A line that says where an article goes on, or came from; sheets count from 1.
pub(super) fn jump(language: &str, continued: bool, sheet: usize) -> String {
    let (before, after) = match (primary(language), continued) {
        ("zh", false) => ("下转第", "页"),
        ("zh", true) => ("上接第", "页"),
        ("ja", false) => ("", "面に続く"),
        ("ja", true) => ("", "面から続く"),
        (_, false) => ("Continued on sheet ", ""),
        (_, true) => ("Continued from sheet ", ""),
    };
    [before, &sheet.to_string(), after].concat()
}

/// In the frame of a picture that was not supplied.
pub(super) fn picture_missing(language: &str) -> &'static str {
    match primary(language) {
        "zh" => "图片未随文稿提供",
        "ja" => "写真は提供されていません",
        _ => "Picture not supplied",
    }
}

/// The running number of an edition.
pub(super) fn number(language: &str, number: u32) -> String {
    let (before, after) = match primary(language) {
        "zh" => ("总第", "期"),
        "ja" => ("第", "号"),
        _ => ("No. ", ""),
    };
    [before, &number.to_string(), after].concat()
}

fn primary(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}
