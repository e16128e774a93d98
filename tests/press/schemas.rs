//! The published JSON Schemas are those of the types.

use epaper::press::schema;

#[test]
fn committed_schemas_are_current() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/public/schema");
    let mut committed: Vec<_> =
        std::fs::read_dir(folder).expect("public/schema").map(|entry| entry.expect("a file").file_name()).collect();
    committed.sort();
    let mut names: Vec<_> = schema::all().iter().map(|(name, _)| std::ffi::OsString::from(name)).collect();
    names.sort();
    assert_eq!(committed, names);
    for (name, text) in schema::all() {
        let committed = std::fs::read_to_string(format!("{folder}/{name}")).expect(name);
        assert!(committed == text, "{name} is old: run `press schema --out public/schema`");
    }
}
