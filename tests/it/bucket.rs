//! Buckets for tests: a server that speaks the protocol of S3, and a network between it and the program that can fail.

use auditpack::lake::Location;
use futures_util::{StreamExt, TryStreamExt, stream};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path as Key;
use object_store::{Certificate, ClientOptions, ObjectStore, ObjectStoreExt};
use roxmltree::{Document, Node};
use serde_json::Value;
use std::fs;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, sleep};
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

/// The Python that has other programs.
pub(crate) const PYTHON: &str = match option_env!("AUDITPACK_PYTHON") {
    Some(python) => python,
    None => "python3",
};

/// Objects that are copied side by side.
const COPIES: usize = 8;

/// The server's S3 without what chooses among its services, which takes a fifth of the time of a request. Its arguments are a
/// port and, for TLS, a certificate and its key.
const SERVER: &str = "
import sys
from moto.moto_server.werkzeug_app import create_backend_app
from werkzeug.serving import run_simple
port, *tls = sys.argv[1:]
run_simple('127.0.0.1', int(port), create_backend_app('s3'), threaded=True, ssl_context=tuple(tls) or None)
";

/// Seconds that a lease lasts: as few as there are.
pub(crate) const LEASE: u64 = 1;

/// How long after the last word of a killed run its lease has surely ended.
pub(crate) const LEASE_IS_OVER: Duration = Duration::from_millis(1000 * LEASE + 1100);

/// A server on this machine with one bucket; it ends with the test.
pub(crate) struct Server {
    child: Child,
    pub(crate) port: u16,
    /// Its address, and what the tests themselves ask it with: who makes a client reads every authority that the system trusts.
    endpoint: String,
    client: AmazonS3,
    runtime: Runtime,
    lakes: AtomicUsize,
}

impl Server {
    pub(crate) fn start() -> Arc<Self> {
        Self::start_with("http", &[], &[])
    }

    /// A server that speaks TLS, with a certificate that one authority has signed. Paths of PEM files.
    pub(crate) fn start_with_certificate(certificate: &Path, key: &Path, authority: &Path) -> Arc<Self> {
        let [certificate, key] = [certificate, key].map(|path| path.to_str().unwrap());
        Self::start_with("https", &[certificate, key], &fs::read(authority).unwrap())
    }

    fn start_with(scheme: &str, more: &[&str], authorities: &[u8]) -> Arc<Self> {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = Command::new(PYTHON)
            .args(["-c", SERVER, &port.to_string()])
            .args(more)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        drop(rustls::crypto::ring::default_provider().install_default());
        let endpoint = format!("{scheme}://127.0.0.1:{port}");
        let trusted = Certificate::from_pem_bundle(authorities).unwrap();
        let options = trusted.into_iter().fold(ClientOptions::new(), ClientOptions::with_root_certificate);
        let builder = variables(&endpoint).into_iter().fold(AmazonS3Builder::new(), |builder, (name, value)| {
            builder.with_config(name.to_ascii_lowercase().parse().unwrap(), value)
        });
        let client = builder.with_bucket_name("audit").with_client_options(options.with_allow_http(true)).build();
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let server = Self { child, port, endpoint, client: client.unwrap(), runtime, lakes: AtomicUsize::new(0) };
        server.make_bucket(authorities);
        Arc::new(server)
    }

    /// Makes the bucket as soon as the server answers.
    fn make_bucket(&self, authorities: &[u8]) {
        let trusted = reqwest::Certificate::from_pem_bundle(authorities).unwrap();
        let client = reqwest::Client::builder().tls_certs_only(trusted).build().unwrap();
        for _ in 0..1200 {
            let asked = client.put(format!("{}/audit", self.endpoint)).header("content-length", "0").send();
            if self.runtime.block_on(asked).is_ok() {
                return;
            }
            sleep(Duration::from_millis(50));
        }
        panic!("the object store does not answer: is moto there?");
    }

    /// A place for one more lake.
    pub(crate) fn place(self: &Arc<Self>) -> Place {
        let prefix = format!("lakes/{}", self.lakes.fetch_add(1, Ordering::Relaxed));
        Place { server: Arc::clone(self), prefix }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends a request and reads the whole answer; none if there is none.
fn ask(port: u16, request: &[u8]) -> Option<Vec<u8>> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.write_all(request).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    (!answer.is_empty()).then_some(answer)
}

/// Where a lake lies in the bucket.
#[derive(Clone)]
pub(crate) struct Place {
    server: Arc<Server>,
    prefix: String,
}

impl Place {
    pub(crate) fn address(&self) -> String {
        format!("s3://audit/{}", self.prefix)
    }

