//! Buckets for tests: a server that speaks the protocol of S3, and a network between it and the program that can fail.

use auditpack::lake::Location;
use futures_util::TryStreamExt;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path as Key;
use object_store::{ObjectStore, ObjectStoreExt};
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

/// Seconds that a lease lasts: as few as there are.
pub(crate) const LEASE: u64 = 1;

/// How long after the last word of a killed run its lease has surely ended.
pub(crate) const LEASE_IS_OVER: Duration = Duration::from_millis(1000 * LEASE + 1100);

/// A server on this machine with one bucket; it ends with the test.
pub(crate) struct Server {
    child: Child,
    pub(crate) port: u16,
    lakes: AtomicUsize,
}

impl Server {
    pub(crate) fn start() -> Arc<Self> {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = Command::new(PYTHON)
            .args(["-m", "moto.server", "-H", "127.0.0.1", "-p", &port.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self { child, port, lakes: AtomicUsize::new(0) };
        for _ in 0..600 {
            if ask(port, b"PUT /audit HTTP/1.1\r\nhost: localhost\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
                .is_some()
            {
                return Arc::new(server);
            }
            sleep(Duration::from_millis(100));
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
        vec![
            ("AWS_ENDPOINT_URL", format!("http://127.0.0.1:{}", port.unwrap_or(self.server.port))),
            ("AWS_ALLOW_HTTP", "true".to_owned()),
            ("AWS_ACCESS_KEY_ID", "test".to_owned()),
            ("AWS_SECRET_ACCESS_KEY", "test".to_owned()),
        ]
    }

    pub(crate) fn location(&self, cache: &Path, port: Option<u16>) -> Location {
        let (cache, lease) = (cache.to_owned(), Duration::from_secs(LEASE));
        Location { cache, lease, variables: self.variables(port), ..Path::new(&self.address()).into() }
    }

    fn store(&self) -> (Runtime, AmazonS3) {
        let store = self.variables(None).into_iter().fold(AmazonS3Builder::new(), |builder, (name, value)| {
            builder.with_config(name.to_ascii_lowercase().parse().unwrap(), value)
        });
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        drop(rustls::crypto::ring::default_provider().install_default());
        (runtime, store.with_bucket_name("audit").build().unwrap())
    }

    /// The bytes of an object of the lake.
    pub(crate) fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let (runtime, store) = self.store();
        let key = Key::from(format!("{}/{path}", self.prefix));
        let got = runtime.block_on(async { store.get(&key).await?.bytes().await });
        got.map(|bytes| bytes.to_vec()).map_err(|error| error.to_string())
    }

    /// Puts other bytes into an object of the lake.
    pub(crate) fn write(&self, path: &str, bytes: Vec<u8>) {
        let (runtime, store) = self.store();
        let key = Key::from(format!("{}/{path}", self.prefix));
        runtime.block_on(store.put(&key, bytes.into())).unwrap();
    }

    /// The paths of all objects of the lake below a folder.
    pub(crate) fn files(&self, folder: &str) -> Vec<String> {
        let (runtime, store) = self.store();
        let key = Key::from(format!("{}/{folder}", self.prefix));
        let listed: Vec<_> = runtime.block_on(store.list(Some(&key)).try_collect()).unwrap();
        listed.iter().map(|object| object.location.as_ref()[self.prefix.len() + 1..].to_owned()).collect()
    }

    /// A copy of the whole lake in another place.
    pub(crate) fn copy(&self) -> Self {
        let copy = self.server.place();
        let (runtime, store) = self.store();
        for path in self.files("") {
            let [from, to] = [&self.prefix, &copy.prefix].map(|prefix| Key::from(format!("{prefix}/{path}")));
            runtime.block_on(store.copy(&from, &to)).unwrap();
        }
        copy
    }
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
    released: (Mutex<bool>, Condvar),
}

impl Network {
    /// A network whose `at`-th request that changes something meets a fault.
    pub(crate) fn to(server: &Server, fault: Fault, at: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let released = (Mutex::new(false), Condvar::new());
        let state = Arc::new(State { server: server.port, fault, at, changes: AtomicUsize::new(0), released });
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let state = Arc::clone(&shared);
                thread::spawn(move || state.pass(&stream.unwrap()));
            }
        });
        Self { port, state }
    }

    /// Requests so far that change something.
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
    /// Passes one request on and its answer back.
    fn pass(&self, mut stream: &TcpStream) {
        let Some((head, body)) = request(stream) else { return };
        let is_change = ["PUT ", "POST ", "DELETE "].iter().any(|method| head.starts_with(method));
        let changes = if is_change { self.changes.fetch_add(1, Ordering::SeqCst) + 1 } else { 0 };
        let is_past = |at: usize| self.changes.load(Ordering::SeqCst) >= at;
        let conditions = self.fault != Fault::Unconditional;
        match self.fault {
            Fault::Cut if is_past(self.at) => return,
            Fault::CutAfter if is_past(self.at) && changes != self.at => return,
            Fault::Held if is_past(self.at) => {
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
