//! The press binary: parse arguments, call `press::…`, print diagnostics.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use epaper::edition::Date;
use epaper::layout::Settings;
use epaper::press::diagnostic::{Diagnostics, draw};
use epaper::press::host::Host;
use epaper::press::import::Import;
use epaper::press::site::{Options, SiteAddress};
use epaper::press::watch::Watch;
use epaper::press::{build, layout, schema, serve, starter};

/// From editors' sources to a newspaper for browsers.
#[derive(Parser)]
#[command(name = "press", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write a small working edition to start from
    New {
        /// The folder of the edition; must be new or empty
        dir: PathBuf,
        /// Day of publication; if absent the one that the folder is named by, or today
        #[arg(long)]
        date: Option<Date>,
    },
    /// Report every problem of editions; write nothing
    Check {
        /// Folders of editions
        #[arg(required = true)]
        dirs: Vec<PathBuf>,
        #[command(flatten)]
        fonts: Fonts,
    },
    /// Build editions into a static bundle
    Build {
        /// Folders of editions
        #[arg(required = true)]
        dirs: Vec<PathBuf>,
        /// The folder of the site
        #[arg(long)]
        out: PathBuf,
        /// The path under which the site is served; that of its address, or /
        #[arg(long, value_parser = base_path)]
        base: Option<String>,
        /// The address of the site, for feeds, sitemaps and share cards:
        /// https://paper.example/epaper/
        #[arg(long)]
        site: Option<SiteAddress>,
        #[command(flatten)]
        fonts: Fonts,
        /// Keep what is not free for all off the site: the bodies of these articles go here,
        /// as DATE/ID.json, for a host that lets readers in
        #[arg(long)]
        withhold: Option<PathBuf>,
        #[command(flatten)]
        cache: Kept,
    },
    /// Build editions whenever their sources change, and show the site meanwhile
    Watch {
        /// Folders of editions
        #[arg(required = true)]
        dirs: Vec<PathBuf>,
        /// The folder of the site
        #[arg(long)]
        out: PathBuf,
        /// The path under which the site is served
        #[arg(long, default_value = "/", value_parser = base_path)]
        base: String,
        /// The port; 0 takes a free one
        #[arg(long, default_value_t = 8080)]
        port: u16,
        #[command(flatten)]
        fonts: Fonts,
        #[command(flatten)]
        cache: Kept,
    },
    /// Draft an edition from what a newsroom has
    Import {
        #[command(subcommand)]
        from: Import,
    },
    /// Compose a bundle natively and report how good its pages are
    Layout {
        /// A folder with `edition.json`, or that file
        bundle: PathBuf,
        /// Width of a sheet in CSS px
        #[arg(long, default_value_t = 1440.0)]
        width: f64,
        /// Height of a sheet in CSS px
        #[arg(long, default_value_t = 856.0)]
        height: f64,
        /// Text size in percent of the normal one, 50 to 400; readers offer 80 to 250
        #[arg(long, value_name = "PERCENT", default_value_t = 100, value_parser = text_size)]
        text_size: u16,
        /// Put each page on one sheet, whatever text size that needs
        #[arg(long, conflicts_with = "text_size")]
        whole: bool,
        /// Print the report as JSON
        #[arg(long)]
        json: bool,
        /// Sketch the sheets into this file
        #[arg(long)]
        svg: Option<PathBuf>,
    },
    /// Serve a folder over HTTP on this machine
    Serve {
        /// The folder
        dir: PathBuf,
        /// The path under which it is served
        #[arg(long, default_value = "/", value_parser = base_path)]
        base: String,
        /// The port; 0 takes a free one
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Write the JSON Schemas of source and bundle
    Schema {
        /// The folder for them
        #[arg(long)]
        out: PathBuf,
    },
}

/// Where fonts come from.
#[derive(clap::Args)]
struct Fonts {
    /// The folder of the fonts that those of an edition are made from; $EPAPER_FONTS too
    /// names it
    #[arg(long, default_value_os_t = fonts_folder())]
    fonts: PathBuf,
    /// Without fonts: readers then see those of their systems
    #[arg(long, conflicts_with = "fonts")]
    no_fonts: bool,
}

