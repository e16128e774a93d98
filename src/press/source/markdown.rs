//! Markdown to blocks: what a newspaper page has, everything else as its text with a warning.

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{
    CodeBlockKind, Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd, TextMergeWithOffset,
};

use super::attributes;
use super::figure::{self, Written};
use super::folder::is_control;
use super::length;
use super::part::Part;
use super::picture::Pictures;
use super::runs::Runs;
use crate::edition::{Block, Figure, ListItem, Mark, Run, Text};
use crate::press::diagnostic::{Code, Diagnostic, Diagnostics};

/// What to do about a footnote.
const FOOTNOTES: &str = "a newspaper page has none: put the note into the sentence, in brackets, or write a paragraph \
                         at the end of the article; \\[ if the signs are meant";

/// A link to another article, to be checked once all ids are known.
#[derive(Debug)]
pub(super) struct InnerLink {
    pub(super) id: String,
    pub(super) span: Range<usize>,
}

/// Reads the body of an article: its blocks, and its links to other articles.
pub(super) fn blocks(part: &Part, pictures: &mut Pictures<'_>, out: &mut Diagnostics) -> (Vec<Block>, Vec<InnerLink>) {
    if length::refuse_long_paragraphs(part, out) {
        return (vec![], vec![]);
    }
    let parser = Parser::new_ext(part.as_str(), Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES);
    for (label, definition) in parser.reference_definitions().iter() {
        let message = format!("`[{label}]: …` is a link definition and is not printed");
        out.push(
            Diagnostic::warning(Code::UnsupportedMarkup, part.place(definition.span.clone()), message)
                .hint("if it is text, write \\[ for the first bracket"),
        );
    }
    let events = TextMergeWithOffset::new(parser.into_offset_iter()).peekable();
    let mut reader = Reader { part, events, pictures, out, links: vec![], depth: 0, in_caption: false };
    let blocks = reader.blocks(None);
    let links = reader.links;
    (blocks, links)
}

struct Reader<'a, 'p> {
    part: &'a Part,
    events: Peekable<TextMergeWithOffset<'a, OffsetIter<'a>>>,
    pictures: &'a mut Pictures<'p>,
    out: &'a mut Diagnostics,
    links: Vec<InnerLink>,
    /// How many quotes and lists are open.
    depth: usize,
    /// Whether the text of an image is being read.
    in_caption: bool,
}

/// What inline content comes to: texts and figures in turn.
enum Piece {
    Text(Text),
    Figure(Figure, Range<usize>),
}

