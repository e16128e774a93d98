//! Line breaking: a table of cases for each rule, and properties over generated text.

mod inline {
    mod cases;
    pub mod support;
}
