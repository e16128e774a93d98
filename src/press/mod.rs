//! Native adapter: editors' sources in; bundle, fonts and images out.

pub mod fonts;
pub mod host;
pub mod import;
pub mod layout;
pub mod site;
mod sketch;
