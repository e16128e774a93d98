//! The hosting snippets: they say what `press serve` says, and nginx and Caddy themselves take theirs.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

use epaper::press::headers;

const DOCS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/hosting");

#[test]
fn every_snippet_has_the_policy_of_press_serve() {
    for file in ["nginx.conf", "Caddyfile", "README.md"] {
        let text = fs::read_to_string(Path::new(DOCS).join(file)).expect(file);
        assert!(text.contains(headers::POLICY), "{file}");
        assert!(text.contains(headers::FOR_EVER), "{file}");
        for (name, value) in headers::ALWAYS.iter().filter(|_| file != "README.md") {
            assert!(text.contains(&format!("{name} {value}")), "{file}: {name}");
        }
    }
}

/// A running server; ended when dropped.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Server {
    /// Waits until it answers; `log` is what it says of itself.
    fn wait_for(&mut self, port: u16, log: &Path) {
        let end = Instant::now() + Duration::from_secs(60);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let log = || fs::read_to_string(log).unwrap_or_default();
            assert!(self.0.try_wait().is_ok_and(|ended| ended.is_none()) && Instant::now() < end, "{}", log());
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// The first of these programs that this machine has; `$NAME` comes before all.
fn program(variable: &str, names: &[&str], version: &str) -> Option<String> {
    let found =
        env::var(variable).ok().into_iter().chain(names.iter().map(|name| (*name).to_owned())).find(|program| {
            let mut asked = Command::new(program);
            asked.arg(version).stdout(Stdio::null()).stderr(Stdio::null());
            asked.status().is_ok_and(|status| status.success())
        });
    if found.is_none() {
        eprintln!("skipped: no {} on this machine; Debian's will do", names[0]);
    }
    found
}

/// Status, headers in lower case, and body.
fn get(port: u16, target: &str, encodings: &str) -> (u16, String, Vec<u8>) {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
    let request = format!(
        "GET {target} HTTP/1.1\r\nHost: paper.example\r\nConnection: close\r\nAccept-Encoding: {encodings}\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).expect("sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
    let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
    let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status");
    (status, head, answer[end + 4..].to_vec())
}

/// A small site in a folder, and a free port.
fn site(dir: &Path) -> (PathBuf, u16) {
    let site = dir.join("site");
    for (file, text) in [
        ("index.html", "front"),
        ("404.html", "nowhere"),
        ("2024-12-06/a/lead/index.html", "lead"),
        ("reader.0a1b2c3d.wasm", "wasm"),
        ("reader.0a1b2c3d.wasm.gz", "packed"),
        ("e-paper.js", "element"),
        ("app.webmanifest", "{}"),
        ("editions/2024-12-06/edition.json", "{}"),
        ("editions/2024-12-06/page-01.74ad92b2.json", "{}"),
        ("editions/2024-12-06/fonts/body.aafe116af608.woff2", "font"),
        ("editions/search/index.json", "{}"),
        ("editions/search/2024.649d13ca/0.bin", "shard"),
    ] {
        let file = site.join(file);
        fs::create_dir_all(file.parent().expect("inside")).expect("a folder");
        fs::write(file, text).expect("a file");
    }
    let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port").port();
    (site, port)
}

/// What every host says with the files of [`site`].
fn check_site(port: u16) {
    let check = |target: &str, status: u16, mime: &str, cache: &str, body: &str| {
        let (code, head, bytes) = get(port, target, "gzip");
        assert_eq!(code, status, "{target}: {head}");
        assert_eq!(String::from_utf8_lossy(&bytes), body, "{target}");
        for field in [format!("content-type: {mime}"), format!("cache-control: {cache}")] {
            assert!(head.contains(&field), "{target} has no {field}: {head}");
        }
        let policy = format!("content-security-policy: {}", headers::POLICY.to_lowercase());
        assert!(head.contains(&policy), "{target}: {head}");
        for (name, value) in headers::ALWAYS {
            assert!(head.contains(&format!("{name}: {value}").to_lowercase()), "{target} has no {name}: {head}");
        }
        assert_eq!(head.contains("content-encoding: gzip"), body == "packed", "{target}: {head}");
    };
    let (ask, keep) = (headers::ASK, headers::FOR_EVER);
    check("/", 200, "text/html; charset=utf-8", ask, "front");
    check("/2024-12-06/a/lead/", 200, "text/html; charset=utf-8", ask, "lead");
    check("/nothing/", 404, "text/html; charset=utf-8", ask, "nowhere");
    // A file that is gone may come again.
    check("/gone.0badbeef.wasm", 404, "text/html; charset=utf-8", ask, "nowhere");
    check("/reader.0a1b2c3d.wasm", 200, "application/wasm", keep, "packed");
    check("/e-paper.js", 200, "text/javascript; charset=utf-8", ask, "element");
    check("/app.webmanifest", 200, "application/manifest+json", ask, "{}");
    check("/editions/2024-12-06/edition.json", 200, "application/json", ask, "{}");
    check("/editions/2024-12-06/page-01.74ad92b2.json", 200, "application/json", keep, "{}");
    check("/editions/2024-12-06/fonts/body.aafe116af608.woff2", 200, "font/woff2", keep, "font");
    check("/editions/search/index.json", 200, "application/json", ask, "{}");
    let (_, head, _) = get(port, "/editions/search/2024.649d13ca/0.bin", "");
    assert!(head.contains(keep), "{head}");
    let (_, head, plain) = get(port, "/reader.0a1b2c3d.wasm", "identity");
    assert_eq!((plain.as_slice(), head.contains("content-encoding")), (b"wasm".as_slice(), false));
    let (moved, head, _) = get(port, "/2024-12-06/a/lead", "");
    assert!(matches!(moved, 301 | 308) && head.contains("lead/\r"), "{head}");
}

#[test]
fn nginx_serves_a_site_by_the_snippet() {
    let Some(program) = program("NGINX", &["nginx", "/usr/sbin/nginx"], "-v") else { return };
    let dir = tempfile::tempdir().expect("a folder");
    let (root, port) = site(dir.path());
    let snippet = fs::read_to_string(Path::new(DOCS).join("nginx.conf")).expect("the snippet");
    let here = snippet
        .replace("listen 80;", &format!("listen 127.0.0.1:{port};"))
        .replace("/var/www/paper", &root.display().to_string());
    assert_ne!(here, snippet);
    let temp: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|kind| format!("{kind}_temp_path {}/{kind};", dir.path().display()))
        .collect();
    let root = dir.path().display();
    // Started by root, workers would be of a user who may not read the temporary folder.
    let user =
        if Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout == b"0\n") { "user root;" } else { "" };
    // One process, so that none is left behind when it ends.
    let whole = format!(
        "{user} daemon off; master_process off; pid {root}/pid; error_log {root}/error.log; events {{}}\nhttp {{ access_log off; {temp}\n{here}\n}}\n"
    );
    let file = dir.path().join("nginx.conf");
    fs::write(&file, whole).expect("a file");
    let mut command = Command::new(program);
    command.arg("-p").arg(dir.path()).arg("-e").arg(dir.path().join("error.log")).arg("-c").arg(&file);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut running = Server(command.spawn().expect("nginx starts"));
    running.wait_for(port, &dir.path().join("error.log"));
    check_site(port);
}

#[test]
fn caddy_serves_a_site_by_the_snippet() {
    let Some(program) = program("CADDY", &["caddy"], "version") else { return };
    let dir = tempfile::tempdir().expect("a folder");
    let (root, port) = site(dir.path());
    let snippet = fs::read_to_string(Path::new(DOCS).join("Caddyfile")).expect("the snippet");
    let here = snippet
        .replace("paper.example {", &format!("http://:{port} {{"))
        .replace("/var/www/paper", &root.display().to_string());
    assert_ne!(here, snippet);
    let (file, log) = (dir.path().join("Caddyfile"), dir.path().join("caddy.log"));
    fs::write(&file, format!("{{\n\tadmin off\n}}\n{here}")).expect("a file");
    let mut command = Command::new(program);
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(&file).stdout(Stdio::null());
    // What it keeps of its own stays in the test's folder.
    command.env("HOME", dir.path()).env("XDG_CONFIG_HOME", dir.path()).env("XDG_DATA_HOME", dir.path());
    command.stderr(fs::File::create(&log).expect("a log"));
    let mut running = Server(command.spawn().expect("Caddy starts"));
    running.wait_for(port, &log);
    check_site(port);
}
