//! TOML to typed values, with every problem at its place.
//!
//! serde stops at the first problem. So a table is first walked along the JSON Schema of
//! its type: what does not fit is reported and taken out or replaced by an empty value,
//! and what remains always deserialises, so that later passes find their problems too.

use std::borrow::Cow;
use std::ops::Range;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value as Schema;
use toml::Spanned;
use toml::de::{DeArray, DeInteger, DeTable, DeValue, Deserializer};

use super::part::Part;
use super::suggest::{list, nearest};
use crate::edition::{Date, SCHEMA};
use crate::press::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::press::schema::of_source;

/// Reads a TOML document; `None` if it is no TOML, or of a newer schema.
pub(super) fn parse<T: DeserializeOwned + JsonSchema>(part: &Part, diagnostics: &mut Diagnostics) -> Option<T> {
    let (mut table, errors) = DeTable::parse_recoverable(part.as_str());
    // An impossible day is a syntax error to the parser, but leaves the rest as it is: then
    // the walk reports it, and whatever else there is.
    if !errors.iter().all(|error| looks_like_date(part.slice(error.span()))) {
        for error in errors {
            let place = part.place(error.span().unwrap_or(0..0));
            diagnostics.push(syntax_error(error.message(), part.slice(error.span()), place));
        }
        return None;
    }
    if let Some((key, written)) = newer_schema(table.get_ref()) {
        let message = format!("schema {written} is newer than this press, which knows {SCHEMA}");
        let diagnostic = Diagnostic::error(Code::NewerSchema, part.place(key), message);
        diagnostics.push(diagnostic.hint("build with the press that the source was made for"));
        return None;
    }
    let schema = of_source::<T>();
    let whole = 0..part.as_str().find('\n').unwrap_or(part.as_str().len());
    Walk { schema: &schema, part, diagnostics }.table(&schema, table.get_mut(), whole, "");
    match T::deserialize(Deserializer::from(table)) {
        Ok(value) => Some(value),
        Err(error) => {
            let place = part.place(error.span().unwrap_or(0..0));
            diagnostics.push(Diagnostic::error(Code::BadValue, place, error.message()));
            None
        }
    }
}

/// Where the value of a key in tables stands.
pub(super) fn span_of(part: &Part, path: &[&str]) -> Option<Range<usize>> {
    let (table, _) = DeTable::parse_recoverable(part.as_str());
    let (last, tables) = path.split_last()?;
    let table = tables.iter().try_fold(table.get_ref(), |table, key| table.get(*key)?.get_ref().as_table())?;
    Some(table.get(*last)?.span())
}

fn newer_schema(table: &DeTable<'_>) -> Option<(Range<usize>, u64)> {
    let value = table.get("schema")?;
    let DeValue::Integer(number) = value.get_ref() else { return None };
    let written = u64::from_str_radix(number.as_str(), number.radix()).ok()?;
    (written > u64::from(SCHEMA)).then(|| (value.span(), written))
}

/// A syntax error; an impossible day is one to the TOML parser, but not to an editor.
fn syntax_error(message: &str, written: &str, place: crate::press::diagnostic::Place) -> Diagnostic {
    if looks_like_date(written) || message.contains("date") {
        return Diagnostic::error(Code::BadDate, place, format!("`{written}` is not a day of the calendar"))
            .hint(DATE_HINT);
    }
    let diagnostic = Diagnostic::error(Code::TomlSyntax, place, message);
    if message.contains("duplicate key") {
        diagnostic.hint("keep one of the two")
    } else if written.contains(['“', '”', '‘', '’']) {
        diagnostic.hint("texts stand between straight quotes: \"…\"")
    } else {
        diagnostic.hint("texts are written key = \"…\", lists key = [\"…\", \"…\"]")
    }
}

const DATE_HINT: &str = "write the day like date = 2024-12-06";

