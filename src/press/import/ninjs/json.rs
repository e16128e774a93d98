//! Fields of ninjs, whatever its version calls them.
//!
//! 1.x and 3.0 write names in lower case, 3.1 in camel case; Superdesk has `guid` for `uri`.
//! Names are compared without case.

use serde_json::{Map, Value};

/// A ninjs object.
#[derive(Clone, Copy)]
pub(super) struct Object<'a>(&'a Map<String, Value>);

impl<'a> Object<'a> {
    pub(super) fn of(value: &'a Value) -> Option<Self> {
        value.as_object().map(Self)
    }

    pub(super) fn get(&self, name: &str) -> Option<&'a Value> {
        self.0.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The first of these fields that holds text.
    pub(super) fn text(&self, names: &[&str]) -> Option<&'a str> {
        let texts = names.iter().filter_map(|name| self.get(name)?.as_str());
        texts.map(str::trim).find(|text| !text.is_empty())
    }

    pub(super) fn number(&self, name: &str) -> Option<f64> {
        let value = self.get(name)?;
        value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())
    }

    pub(super) fn object(&self, name: &str) -> Option<Self> {
        Self::of(self.get(name)?)
    }

    /// The objects of a list, or the values of an object, each with its name.
    pub(super) fn objects(&self, name: &str) -> Vec<(&'a str, Self)> {
        match self.get(name) {
            Some(Value::Array(list)) => {
                let named = |object: Self| (object.text(&["name"]).unwrap_or_default(), object);
                list.iter().filter_map(Self::of).map(named).collect()
            }
            Some(Value::Object(map)) => {
                map.iter().filter_map(|(key, value)| Some((key.as_str(), Self::of(value)?))).collect()
            }
            _ => vec![],
        }
    }

    /// The value of a role in a list of `{role, contentType, value}`: 2.x and 3.x have several
    /// headlines, descriptions and bodies. A role is a word or the last part of an address;
    /// the first role that is found counts, `""` being an entry without one.
    pub(super) fn role(&self, name: &str, roles: &[&str]) -> Option<Self> {
        let entries = self.objects(name);
        roles.iter().find_map(|role| {
            let is_it = |object: &Self| {
                let written = object.text(&["role"]).unwrap_or_default().to_ascii_lowercase();
                written.rsplit([':', '/', '#']).next().unwrap_or_default() == *role
            };
            entries.iter().map(|(_, object)| *object).find(is_it)
        })
    }
}