    /// What the environment of the program says; it may be sent through another port than the server's.
    pub(crate) fn variables(&self, port: Option<u16>) -> Vec<(&'static str, String)> {
        let other = port.map(|port| format!("http://127.0.0.1:{port}"));
        variables(other.as_ref().unwrap_or(&self.server.endpoint))
    }

    pub(crate) fn location(&self, cache: &Path, port: Option<u16>) -> Location {
        let (cache, lease) = (cache.to_owned(), Duration::from_secs(LEASE));
        Location { cache, lease, variables: self.variables(port), ..Path::new(&self.address()).into() }
    }

    /// The bytes of an object of the lake.
    pub(crate) fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let Server { runtime, client, .. } = &*self.server;
        let key = Key::from(format!("{}/{path}", self.prefix));
        let got = runtime.block_on(async { client.get(&key).await?.bytes().await });
        got.map(|bytes| bytes.to_vec()).map_err(|error| error.to_string())
    }

    /// Puts other bytes into an object of the lake.
    pub(crate) fn write(&self, path: &str, bytes: Vec<u8>) {
        let Server { runtime, client, .. } = &*self.server;
        let key = Key::from(format!("{}/{path}", self.prefix));
        runtime.block_on(client.put(&key, bytes.into())).unwrap();
    }

    /// The paths of all objects of the lake below a folder.
    pub(crate) fn files(&self, folder: &str) -> Vec<String> {
        let Server { runtime, client, .. } = &*self.server;
        let key = Key::from(format!("{}/{folder}", self.prefix));
        let listed: Vec<_> = runtime.block_on(client.list(Some(&key)).try_collect()).unwrap();
        listed.iter().map(|object| object.location.as_ref()[self.prefix.len() + 1..].to_owned()).collect()
    }

    /// A copy of the whole lake in another place.
    pub(crate) fn copy(&self) -> Self {
        let copy = self.server.place();
        let Server { runtime, client, .. } = &*self.server;
        let copied = stream::iter(self.files("")).map(|path| {
            let [from, to] = [&self.prefix, &copy.prefix].map(|prefix| Key::from(format!("{prefix}/{path}")));
            async move { client.copy(&from, &to).await }
        });
        runtime.block_on(copied.buffer_unordered(COPIES).try_collect::<()>()).unwrap();
        copy
    }

    /// How many uploads to the lake have a part and were not ended.
    pub(crate) fn open_uploads(&self) -> usize {
        let told = |path: &str| {
            let request = format!("GET /audit{path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
            let answer = String::from_utf8(ask(self.server.port, request.as_bytes()).unwrap()).unwrap();
            answer[answer.find("<?xml").unwrap_or_else(|| panic!("{answer}"))..].to_owned()
        };
        let uploads = told("?uploads");
        let uploads = Document::parse(&uploads).unwrap();
        let text = |node: &Node<'_, '_>, name: &str| {
            node.children().find(|node| node.tag_name().name() == name).unwrap().text().unwrap().to_owned()
        };
        let open = uploads.descendants().filter(|node| node.tag_name().name() == "Upload");
        let here = open.map(|node| (text(&node, "Key"), text(&node, "UploadId")));
        let here = here.filter(|(key, _)| key.starts_with(&format!("{}/", self.prefix)));
        here.filter(|(key, id)| told(&format!("/{key}?uploadId={id}")).contains("<Part>")).count()
    }
}

/// What the environment of whoever asks a server says.
fn variables(endpoint: &str) -> Vec<(&'static str, String)> {
    vec![
        ("AWS_ENDPOINT_URL", endpoint.to_owned()),
        ("AWS_ALLOW_HTTP", "true".to_owned()),
        ("AWS_ACCESS_KEY_ID", "test".to_owned()),
        ("AWS_SECRET_ACCESS_KEY", "test".to_owned()),
    ]
}

/// What becomes of a request that changes something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// From this one on, nothing arrives.
    Cut,
    /// It arrives and its answer does not; nor does anything after it.
    CutAfter,
    /// It and all after it wait until the network is released.
    Held,
    /// It arrives without the conditions that were put on it, as every other.
    Unconditional,
}

