//! Line breaking: a table of cases for each rule, properties over generated text, and the
//! real edition.

mod inline {
    mod cases;
    mod corpus;
    mod edition;
    mod headlines;
    mod properties;
    mod recorded;
    mod support;
}