impl Fonts {
    fn folder(self) -> Option<PathBuf> {
        (!self.no_fonts).then_some(self.fonts)
    }
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("press: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> io::Result<ExitCode> {
    match command {
        Command::New { dir, date } => {
            // A folder that is named by a day is that day's.
            let named = || dir.file_name()?.to_str()?.parse().ok();
            starter::new(&dir, date.or_else(named).unwrap_or_else(today))?;
            println!("{0}: a new edition; next: press check {0}", dir.display());
        }
        Command::Check { dirs, fonts } => {
            let diagnostics = build::check(&dirs, fonts.folder().as_deref());
            if diagnostics.is_empty() {
                println!("no problems");
            }
            return report(&diagnostics);
        }
        Command::Build { dirs, out, base, site: address, fonts, withhold, cache } => {
            let base = base.or_else(|| Some(address.as_ref()?.base().to_owned())).unwrap_or_else(|| "/".to_owned());
            let place = Options { base, address };
            let options = build::Options { out, place, fonts: fonts.folder(), withhold, cache: Some(cache.cache) };
            let built = build::build_with(&dirs, &options, &progress);
            say(&built, &options.out)?;
            return report(&built.diagnostics);
        }
        Command::Watch { dirs, out, base, port, fonts, cache } => {
            let (place, fonts) = (Options::at(&base), fonts.folder());
            let options = build::Options { out: out.clone(), place, fonts, withhold: None, cache: Some(cache.cache) };
            let watch = Watch::new(dirs, options, port)?;
            println!("{}", watch.url());
            watch.follow(|built| {
                say(built, &out)?;
                report(&built.diagnostics).map(drop)
            })?;
        }
        Command::Import { from } => from.run(&mut io::stdout()).map_err(io::Error::other)?,
        Command::Layout { bundle, width, height, text_size, whole, json, svg } => {
            let composed = layout::compose(&layout::Request { bundle, width, height, text_size, whole })
                .map_err(io::Error::other)?;
            if let Some(file) = svg {
                std::fs::write(file, composed.svg())?;
            }
            if json { println!("{:#}", composed.json()) } else { print!("{}", composed.table()) }
        }
        Command::Serve { dir, base, port } => {
            let host = Host::new(dir, &base);
            let serving = serve::serve(port, move |request| host.reply(request))?;
            println!("{}", serving.url(&base));
            io::stdout().flush()?;
            serving.wait();
        }
        Command::Schema { out } => schema::write(&out)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The editions that were made, one a line, how many needed nothing, and whether anyone can
/// read them where they are.
fn say(built: &build::Built, site: &Path) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for entry in &built.made {
        writeln!(out, "{} {}: {} pages", entry.path, entry.title, entry.pages)?;
    }
    if !built.unchanged.is_empty() {
        writeln!(out, "{} unchanged", built.unchanged.len())?;
    }
    if built.has_no_reader {
        let site = site.display();
        writeln!(
            out,
            "{site} has no reader yet, only editions/ for one; `make build` makes dist/ with the reader in it"
        )?;
    }
    out.flush()
}

/// One line that says how far a build of many editions is, if someone is there to see it.
fn progress(progress: build::Progress<'_>) {
    let mut stderr = io::stderr().lock();
    if progress.all < 2 || !stderr.is_terminal() {
        return;
    }
    let width = 24;
    let filled = width * progress.done / progress.all;
    let (bar, rest) = ("━".repeat(filled), "─".repeat(width - filled));
    // The line is written over by the next one, and wiped at the end.
    let _ = if progress.done == progress.all {
        write!(stderr, "\r\x1b[K")
    } else {
        write!(stderr, "\r\x1b[K{bar}{rest} {}/{} {}", progress.done, progress.all, progress.last.display())
    };
    let _ = stderr.flush();
}

/// Prints diagnostics, with excerpts if someone is there to see them.
fn report(diagnostics: &Diagnostics) -> io::Result<ExitCode> {
    let mut stderr = io::stderr();
    stderr.write_all(draw(diagnostics, stderr.is_terminal()).as_bytes())?;
    Ok(if diagnostics.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn today() -> Date {
    let today = jiff::Zoned::now().date();
    Date { year: today.year().unsigned_abs(), month: today.month().unsigned_abs(), day: today.day().unsigned_abs() }
}

fn fonts_folder() -> PathBuf {
    std::env::var_os("EPAPER_FONTS").map_or("fonts".into(), PathBuf::from)
}

/// Where what takes time to make is kept.
#[derive(clap::Args)]
struct Kept {
    /// The folder that keeps pictures in all their sizes between builds; it can be
    /// deleted at any time. $EPAPER_CACHE too names it
    #[arg(long, default_value_os_t = cache_folder())]
    cache: PathBuf,
}

fn cache_folder() -> PathBuf {
    let below = |variable, path: &str| std::env::var_os(variable).map(|folder| PathBuf::from(folder).join(path));
    let named = std::env::var_os("EPAPER_CACHE").map(PathBuf::from);
    let user = || below("XDG_CACHE_HOME", "epaper/press").or_else(|| below("HOME", ".cache/epaper/press"));
    named.or_else(user).unwrap_or_else(|| std::env::temp_dir().join("epaper-press"))
}

/// A text size that a sheet can be set in.
fn text_size(text: &str) -> Result<u16, String> {
    let sizes = Settings::TEXT_SIZES;
    let size = text.parse().ok().filter(|size| sizes.contains(size));
    size.ok_or_else(|| format!("it is in percent, from {} to {}: 100 is the normal size", sizes.start(), sizes.end()))
}

/// A path with a slash at both ends.
fn base_path(text: &str) -> Result<String, String> {
    let fits = text.starts_with('/') && text.ends_with('/') && !text.contains("//");
    if fits { Ok(text.to_owned()) } else { Err("write it with a slash at both ends: /epaper/".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_size_that_cannot_be_set_is_refused_in_words() {
        let parse = |size: &str| Arguments::try_parse_from(["press", "layout", "edition", "--text-size", size]);
        for size in ["50", "100", "400"] {
            assert!(parse(size).is_ok(), "{size}");
        }
        for size in ["18", "49", "401", "18px", "99999"] {
            let refused = parse(size).err().expect(size).to_string();
            assert!(refused.contains("percent, from 50 to 400"), "{size}: {refused}");
        }
    }
}