/// A network between the program and the server.
pub(crate) struct Network {
    pub(crate) port: u16,
    state: Arc<State>,
}

struct State {
    server: u16,
    fault: Fault,
    /// The number of the request that meets the fault, from 1.
    at: usize,
    changes: AtomicUsize,
    /// What the lease said last, without its turn, and the turn.
    lease: Mutex<Option<(Value, Value)>>,
    released: (Mutex<bool>, Condvar),
}

impl Network {
    /// A network whose `at`-th request that changes something meets a fault.
    pub(crate) fn to(server: &Server, fault: Fault, at: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let released = (Mutex::new(false), Condvar::new());
        let (changes, lease) = (AtomicUsize::new(0), Mutex::default());
        let state = Arc::new(State { server: server.port, fault, at, changes, lease, released });
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let state = Arc::clone(&shared);
                thread::spawn(move || state.pass(&stream.unwrap()));
            }
        });
        Self { port, state }
    }

    /// Requests so far that change something. Those that only renew a lease do not count: how many there are hangs on the time.
    pub(crate) fn changes(&self) -> usize {
        self.state.changes.load(Ordering::SeqCst)
    }

    /// Lets through what is held.
    pub(crate) fn release(&self) {
        *self.state.released.0.lock().unwrap() = true;
        self.state.released.1.notify_all();
    }
}

impl State {
    /// Whether a request writes the lease as it was, but for its turn.
    fn is_renewal(&self, head: &str, body: &[u8]) -> bool {
        let is_lease = head.lines().next().is_some_and(|line| line.starts_with("PUT ") && line.contains("/.lock "));
        let Some(mut said) = serde_json::from_slice::<Value>(body).ok().filter(|_| is_lease) else { return false };
        let turn = said["turn"].take();
        let before = self.lease.lock().unwrap().replace((said.clone(), turn.clone()));
        before.is_some_and(|(before, turn_before)| before == said && turn_before != turn)
    }

    /// Passes one request on and its answer back.
    fn pass(&self, mut stream: &TcpStream) {
        let Some((head, body)) = request(stream) else { return };
        let is_renewal = self.is_renewal(&head, &body);
        let is_change = !is_renewal && ["PUT ", "POST ", "DELETE "].iter().any(|method| head.starts_with(method));
        let changes = if is_change { self.changes.fetch_add(1, Ordering::SeqCst) + 1 } else { 0 };
        let is_past = |at: usize| self.changes.load(Ordering::SeqCst) >= at;
        let conditions = self.fault != Fault::Unconditional;
        match self.fault {
            Fault::Cut if is_past(self.at) => return,
            Fault::CutAfter if is_past(self.at) && changes != self.at => return,
            // The renewals before a request are held with it.
            Fault::Held if is_past(if is_renewal { self.at - 1 } else { self.at }) => {
                let mut released = self.released.0.lock().unwrap();
                while !*released {
                    released = self.released.1.wait(released).unwrap();
                }
            }
            _ => {}
        }
        let kept = head.lines().filter(|line| {
            let line = line.to_ascii_lowercase();
            !line.starts_with("connection:") && (conditions || !line.starts_with("if-"))
        });
        let head = kept.collect::<Vec<_>>().join("\r\n");
        let request = [format!("{}\r\nconnection: close\r\n\r\n", head.trim_end()).as_bytes(), &body].concat();
        let answer = ask(self.server, &request);
        if self.fault == Fault::CutAfter && is_past(self.at) {
            return;
        }
        // A program that was killed hears no answer any more.
        let _ = stream.write_all(&answer.unwrap_or_default());
        let _ = stream.shutdown(Shutdown::Both);
    }
}

/// Head and body of a request; none if the connection ends before it is whole.
fn request(mut stream: &TcpStream) -> Option<(String, Vec<u8>)> {
    let (mut bytes, mut block) = (Vec::new(), vec![0; 1 << 16]);
    loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8(bytes[..end].to_vec()).ok()?;
            let length = head.lines().find_map(|line| {
                let (name, value) = line.split_once(':')?;
                if name.eq_ignore_ascii_case("content-length") { value.trim().parse::<usize>().ok() } else { None }
            });
            if bytes.len() >= end + 4 + length.unwrap_or(0) {
                return Some((head, bytes[end + 4..].to_vec()));
            }
        }
        match stream.read(&mut block).ok()? {
            0 => return None,
            read => bytes.extend_from_slice(&block[..read]),
        }
    }
}
