//! An edition as plain HTML: what search engines, readers without script and everyone
//! before the first composed sheet see. The same content in the same order as the reader's
//! sheets; `style/static.css` sets it in columns.
//!
//! All links are relative to the site's base.

use super::place::SiteAddress;
use super::published::Published;
use super::sizes;
use super::words::Words;
use crate::edition::{Address, Block, Body, Figure, Head, Kind, ListItem, Mark, Page, Part, Person, Text};
use crate::layout::fragment::Frame;
use crate::layout::inline::Script;
use crate::layout::roles::{advertisement, issue_number};
use crate::markup::{Wanted, attribute, escape, files, href};

/// The class of what stands for the rest of an article that is not free for all.
pub(super) const WITHHELD: &str = "plain-withheld";

/// A page of the paper: masthead, the list of pages, and its articles whole.
pub(super) fn page(published: &Published, at: usize) -> String {
    let mut plain = Plain { published, site: None, sizes: String::new(), pictured: false, out: String::new() };
    let edition = &published.edition;
    plain.masthead("h1");
    plain.page_list(at);
    plain.out.push_str("<main>");
    if let Some(page) = edition.pages.get(at) {
        plain.section(page, "h2");
        for (head, body) in published.articles(at) {
            plain.article(head, body, &Headings { headline: "h3", crosshead: "h4", linked: true });
        }
    }
    plain.out.push_str("</main>");
    let name = |page: &Page| (Part::Page(page.number.clone()), format!("{} {}", page.number, page.section));
    plain.neighbours(
        at.checked_sub(1).and_then(|before| edition.pages.get(before)).map(name),
        edition.pages.get(at + 1).map(name),
    );
    plain.out
}

/// One article, whole, with the way to its page and its neighbours.
pub(super) fn article(published: &Published, id: &str) -> Option<String> {
    let all: Vec<_> = published.all_articles().collect();
    let at = all.iter().position(|(_, _, head, _)| head.id == id)?;
    let (_, page, head, body) = all[at];
    let mut plain = Plain { published, site: None, sizes: String::new(), pictured: false, out: String::new() };
    plain.masthead("p");
    plain.out.push_str("<main class=\"alone\">");
    plain.section(page, "p");
    plain.article(head, body, &Headings { headline: "h1", crosshead: "h2", linked: false });
    plain.out.push_str("</main>");
    let name = |at: usize| all.get(at).map(|(_, _, head, _)| (Part::Article(head.id.clone()), head.title()));
    plain.neighbours(at.checked_sub(1).and_then(name), name(at + 1));
    Some(plain.out)
}

/// What stands at an address that names nothing.
pub(super) fn nowhere(language: &str) -> String {
    let words = Words::of(language);
    let (title, text) = words.nowhere();
    let mut out = "<main class=\"notice\">".to_owned();
    element(&mut out, "h1", title);
    element(&mut out, "p", text);
    out.push_str("<p><a href=\"./\">");
    escape(words.newest(), &mut out);
    out.push_str("</a></p></main>");
    out
}

/// The body of an article as HTML for feeds, with whole addresses.
pub(super) fn content(published: &Published, head: &Head, body: &Body, site: &SiteAddress) -> String {
    let mut plain = Plain { published, site: Some(site), sizes: sizes::alone(), pictured: false, out: String::new() };
    plain.blocks(head, body, "h2");
    plain.out
}

/// Which elements head the parts of an article.
struct Headings {
    headline: &'static str,
    crosshead: &'static str,
    /// Whether the headline leads to the article's own page.
    linked: bool,
}

struct Plain<'a> {
    published: &'a Published,
    /// What links start from; the page's own base if it is not named.
    site: Option<&'a SiteAddress>,
    /// How wide the pictures of the article in hand are shown.
    sizes: String,
    /// Whether it has a picture already.
    pictured: bool,
    out: String,
}

