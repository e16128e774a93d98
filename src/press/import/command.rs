//! `press import …`: what to import, from which files, into which folder.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::{Draft, ImportError, Options, ninjs, text, write};

/// What a draft is made from.
#[derive(Clone, Debug, Subcommand)]
pub enum Import {
    /// The text of a printed page
    Text {
        /// The page's text as extracted, in UTF-8
        file: PathBuf,
        /// The folder of the draft; must be new or empty
        #[arg(long)]
        out: PathBuf,
        /// What the input may not say
        #[command(flatten)]
        options: Options,
    },
    /// News items in IPTC ninjs, 1.x as Superdesk writes it or up to 3.x
    Ninjs {
        /// Files of one item or of a list of items
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// The folder of the draft; must be new or empty
        #[arg(long)]
        out: PathBuf,
        /// What the input may not say
        #[command(flatten)]
        options: Options,
    },
}

impl Import {
    /// Reads, drafts and writes; says on `report` what was made and what was unsure, a line
    /// each: `FILE:LINE: …`.
    ///
    /// # Errors
    /// If the input cannot be read or is not UTF-8, and as [`write()`].
    pub fn run(self, report: &mut impl Write) -> Result<(), ImportError> {
        let (draft, input, out) = match self {
            Self::Text { file, out, options } => (text::read(&read(&file)?, &options), file, out),
            Self::Ninjs { files, out, options } => {
                let first = files.first().cloned().unwrap_or_default();
                let read = |file: PathBuf| Ok((file.clone(), read(&file)?));
                let files = files.into_iter().map(read).collect::<Result<Vec<_>, ImportError>>()?;
                let draft = ninjs::read(&files, &options);
                (draft.map_err(|(file, words)| ImportError::NotNinjs(file, words))?, first, out)
            }
        };
        write(&draft, &out)?;
        say(&draft, &input, &out, report).map_err(|error| ImportError::Io(out, error))
    }
}

fn read(file: &Path) -> Result<String, ImportError> {
    let bytes = fs::read(file).map_err(|error| ImportError::Io(file.to_owned(), error))?;
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes()[..valid].iter().filter(|byte| **byte == b'\n').count();
        ImportError::NotUtf8(file.to_owned(), line)
    })
}

fn say(draft: &Draft, file: &Path, out: &Path, report: &mut impl Write) -> io::Result<()> {
    for doubt in &draft.doubts {
        let place = if doubt.line > 0 { format!(":{}", doubt.line) } else { String::new() };
        writeln!(report, "{}{place}: unsure: {}", file.display(), doubt.about)?;
    }
    for item in draft.items() {
        for note in &item.notes {
            writeln!(report, "{}: {note}", out.join(format!("articles/{}.md", item.head.id)).display())?;
        }
    }
    let (items, pages) = (draft.items().count(), draft.pages.len());
    writeln!(report, "{}: {items} items on {pages} pages, {} doubts", out.display(), draft.doubts.len())
}