fn looks_like_date(written: &str) -> bool {
    let mut parts = written.split('-');
    let digits = |part: Option<&str>| part.is_some_and(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()));
    digits(parts.next()) && digits(parts.next()) && digits(parts.next()) && parts.next().is_none()
}

/// A walk along one document.
struct Walk<'a> {
    /// The schema of the whole document, which holds the definitions.
    schema: &'a Schema,
    part: &'a Part,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Walk<'a> {
    /// The schema that a `$ref` names, or an `anyOf` with null wraps.
    fn resolve(&self, schema: &'a Schema) -> &'a Schema {
        if let Some(reference) = schema["$ref"].as_str() {
            let name = reference.rsplit('/').next().unwrap_or_default();
            return self.resolve(&self.schema["$defs"][name]);
        }
        let present = |option: &&Schema| option["type"] != "null";
        match schema["anyOf"].as_array().and_then(|options| options.iter().find(present)) {
            Some(option) => self.resolve(option),
            None => schema,
        }
    }

    fn report(&mut self, code: Code, span: Range<usize>, message: String, hint: impl Into<String>) {
        self.diagnostics.push(Diagnostic::error(code, self.part.place(span), message).hint(hint));
    }

    /// Checks a table whose header or braces are at `span`, and makes it fit.
    fn table(&mut self, schema: &'a Schema, table: &mut DeTable<'_>, span: Range<usize>, name: &str) {
        let Some(known) = schema["properties"].as_object() else { return };
        let is_unknown = |key: &&Spanned<Cow<'_, str>>| !known.contains_key(key.get_ref().as_ref());
        let unknown: Vec<_> = table.keys().filter(is_unknown).cloned().collect();
        // A key that is only misspelt is not missing too.
        let mut misspelt = Vec::new();
        for key in unknown {
            let names: Vec<&str> = known.keys().map(String::as_str).collect();
            let hint = match nearest(key.get_ref(), &names) {
                Some(near) => {
                    misspelt.push(near.to_owned());
                    format!("did you mean `{near}`?")
                }
                None => format!("keys here are {}", list(&names)),
            };
            self.report(Code::UnknownKey, key.span(), format!("unknown key `{}`", key.get_ref()), hint);
            table.remove(key.get_ref().as_ref());
        }

        let required: Vec<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Schema::as_str).collect();
        for (key, schema) in known {
            let schema = self.resolve(schema);
            let fits = match table.get_mut(key.as_str()) {
                Some(value) => self.value(schema, value, key),
                None if misspelt.contains(key) => false,
                None if required.contains(&key.as_str()) => {
                    let place = if name.is_empty() { String::new() } else { format!(" in `{name}`") };
                    let hint = format!("add {}", example(schema, key));
                    self.report(Code::MissingKey, span.clone(), format!("`{key}` is missing{place}"), hint);
                    false
                }
                None => continue,
            };
            if !fits {
                table.remove(key.as_str());
                if required.contains(&key.as_str()) {
                    let value = self.empty(schema);
                    table.insert(Spanned::new(0..0, Cow::Owned(key.clone())), Spanned::new(0..0, value));
                }
            }
        }
    }

    /// Checks a value, makes it fit, and says whether that was possible.
    fn value(&mut self, schema: &'a Schema, value: &mut Spanned<DeValue<'_>>, key: &str) -> bool {
        let span = value.span();
        if let Some(choices) = choices(schema) {
            return self.choice(&choices, value, key);
        }
        match schema["format"].as_str() {
            Some("date") => return self.date(value, key),
            Some("date-time") => return self.moment(value, key),
            _ => {}
        }
        let wanted = types(schema);
        match value.get_mut() {
            DeValue::Table(table) if wanted == "object" => {
                self.table(schema, table, span, key);
                true
            }
            DeValue::Array(items) if wanted == "array" => {
                let item_schema = self.resolve(&schema["items"]);
                let all = std::mem::replace(items, DeArray::new()).into_iter();
                *items = all.filter_map(|mut item| self.value(item_schema, &mut item, key).then_some(item)).collect();
                true
            }
            DeValue::String(text) if wanted == "string" => {
                let text = text.clone();
                self.string(schema, &text, span, key)
            }
            DeValue::Integer(number) if wanted == "integer" => {
                let number = number.clone();
                self.integer(schema, &number, span, key)
            }
            DeValue::Boolean(_) if wanted == "boolean" => true,
            other => {
                let message = format!("`{key}` must be {}, not {}", noun(wanted), type_of(other));
                // What was written may be right but for its brackets or quotes.
                let written = self.part.slice(Some(span.clone())).trim();
                let hint = match (wanted, other) {
                    (
                        "string",
                        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_),
                    ) => {
                        format!("write {key} = \"{written}\"")
                    }
                    ("array", DeValue::String(_)) if types(&schema["items"]) == "string" => {
                        format!("write {key} = [{written}]")
                    }
                    _ => format!("write {}", example(schema, key)),
                };
                self.report(Code::WrongType, span, message, hint);
                false
            }
        }
    }

    fn choice(&mut self, choices: &[&str], value: &Spanned<DeValue<'_>>, key: &str) -> bool {
        let written = match value.get_ref() {
            DeValue::String(text) if choices.contains(&text.as_ref()) => return true,
            DeValue::String(text) => text.to_string(),
            other => {
                let message = format!("`{key}` must be one of {}, not {}", list(choices), type_of(other));
                self.report(Code::WrongType, value.span(), message, format!("write {key} = \"{}\"", choices[0]));
                return false;
            }
        };
        let hint = match nearest(&written, choices) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("it is one of {}", list(choices)),
        };
        self.report(Code::BadValue, value.span(), format!("`{key}` cannot be \"{written}\""), hint);
        false
    }

    /// A day, as TOML writes it or in quotes; left as the string that [`Date`] reads.
    fn date(&mut self, value: &mut Spanned<DeValue<'_>>, key: &str) -> bool {
        let Some(written) = self.written_time(value, key, "a day", DATE_HINT) else { return false };
        if written.parse::<Date>().is_err() {
            let message = format!("`{written}` is not a day of the calendar");
            self.report(Code::BadDate, value.span(), message, DATE_HINT);
            return false;
        }
        *value.get_mut() = DeValue::String(Cow::Owned(written));
        true
    }

    /// A moment with the offset of its clock, as TOML writes it or in quotes; left as RFC 3339 has
    /// it in UTC, so that moments compare as texts do.
    fn moment(&mut self, value: &mut Spanned<DeValue<'_>>, key: &str) -> bool {
        let hint = format!("write it like {}", example_moment(key));
        let Some(written) = self.written_time(value, key, "a moment", &hint) else { return false };
        let Ok(moment) = written.parse::<jiff::Timestamp>() else {
            let message = format!("`{written}` is not a day and time with the offset of its clock");
            self.report(Code::BadDate, value.span(), message, hint);
            return false;
        };
        *value.get_mut() = DeValue::String(Cow::Owned(format!("{moment:.0}")));
        true
    }

    /// What was written for a day or a moment.
    fn written_time(&mut self, value: &Spanned<DeValue<'_>>, key: &str, noun: &str, hint: &str) -> Option<String> {
        match value.get_ref() {
            DeValue::Datetime(_) => Some(self.part.slice(Some(value.span())).trim().to_owned()),
            DeValue::String(text) => Some(text.to_string()),
            other => {
                let message = format!("`{key}` must be {noun}, not {}", type_of(other));
                self.report(Code::BadDate, value.span(), message, hint);
                None
            }
        }
    }

    fn string(&mut self, schema: &Schema, text: &str, span: Range<usize>, key: &str) -> bool {
        if let Some(c) = text.chars().find(|&c| super::folder::is_control(c)) {
            let message = format!("`{key}` holds the control character U+{:04X}", c as u32);
            self.report(Code::ControlCharacter, span, message, "delete it");
            return false;
        }
        if schema["minLength"].as_u64().is_some_and(|least| (text.chars().count() as u64) < least) {
            self.report(Code::BadValue, span, format!("`{key}` is empty"), "give it a text");
            return false;
        }
        let Some(pattern) = schema["pattern"].as_str() else { return true };
        match super::pattern::check(pattern, text) {
            Ok(()) => true,
            Err(broken) => {
                self.report(broken.code, span, format!("`{text}` {}", broken.message), broken.hint);
                false
            }
        }
    }

    fn integer(&mut self, schema: &Schema, number: &DeInteger<'_>, span: Range<usize>, key: &str) -> bool {
        let least = schema["minimum"].as_i64().unwrap_or(i64::MIN);
        let most = schema["maximum"].as_i64().unwrap_or(u32::MAX.into());
        let written = i64::from_str_radix(number.as_str(), number.radix()).ok();
        if written.is_some_and(|n| (least..=most).contains(&n)) {
            return true;
        }
        let hint = format!("it is a whole number from {least} to {most}");
        self.report(Code::BadValue, span, format!("`{key}` cannot be {number}"), hint);
        false
    }

    /// A value that deserialises, for a required key that has none of its own.
    fn empty(&self, schema: &'a Schema) -> DeValue<'static> {
        if schema["format"] == "date" {
            return DeValue::String(Cow::Borrowed("0001-01-01"));
        }
        match types(schema) {
            "object" => {
                let mut table = DeTable::new();
                for key in schema["required"].as_array().into_iter().flatten().filter_map(Schema::as_str) {
                    let value = self.empty(self.resolve(&schema["properties"][key]));
                    table.insert(Spanned::new(0..0, Cow::Owned(key.to_owned())), Spanned::new(0..0, value));
                }
                DeValue::Table(table)
            }
            "array" => DeValue::Array(Default::default()),
            "integer" => DeValue::Integer(DeInteger::default()),
            "boolean" => DeValue::Boolean(false),
            _ => DeValue::String(Cow::Borrowed("")),
        }
    }
}

