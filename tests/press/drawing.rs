//! Problems as an editor sees them.

use epaper::press::diagnostic::draw;

use super::folder::Folder;

/// The drawing without the escapes that colour it.
fn uncoloured(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').map_or("", |(_, rest)| rest))
}

#[test]
fn a_terminal_shows_the_line_and_the_place_in_it() {
    let folder = Folder::with_body("一二三\u{7}四五\n");
    let (_, problems) = folder.read();
    let drawn = uncoloured(&draw(&problems, true));
    for expect in ["control-character", "articles/lead.md:4:4]", "control character U+0007", "help: delete it"] {
        assert!(drawn.contains(expect), "{expect} in\n{drawn}");
    }
}

#[test]
fn a_pipe_gets_a_line_for_each_problem() {
    let folder = Folder::with_body("<b>\n");
    let (_, problems) = folder.read();
    let file = folder.path().join("articles/lead.md").display().to_string();
    let hint = "use Markdown; write \\< if the sign itself is meant";
    let expect = format!("{file}:4:1: warning[raw-html]: HTML is printed as text ({hint})\n0 errors, 1 warning\n");
    assert_eq!(draw(&problems, false), expect);
}

#[test]
fn a_source_cannot_steer_the_terminal() {
    let folder = Folder::good();
    folder.put("articles/\u{1b}[2J.txt", "");
    folder.put("articles/lead.md", "+++\n\"\\u001b[31m\" = 1\nrank = \"\u{1b}[31m\"\n+++\n\u{1b}[31m\u{9b}31m\n");
    let (_, problems) = folder.read();
    let plain = draw(&problems, false);
    assert!(!plain.is_empty() && !plain.contains(['\u{1b}', '\u{9b}']), "{plain:?}");
    assert!(!uncoloured(&draw(&problems, true)).contains(['\u{1b}', '\u{9b}']));
}

#[test]
fn a_long_line_is_shown_in_part() {
    let folder = Folder::with_body(&format!("{}<b>{}\n", "前".repeat(9000), "后".repeat(9000)));
    let (_, problems) = folder.read();
    let drawn = draw(&problems, true);
    assert!(drawn.contains(":4:9001") && drawn.chars().count() < 1000, "{drawn}");
}
