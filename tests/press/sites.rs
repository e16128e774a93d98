//! New editions, and a folder served over HTTP.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use epaper::edition::Date;
use epaper::press::host::Host;
use epaper::press::serve::{Serving, serve};
use epaper::press::{source, starter};

use super::folder::files;

#[test]
fn a_new_edition_has_no_problems() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let day = Date::new(2025, 3, 1).expect("a day");
    starter::new(&dir.path().join("new"), day).expect("a new edition");
    let (edition, problems) = source::read(&dir.path().join("new"));
    assert!(problems.is_empty(), "{:?}", problems.sorted());
    assert_eq!(edition.expect("a good source").edition.edition.date, day);
}

#[test]
fn a_new_edition_overwrites_nothing() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(dir.path().join("letter.txt"), "").expect("a file");
    let before = files(dir.path());
    assert!(starter::new(dir.path(), Date::new(2025, 3, 1).expect("a day")).is_err());
    assert_eq!(files(dir.path()), before);
}

/// Status, headers and body of a request's answer.
fn get(serving: &Serving, target: &str) -> (String, String, String) {
    let mut stream = TcpStream::connect(serving.address()).expect("a connection");
    write!(stream, "GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    let (status, headers) = head.split_once("\r\n").expect("a status");
    (status.to_owned(), headers.to_lowercase(), body.to_owned())
}

#[test]
fn a_folder_is_served_and_nothing_else() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let site = dir.path().join("site");
    std::fs::create_dir(&site).expect("a folder");
    std::fs::write(dir.path().join("secret"), "secret").expect("a file");
    std::fs::write(site.join("index.html"), "front").expect("a file");
    std::fs::write(site.join("reader.wasm"), "wasm").expect("a file");
    let host = Host::new(&site, "/");
    let serving = serve(0, move |request| host.reply(request)).expect("a port");
    let check = |target: &str, status: &str, header: &str, body: &str| {
        let answer = get(&serving, target);
        assert!(answer.0.ends_with(status) || answer.0.contains(&format!(" {status} ")), "{target}: {answer:?}");
        assert!(answer.1.contains(header), "{target}: {answer:?}");
        assert!(answer.2.contains(body), "{target}: {answer:?}");
    };
    check("/", "200", "content-type: text/html; charset=utf-8", "front");
    check("/reader.wasm", "200", "content-type: application/wasm", "wasm");
    check("/missing", "404", "content-type: text/html", "");
    for target in ["/../secret", "/%2e%2e/secret", "/..%2fsecret", "//secret", "/%00"] {
        let (status, _, body) = get(&serving, target);
        assert!(status.contains("404") && !body.contains("secret"), "{target}: {status}");
    }
}

#[test]
fn a_server_stops_when_it_is_dropped() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let host = Host::new(dir.path(), "/");
    let serving = serve(0, move |request| host.reply(request)).expect("a port");
    let address = serving.address();
    drop(serving);
    // The port follows within milliseconds; the bound only tells a server that never stops.
    let is_free = || {
        std::thread::sleep(Duration::from_millis(5));
        TcpListener::bind(address).is_ok()
    };
    assert!((0..2000).any(|_| is_free()), "the server still holds its port");
}