impl<'a> Reader<'a, '_> {
    /// Deepest nesting that is read; deeper content is dropped with an error. Bounds the
    /// recursion, whatever the source holds.
    const DEPTH: usize = 16;

    fn warn(&mut self, code: Code, span: Range<usize>, message: impl Into<String>, hint: &str) {
        self.out.push(Diagnostic::warning(code, self.part.place(span), message).hint(hint));
    }

    fn error(&mut self, code: Code, span: Range<usize>, message: impl Into<String>, hint: &str) {
        self.out.push(Diagnostic::error(code, self.part.place(span), message).hint(hint));
    }

    /// Blocks up to the end of the block that holds them, or of the body.
    fn blocks(&mut self, end: Option<TagEnd>) -> Vec<Block> {
        let mut blocks = Vec::new();
        // Consecutive figures form a group; a rule between them parts it.
        let mut grouping = false;
        while let Some((event, span)) = self.events.next() {
            match event {
                Event::End(tag) if Some(tag) == end => break,
                Event::Start(Tag::Paragraph) => self.paragraph(TagEnd::Paragraph, span, &mut blocks, &mut grouping),
                Event::Rule => {
                    if !matches!(blocks.last(), Some(Block::Figures(_))) {
                        let hint = "a rule only parts groups of figures; use a `## crosshead`";
                        self.warn(Code::UnsupportedMarkup, span, "a rule is not printed", hint);
                    }
                    grouping = false;
                }
                event => {
                    grouping = false;
                    self.block(event, span, &mut blocks);
                }
            }
        }
        blocks
    }

    fn block(&mut self, event: Event<'a>, span: Range<usize>, blocks: &mut Vec<Block>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                if level == HeadingLevel::H1 {
                    let hint = "the headline stands in the front matter; write ## for a crosshead";
                    self.warn(Code::UnsupportedMarkup, span, "a headline inside of the body", hint);
                }
                let text = self.text_until(TagEnd::Heading(level));
                blocks.extend((!text.is_empty()).then_some(Block::Crosshead(text)));
            }
            Event::Start(Tag::BlockQuote(kind)) => {
                let inner = self.nested(span, |reader| reader.blocks(Some(TagEnd::BlockQuote(kind))));
                blocks.extend(inner.into_iter().flatten().map(|block| match block {
                    Block::Paragraph(text) | Block::Crosshead(text) => Block::Quote(text),
                    other => other,
                }));
            }
            Event::Start(Tag::FootnoteDefinition(label)) => self.footnote(&label, span, blocks),
            Event::Start(Tag::List(first)) => {
                let mut items = Vec::new();
                self.list(first, span, &mut items);
                blocks.extend((!items.is_empty()).then_some(Block::List(items)));
            }
            Event::Start(Tag::Table(_)) => {
                let rows = self.table();
                blocks.extend((!rows.is_empty()).then_some(Block::Table(rows)));
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                let hint = match kind {
                    CodeBlockKind::Indented => "do not indent paragraphs with spaces",
                    CodeBlockKind::Fenced(_) => "a newspaper page has no code; write paragraphs",
                };
                self.warn(Code::UnsupportedMarkup, span, "a code block is printed as paragraphs", hint);
                self.verbatim(TagEnd::CodeBlock, blocks);
            }
            Event::Start(Tag::HtmlBlock) => {
                self.raw_html(span);
                self.verbatim(TagEnd::HtmlBlock, blocks);
            }
            _ => {}
        }
    }

    /// A note, printed where it stands: its text is not lost, and the editor decides.
    fn footnote(&mut self, label: &str, span: Range<usize>, blocks: &mut Vec<Block>) {
        let message =
            format!("footnotes are not supported: the note [{label}] is printed as a paragraph where it stands");
        self.warn(Code::UnsupportedMarkup, span.start..span.start + 2, message, FOOTNOTES);
        let inner = self.nested(span, |reader| reader.blocks(Some(TagEnd::FootnoteDefinition)));
        let mut inner = inner.unwrap_or_default();
        if let Some(Block::Paragraph(text)) = inner.first_mut() {
            let runs = std::iter::once(Run::Plain(format!("[{label}] "))).chain(text.runs.drain(..));
            *text = Text::from_runs(runs.collect());
        }
        blocks.extend(inner);
    }

    /// Runs a reading one level deeper, or skips the content where that is too deep.
    fn nested<T>(&mut self, span: Range<usize>, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth >= Self::DEPTH {
            let message = format!("lists and quotes are nested more than {} deep", Self::DEPTH);
            self.error(Code::UnsupportedMarkup, span.clone(), message, "write them one after the other");
            while self.events.next_if(|(_, next)| span.contains(&next.start)).is_some() {}
            return None;
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        Some(result)
    }

    fn raw_html(&mut self, span: Range<usize>) {
        let message = "HTML is printed as text";
        self.warn(Code::RawHtml, span, message, "use Markdown; write \\< if the sign itself is meant");
    }

    /// Lines of literal text as a paragraph.
    fn verbatim(&mut self, end: TagEnd, blocks: &mut Vec<Block>) {
        let mut runs = Runs::default();
        while let Some((event, span)) = self.events.next() {
            match event {
                Event::End(tag) if tag == end => break,
                Event::Text(text) | Event::Html(text) => {
                    for line in text.lines() {
                        if line.trim().is_empty() {
                            let text = runs.take();
                            blocks.extend((!text.is_empty()).then_some(Block::Paragraph(text)));
                        } else {
                            self.push_text(&mut runs, line.trim(), span.clone());
                        }
                        runs.end_line();
                    }
                }
                _ => {}
            }
        }
        let text = runs.take();
        blocks.extend((!text.is_empty()).then_some(Block::Paragraph(text)));
    }

    /// A paragraph: text, figures, or both, each as a block of its own.
    fn paragraph(&mut self, end: TagEnd, span: Range<usize>, blocks: &mut Vec<Block>, grouping: &mut bool) {
        let pieces = self.pieces(end);
        let mixed = pieces.iter().any(|piece| matches!(piece, Piece::Text(_)));
        for piece in pieces {
            match piece {
                Piece::Text(text) => {
                    if *grouping && attributes::looks_like(&text.flat()) {
                        let hint = "put it on the line below the figure, without an empty line between";
                        self.error(
                            Code::BadAttributes,
                            span.clone(),
                            "an attribute line that belongs to no figure",
                            hint,
                        );
                        continue;
                    }
                    *grouping = false;
                    blocks.push(Block::Paragraph(text));
                }
                Piece::Figure(figure, span) => {
                    if mixed {
                        let hint = "put the figure on a line of its own between empty lines";
                        self.warn(Code::MisplacedFigure, span, "a figure inside of a paragraph parts it", hint);
                    }
                    match blocks.last_mut() {
                        Some(Block::Figures(group)) if *grouping => group.push(figure),
                        _ => blocks.push(Block::Figures(vec![figure])),
                    }
                    *grouping = true;
                }
            }
        }
    }

    /// Inline content up to `end` as one text, where no figure can stand.
    fn text_until(&mut self, end: TagEnd) -> Text {
        let mut runs = Runs::default();
        for piece in self.pieces(end) {
            match piece {
                Piece::Text(text) => append(&mut runs, text),
                Piece::Figure(_, span) => self.misplaced(span),
            }
        }
        runs.take()
    }

    fn misplaced(&mut self, span: Range<usize>) {
        let hint = "put it on a line of its own between paragraphs";
        self.error(Code::MisplacedFigure, span, "no figure can stand here", hint);
    }

    /// Inline content up to `end`.
    fn pieces(&mut self, end: TagEnd) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut runs = Runs::default();
        let finish = |runs: &mut Runs, pieces: &mut Vec<Piece>| {
            let text = runs.take();
            pieces.extend((!text.is_empty()).then_some(Piece::Text(text)));
        };
        while let Some((event, span)) = self.events.next() {
            match event {
                Event::End(tag) if tag == end => break,
                Event::Start(Tag::Image { .. }) if self.in_caption => {
                    self.misplaced(span.clone());
                    while self.events.next_if(|(_, next)| span.contains(&next.start)).is_some() {}
                }
                Event::Start(Tag::Image { dest_url, title, .. }) => {
                    finish(&mut runs, &mut pieces);
                    self.in_caption = true;
                    let caption = self.text_until(TagEnd::Image);
                    self.in_caption = false;
                    let after = &self.part.as_str()[span.end..];
                    let attributes = attributes::read(after, span.end, self.part, self.out);
                    let written = Written { path: &dest_url, credit: &title, caption, span: span.clone() };
                    let figure = figure::figure(written, attributes.values, self.part, self.pictures, self.out);
                    pieces.push(Piece::Figure(figure, span));
                    self.skip(attributes.range, &mut runs);
                }
                // An item's paragraphs, or a hard break: a new paragraph, but no more than that.
                Event::HardBreak => finish(&mut runs, &mut pieces),
                event => self.inline(event, span, &mut runs),
            }
        }
        finish(&mut runs, &mut pieces);
        pieces
    }

    /// Leaves out what begins in a range of the body; keeps the rest of a text beyond it.
    fn skip(&mut self, range: Range<usize>, runs: &mut Runs) {
        while let Some((event, span)) = self.events.next_if(|(_, span)| range.contains(&span.start)) {
            let end = range.end;
            if span.end > end {
                if let Event::Text(_) = event {
                    let rest = self.part.as_str()[end..span.end].to_owned();
                    self.push_text(runs, rest.trim_start(), end..span.end);
                }
                break;
            }
        }
    }

    fn inline(&mut self, event: Event<'a>, span: Range<usize>, runs: &mut Runs) {
        match event {
            Event::Text(text) => {
                self.leftovers(span.clone());
                self.push_text(runs, &text, span);
            }
            Event::Code(text) => {
                self.warn(
                    Code::UnsupportedMarkup,
                    span.clone(),
                    "code is printed as plain text",
                    "leave out the ` signs",
                );
                self.push_text(runs, &text, span);
            }
            Event::InlineHtml(text) | Event::Html(text) => {
                self.raw_html(span.clone());
                self.push_text(runs, &text, span);
            }
            Event::FootnoteReference(label) => {
                let message = format!("footnotes are not supported: the mark [{label}] is printed as it stands");
                self.warn(Code::UnsupportedMarkup, span.clone(), message, FOOTNOTES);
                self.push_text(runs, &format!("[{label}]"), span);
            }
            Event::SoftBreak | Event::HardBreak => runs.end_line(),
            Event::Start(Tag::Strong) => runs.open(Some(Mark::Strong)),
            Event::Start(Tag::Emphasis) => runs.open(Some(Mark::Emphasis)),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let mark = self.link(&dest_url, span);
                runs.open(mark);
            }
            Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link) => runs.close(),
            _ => {}
        }
    }

    /// Markup that was meant as such but is none, and would be printed.
    fn leftovers(&mut self, span: Range<usize>) {
        // The source, not the text: signs behind a backslash are meant to be printed.
        let source = &self.part.as_str()[span.clone()];
        let is_meant = |at: &usize| !self.part.as_str()[..*at].ends_with('\\');
        let found = |sign: &str| source.find(sign).map(|at| span.start + at).filter(is_meant);
        let (emphasis, image, footnote) = (found("**"), found("!["), found("[^"));
        if let Some(at) = footnote {
            let message = "a footnote's mark without a note, which is not supported either";
            self.warn(Code::UnsupportedMarkup, at..at + 2, message, FOOTNOTES);
        }
        if let Some(at) = emphasis {
            let hint = "beside punctuation ** needs a space outside of it; move the punctuation, or write \\*\\*";
            self.warn(Code::UnmatchedEmphasis, at..at + 2, "** is printed as it stands", hint);
        }
        if let Some(at) = image {
            let hint = "a figure is ![caption](path \"credit\"); a path with spaces, or none at all, stands in <>";
            self.error(Code::MisplacedFigure, at..at + 2, "a figure that cannot be read", hint);
        }
    }

    /// Where a link leads, if a newspaper may link there.
    fn link(&mut self, url: &str, span: Range<usize>) -> Option<Mark> {
        if let Some(id) = url.strip_prefix('#') {
            self.links.push(InnerLink { id: id.to_owned(), span });
            return Some(Mark::Link(url.to_owned()));
        }
        let scheme = url.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        let has_target = |prefix: &str| {
            url.len() > prefix.len() && url.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        };
        let allowed = match scheme.as_deref() {
            Some("http") => has_target("http://"),
            Some("https") => has_target("https://"),
            Some("mailto") => has_target("mailto:"),
            _ => false,
        };
        if allowed && !url.contains(|c: char| c.is_whitespace() || is_control(c)) {
            return Some(Mark::Link(url.to_owned()));
        }
        let hint = "links are http://…, https://…, mailto:… or #ID of an article";
        self.warn(Code::BadLink, span, format!("the link to `{url}` is left out"), hint);
        None
    }

    /// Adds decoded text. Control characters can still come from entities like `&#27;`.
    fn push_text(&mut self, runs: &mut Runs, text: &str, span: Range<usize>) {
        let Some(control) = text.chars().find(|&c| is_control(c)) else {
            return runs.push(&text.replace('\t', " "));
        };
        // Its entity is in the source, not the character.
        let start = self.part.as_str()[span.clone()].find('&').map_or(span.start, |at| span.start + at);
        let span = start..span.end;
        let message = format!("control character U+{:04X}", control as u32);
        self.error(Code::ControlCharacter, span, message, "delete it");
        runs.push(&text.replace(is_control, ""));
    }

    /// A list, and the lists in it, as items in a row.
    fn list(&mut self, first: Option<u64>, span: Range<usize>, items: &mut Vec<ListItem>) {
        let ordered = first.is_some();
        let mut number = first;
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::End(TagEnd::List(tag)) if tag == ordered => break,
                Event::Start(Tag::Item) => {
                    let label = number.map_or_else(|| "•".to_owned(), |n| format!("{n}."));
                    number = number.map(|n| n.saturating_add(1));
                    if self.nested(span.clone(), |reader| reader.item(label, items)).is_none() {
                        break;
                    }
                }
                _ => {}
            }
        }
    }

    fn item(&mut self, label: String, items: &mut Vec<ListItem>) {
        let index = items.len();
        items.push(ListItem { label, text: Text::default() });
        let mut runs = Runs::default();
        while let Some((event, span)) = self.events.next() {
            match event {
                Event::End(TagEnd::Item) => break,
                Event::Start(Tag::List(first)) => {
                    let hint = "write one list after the other";
                    self.warn(Code::UnsupportedMarkup, span.clone(), "a list in a list is printed on one level", hint);
                    self.list(first, span, items);
                }
                Event::Start(Tag::Paragraph) => {
                    runs.end_line();
                    for piece in self.pieces(TagEnd::Paragraph) {
                        match piece {
                            Piece::Text(text) => append(&mut runs, text),
                            Piece::Figure(_, span) => self.misplaced(span),
                        }
                    }
                }
                Event::Start(Tag::Image { .. }) => {
                    self.misplaced(span.clone());
                    while self.events.next_if(|(_, next)| span.contains(&next.start)).is_some() {}
                }
                Event::Start(Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::Table(_) | Tag::Heading { .. }) => {
                    runs.end_line();
                    let hint = "end the list before it";
                    self.warn(Code::UnsupportedMarkup, span, "a list item holds plain text only", hint);
                }
                event => self.inline(event, span, &mut runs),
            }
        }
        items[index].text = runs.take();
        if items[index].text.is_empty() {
            items.remove(index);
        }
    }

    fn table(&mut self) -> Vec<Vec<Text>> {
        let mut rows = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::End(TagEnd::Table) => break,
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::Start(Tag::TableCell) => {
                    let cell = self.text_until(TagEnd::TableCell);
                    if let Some(row) = rows.last_mut() {
                        row.push(cell);
                    }
                }
                _ => {}
            }
        }
        rows
    }
}

/// Adds a finished text to one in the making.
fn append(runs: &mut Runs, text: Text) {
    runs.end_line();
    for run in text.runs {
        runs.open(run.mark());
        runs.push(run.text());
        runs.close();
    }
}