/// The strings that a value may be, if they are listed.
fn choices(schema: &Schema) -> Option<Vec<&str>> {
    if let Some(listed) = schema["enum"].as_array() {
        return Some(listed.iter().filter_map(Schema::as_str).collect());
    }
    let listed: Vec<&str> = schema["oneOf"].as_array()?.iter().filter_map(|option| option["const"].as_str()).collect();
    (!listed.is_empty()).then_some(listed)
}

/// The one type, null aside, of a schema.
fn types(schema: &Schema) -> &str {
    match &schema["type"] {
        Schema::Array(types) => {
            types.iter().filter_map(Schema::as_str).find(|&name| name != "null").unwrap_or_default()
        }
        name => name.as_str().unwrap_or_default(),
    }
}

fn noun(name: &str) -> &'static str {
    match name {
        "object" => "a table",
        "array" => "a list",
        "integer" => "a whole number",
        "boolean" => "true or false",
        _ => "a text",
    }
}

fn type_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a day",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// How the key is written.
fn example(schema: &Schema, key: &str) -> String {
    match schema["format"].as_str() {
        Some("date") => return format!("{key} = 2024-12-06"),
        Some("date-time") => return example_moment(key),
        _ => {}
    }
    match types(schema) {
        "object" => format!("[{key}]"),
        "array" if types(&schema["items"]) == "string" => format!("{key} = [\"…\"]"),
        "array" => format!("{key} = [{{ name = \"…\" }}]"),
        "integer" => format!("{key} = 1"),
        "boolean" => format!("{key} = true"),
        _ => format!("{key} = \"…\""),
    }
}

fn example_moment(key: &str) -> String {
    format!("{key} = 2024-12-06T14:30:00+08:00")
}
