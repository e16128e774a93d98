//! The articles of one editorial page as sheets.
