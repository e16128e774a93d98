//! Replies over HTTP on this machine, for `press serve` and for tests: one request a
//! connection and a thread for each, so that none waits for another.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::host::{Reply, Request};

/// Bytes that the head of a request may have.
const LONGEST_HEAD: u64 = 64 * 1024;

/// How long a connection may be silent: browsers open some that they may never use.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running server; it stops when dropped.
pub struct Serving {
    address: SocketAddr,
    stopped: Arc<AtomicBool>,
    listening: Option<JoinHandle<()>>,
}

/// Serves on 127.0.0.1, not on the network of this machine; port 0 takes a free one.
///
/// # Errors
/// If the port cannot be had.
pub fn serve(port: u16, reply: impl Fn(Request) -> Reply + Send + Sync + 'static) -> io::Result<Serving> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let address = listener.local_addr()?;
    let (stopped, reply) = (Arc::new(AtomicBool::new(false)), Arc::new(reply));
    let stop = Arc::clone(&stopped);
    let listening = thread::spawn(move || {
        for stream in listener.incoming() {
            if stop.load(Ordering::Acquire) {
                return;
            }
            let reply = Arc::clone(&reply);
            if let Ok(stream) = stream {
                // A browser that has gone does not want its reply.
                thread::spawn(move || answer(&stream, reply.as_ref()));
            }
        }
    });
    Ok(Serving { address, stopped, listening: Some(listening) })
}

impl Serving {
    /// The URL of a path on it, which begins with a slash.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(listening) = self.listening.take() {
            let _ = listening.join();
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Release);
        // A connection wakes the listener; it sees the flag before it would answer.
        if TcpStream::connect(self.address).is_ok()
            && let Some(listening) = self.listening.take()
        {
            let _ = listening.join();
        }
    }
}

/// Reads one request and answers it.
fn answer(mut stream: &TcpStream, reply: &dyn Fn(Request) -> Reply) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut head = BufReader::new(stream).take(LONGEST_HEAD);
    let mut request = String::new();
    head.read_line(&mut request)?;
    let (mut field, mut encodings) = (String::new(), String::new());
    while head.read_line(&mut field)? > 0 && !field.trim_end().is_empty() {
        if let Some((name, value)) = field.split_once(':')
            && name.eq_ignore_ascii_case("accept-encoding")
        {
            encodings = value.trim().to_owned();
        }
        field.clear();
    }
    let mut words = request.split_whitespace();
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (status, fields, body) = match method {
        "GET" | "HEAD" => reply(Request { target, encodings: &encodings }).into_parts(),
        "" => return Ok(()),
        _ => ("405 Method Not Allowed", "Allow: GET, HEAD".to_owned(), vec![]),
    };
    let length = body.len();
    write!(stream, "HTTP/1.1 {status}\r\n{fields}\r\nContent-Length: {length}\r\n")?;
    write!(stream, "Connection: close\r\n\r\n")?;
    if method == "GET" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(serving: &Serving, request: &str) -> String {
        let mut stream = TcpStream::connect(serving.address()).expect("a connection");
        stream.write_all(request.as_bytes()).expect("a request");
        let mut reply = String::new();
        stream.read_to_string(&mut reply).expect("a reply");
        reply
    }

    #[test]
    fn a_request_is_answered_while_other_connections_are_silent() {
        let serving = serve(0, |request| Reply::file("a.json", request.target)).expect("a port");
        let silent: Vec<_> = (0..12).map(|_| TcpStream::connect(serving.address())).collect();
        let reply = ask(&serving, "GET /a.json?b HTTP/1.1\r\nHost: paper\r\n\r\n");
        assert!(
            reply.starts_with("HTTP/1.1 200 OK\r\n") && reply.contains("Content-Type: application/json"),
            "{reply}"
        );
        assert!(reply.ends_with("\r\n\r\n/a.json?b"), "{reply}");
        assert_eq!(silent.len(), 12);
    }

    #[test]
    fn methods_are_told_apart() {
        let serving = serve(0, |_| Reply::file("a.txt", "text")).expect("a port");
        let head = ask(&serving, "HEAD / HTTP/1.1\r\n\r\n");
        assert!(head.contains("Content-Length: 4\r\n") && head.ends_with("\r\n\r\n"), "{head}");
        assert!(ask(&serving, "POST / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 405 "));
    }

    #[test]
    fn a_header_cannot_be_smuggled_into_a_reply() {
        let serving = serve(0, |_| Reply::Moved("/a\r\nEvil: yes".into())).expect("a port");
        assert!(!ask(&serving, "GET / HTTP/1.1\r\n\r\n").contains("\nEvil"), "a header of the request's own");
    }

    #[test]
    fn a_dropped_server_gives_its_port_back() {
        let serving = serve(0, |_| Reply::Missing(vec![])).expect("a port");
        let address = serving.address();
        drop(serving);
        assert!(TcpListener::bind(address).is_ok());
    }
}
