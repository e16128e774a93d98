//! Native adapter: editors' sources in; bundle, fonts and images out.

pub mod build;
pub mod diagnostic;
pub mod divisions;
pub mod embed;
pub mod fonts;
pub mod headers;
pub mod host;
pub mod import;
pub mod layout;
mod miniature;
mod name;
pub mod pictures;
mod replace;
pub mod schema;
pub mod search;
pub mod serve;
mod shelf;
pub mod site;
mod sketch;
pub mod source;
pub mod starter;
pub mod watch;
pub mod words;
