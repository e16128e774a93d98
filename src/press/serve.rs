//! A [`Host`] on a port of this machine, for `press serve` and for tests.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::thread::JoinHandle;

use tiny_http::Server;

use super::host::Host;

/// Threads that answer; a browser opens up to six connections to one host.
const THREADS: usize = 6;

/// A running server. Once it is dropped it answers nothing; its port is free a moment later,
/// when the server's own accepting thread, which cannot be waited for, has seen that.
pub struct Serving {
    server: Arc<Server>,
    threads: Vec<JoinHandle<()>>,
    address: SocketAddr,
}

/// Serves on 127.0.0.1, not on the network of this machine; port 0 takes a free one.
///
/// # Errors
/// If the port cannot be had.
pub fn serve(host: &Host, port: u16) -> io::Result<Serving> {
    let server = Arc::new(Server::http((Ipv4Addr::LOCALHOST, port)).map_err(io::Error::other)?);
    let address = server.server_addr().to_ip().ok_or_else(|| io::Error::other("no IP address"))?;
    let answer = |_| {
        let (server, host) = (Arc::clone(&server), host.clone());
        std::thread::spawn(move || {
            // A server that is unblocked returns an error once: this thread ends.
            while let Ok(request) = server.recv() {
                let reply = host.reply(request.url());
                // A browser that has gone does not want its reply.
                let _ = reply.send(request);
            }
        })
    };
    let threads = (0..THREADS).map(answer).collect();
    Ok(Serving { server, threads, address })
}

impl Serving {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The URL of a path on it, which begins with a slash.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        for thread in std::mem::take(&mut self.threads) {
            let _ = thread.join();
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        for _ in &self.threads {
            self.server.unblock();
        }
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}