impl Plain<'_> {
    fn words(&self) -> Words {
        Words::of(&self.published.edition.paper.language)
    }

    fn whole(&self, path: String) -> String {
        self.site.map_or_else(|| path.clone(), |site| site.url(&path))
    }

    fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    fn link(&mut self, part: Part) {
        let address = Address { edition: Some(self.published.path.clone()), part, paragraph: None };
        let address = self.whole(address.to_string());
        self.out.push_str("<a");
        attribute("href", &address, &mut self.out);
        self.out.push('>');
    }

    /// Title, date and facts of the issue: only what the edition gives.
    fn masthead(&mut self, title: &str) {
        let edition = &self.published.edition;
        let (paper, issue) = (&edition.paper, &edition.edition);
        self.out.push_str("<header class=\"plain-masthead\"><");
        self.out.push_str(title);
        self.out.push_str(" class=\"plain-title\">");
        self.link(Part::Front);
        self.text(&paper.title);
        self.out.push_str("</a></");
        self.out.push_str(title);
        self.out.push_str("><p><time");
        attribute("datetime", &issue.date.to_string(), &mut self.out);
        self.out.push('>');
        self.text(&issue.date.in_words(&paper.language));
        self.out.push_str("</time>");
        let number = issue.number.map(|number| issue_number(Script::of(&paper.language), number)).unwrap_or_default();
        let weekday = issue.date.weekday().in_words(&paper.language);
        let facts: [&str; 8] =
            [weekday, &issue.lunar, &issue.weather, &number, &paper.cn, &paper.postal, &paper.publisher, &paper.site];
        for fact in facts.into_iter().filter(|fact| !fact.is_empty()) {
            self.out.push(' ');
            element(&mut self.out, "span", fact);
        }
        self.out.push_str("</p></header>");
    }

    /// Links to all pages, if there are several.
    fn page_list(&mut self, current: usize) {
        let pages = &self.published.edition.pages;
        if pages.len() < 2 {
            return;
        }
        self.out.push_str("<nav class=\"plain-pages\"");
        attribute("aria-label", self.words().pages(), &mut self.out);
        self.out.push_str("><ol>");
        for (at, page) in pages.iter().enumerate() {
            self.out.push_str(if at == current { "<li aria-current=\"page\">" } else { "<li>" });
            self.link(Part::Page(page.number.clone()));
            self.text(&format!("{} {}", page.number, page.section));
            self.out.push_str("</a></li>");
        }
        self.out.push_str("</ol></nav>");
    }

    fn section(&mut self, page: &Page, heading: &str) {
        self.out.push_str("<header class=\"plain-section\"><");
        self.out.push_str(heading);
        self.out.push('>');
        self.link(Part::Page(page.number.clone()));
        self.text(&format!("{} {}", page.number, page.section));
        self.out.push_str("</a></");
        self.out.push_str(heading);
        self.out.push('>');
        if !page.romanised.is_empty() {
            self.out.push_str("<p class=\"romanised\" lang=\"zh-Latn\">");
            self.text(&page.romanised);
            self.out.push_str("</p>");
        }
        if !page.editors.is_empty() {
            self.people("plain-editors", &page.editors);
        }
        self.out.push_str("</header>");
    }

    fn people(&mut self, class: &str, people: &[Person]) {
        self.out.push_str("<p");
        attribute("class", class, &mut self.out);
        self.out.push('>');
        for (at, person) in people.iter().enumerate() {
            self.text(if at > 0 { "　" } else { "" });
            self.text([person.role.as_str(), person.name.as_str()].join(" ").trim());
        }
        self.out.push_str("</p>");
    }

    fn article(&mut self, head: &Head, body: &Body, headings: &Headings) {
        self.out.push_str("<article");
        attribute("data-article", &head.id, &mut self.out);
        attribute("data-rank", &(head.rank.index() + 1).to_string(), &mut self.out);
        attribute("data-kind", head.kind.name(), &mut self.out);
        if !head.language.is_empty() {
            attribute("lang", &head.language, &mut self.out);
        }
        if let Some(frame) = Frame::of(head).name() {
            attribute("data-frame", frame, &mut self.out);
        }
        self.out.push('>');
        self.sizes = if headings.linked { sizes::on_page(head.rank) } else { sizes::alone() };
        self.head(head, headings);
        self.out.push_str("<div class=\"plain-body\">");
        self.blocks(head, body, headings.crosshead);
        self.out.push_str("</div></article>");
    }

    fn head(&mut self, head: &Head, headings: &Headings) {
        self.out.push_str("<header>");
        if head.kind == Kind::Advertisement {
            let label = advertisement(Script::of(self.published.edition.language_of(head)));
            self.line("plain-label", label);
        }
        self.line("plain-series", &head.series);
        self.line("plain-kicker", &head.kicker);
        // An article without a headline is headed by its first words, for navigation only.
        let class = if head.headline.is_empty() { "visually-hidden" } else { "plain-headline" };
        self.out.push('<');
        self.out.push_str(headings.headline);
        attribute("class", class, &mut self.out);
        self.out.push('>');
        if headings.linked {
            self.link(Part::Article(head.id.clone()));
        }
        if head.headline.is_empty() {
            self.text(&head.opening);
        }
        for (at, line) in head.headline.iter().enumerate() {
            self.out.push_str(if at > 0 { "<br>" } else { "" });
            self.text(line);
        }
        self.out.push_str(if headings.linked { "</a></" } else { "</" });
        self.out.push_str(headings.headline);
        self.out.push('>');
        for line in &head.deck {
            self.line("plain-deck", line);
        }
        if !head.byline.is_empty() {
            self.people("plain-byline", &head.byline);
        }
        self.out.push_str("</header>");
    }

    fn line(&mut self, class: &str, text: &str) {
        if !text.is_empty() {
            self.out.push_str("<p");
            attribute("class", class, &mut self.out);
            self.out.push('>');
            self.text(text);
            self.out.push_str("</p>");
        }
    }

    /// The blocks of a body; `data-block` names each, as in composed sheets.
    fn blocks(&mut self, head: &Head, body: &Body, crosshead: &str) {
        let mut run_in = Some(head.run_in(true)).filter(|words| !words.is_empty());
        for (index, block) in body.blocks.iter().enumerate() {
            match block {
                Block::Paragraph(text) => {
                    self.open("p", index);
                    if let Some(words) = run_in.take() {
                        element(&mut self.out, "b", &words);
                    }
                    self.runs(text);
                    self.out.push_str("</p>");
                }
                Block::Crosshead(text) => {
                    self.open(crosshead, index);
                    self.runs(text);
                    self.out.push_str("</");
                    self.out.push_str(crosshead);
                    self.out.push('>');
                }
                Block::Quote(text) => {
                    self.open("blockquote", index);
                    self.runs(text);
                    self.out.push_str("</blockquote>");
                }
                Block::List(items) => self.list(items, index),
                Block::Table(rows) => self.table(rows, index),
                Block::Figures(figures) => {
                    self.open("div", index);
                    figures.iter().for_each(|figure| self.figure(figure));
                    self.out.push_str("</div>");
                }
            }
        }
        if run_in.is_some() {
            self.out.push_str("<p>");
            element(&mut self.out, "b", &head.run_in(false));
            self.out.push_str("</p>");
        }
        if body.withheld {
            self.line(WITHHELD, Words::of(self.published.edition.language_of(head)).withheld());
        }
        self.line("plain-signed", &head.signed);
    }

    fn open(&mut self, tag: &str, block: usize) {
        self.out.push('<');
        self.out.push_str(tag);
        attribute("data-block", &block.to_string(), &mut self.out);
        self.out.push('>');
    }

    /// A list whose bullets or numbers whoever shows it makes: in its text they would stand twice.
    fn list(&mut self, items: &[ListItem], block: usize) {
        let first = first_number(items);
        let tag = if first.is_some() { "ol" } else { "ul" };
        self.out.push('<');
        self.out.push_str(tag);
        attribute("data-block", &block.to_string(), &mut self.out);
        if let Some(first) = first.filter(|first| *first != 1) {
            attribute("start", &first.to_string(), &mut self.out);
        }
        self.out.push('>');
        for item in items {
            self.out.push_str("<li>");
            // Lists in lists are printed on one level: numbers among bullets stand in the text.
            if first.is_none() && !matches!(item.label.as_str(), "" | "•") {
                self.text(&item.label);
                self.out.push(' ');
            }
            self.runs(&item.text);
            self.out.push_str("</li>");
        }
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
    }

    /// A table whose first row, if it is not alone, heads the others.
    fn table(&mut self, rows: &[Vec<Text>], block: usize) {
        self.open("table", block);
        let (head, body) = rows.split_at(usize::from(rows.len() > 1));
        for (part, cell, rows) in [("thead", "th", head), ("tbody", "td", body)] {
            if rows.is_empty() {
                continue;
            }
            self.tag("<", part);
            for row in rows {
                self.out.push_str("<tr>");
                for text in row {
                    self.tag("<", cell);
                    self.runs(text);
                    self.tag("</", cell);
                }
                self.out.push_str("</tr>");
            }
            self.tag("</", part);
        }
        self.out.push_str("</table>");
    }

    fn tag(&mut self, open: &str, name: &str) {
        self.out.extend([open, name, ">"]);
    }

    /// A picture with caption and credit; without its file the caption stands alone.
    fn figure(&mut self, figure: &Figure) {
        self.out.push_str("<figure data-figure>");
        if let Some(picture) = &figure.picture {
            // The first may be what a reader sees first; the others wait until they come near.
            let waits = std::mem::replace(&mut self.pictured, true);
            let (base, alt) = (self.whole(self.published.file("")), figure.alt_text());
            files(picture, Wanted { base: &base, alt: &alt, sizes: &self.sizes, waits }, &mut self.out);
        }
        if !(figure.caption.is_empty() && figure.credit.is_empty()) {
            self.out.push_str("<figcaption>");
            self.runs(&figure.caption);
            if !figure.credit.is_empty() {
                self.out.push_str(" <span data-credit>");
                self.text(&figure.credit);
                self.out.push_str("</span>");
            }
            self.out.push_str("</figcaption>");
        }
        self.out.push_str("</figure>");
    }

    /// Marked text; a link to another article (`#ID`) leads to its page.
    fn runs(&mut self, text: &Text) {
        for run in &text.runs {
            let close = match run.mark() {
                None => "",
                Some(Mark::Strong) => self.mark("<strong>", "</strong>"),
                Some(Mark::Emphasis) => self.mark("<em>", "</em>"),
                Some(Mark::Link(address)) => match (address.strip_prefix('#'), href(&address)) {
                    (Some(id), _) if self.published.edition.head(id).is_some() => {
                        self.link(Part::Article(id.to_owned()));
                        "</a>"
                    }
                    (None, Some(address)) => {
                        self.out.push_str("<a");
                        attribute("href", address, &mut self.out);
                        self.mark(">", "</a>")
                    }
                    _ => "",
                },
            };
            self.text(run.text());
            self.out.push_str(close);
        }
    }

    fn mark(&mut self, open: &str, close: &'static str) -> &'static str {
        self.out.push_str(open);
        close
    }

    /// Links to what comes before and after.
    fn neighbours(&mut self, before: Option<(Part, String)>, after: Option<(Part, String)>) {
        if before.is_none() && after.is_none() {
            return;
        }
        let words = self.words();
        self.out.push_str("<nav class=\"plain-neighbours\"");
        attribute("aria-label", words.neighbours(), &mut self.out);
        self.out.push('>');
        for (label, rel, part) in [(words.previous(), "prev", before), (words.next(), "next", after)] {
            let Some((part, name)) = part else { continue };
            self.out.push_str("<p");
            attribute("class", rel, &mut self.out);
            self.out.push('>');
            element(&mut self.out, "small", label);
            self.out.push(' ');
            self.link(part);
            self.text(&name);
            self.out.push_str("</a></p>");
        }
        self.out.push_str("</nav>");
    }
}

/// The first number of a list whose labels count on from it: `3.`, `4.` …
fn first_number(items: &[ListItem]) -> Option<u64> {
    let number = |item: &ListItem| item.label.strip_suffix('.')?.parse::<u64>().ok();
    let first = number(items.first()?)?;
    items.iter().zip(first..).all(|(item, expected)| number(item) == Some(expected)).then_some(first)
}

fn element(out: &mut String, tag: &str, text: &str) {
    out.push('<');
    out.push_str(tag);
    out.push('>');
    escape(text, out);
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
}
