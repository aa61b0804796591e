//! A plain server of files, as hosts of static sites are. Nothing is compressed, and browsers ask anew whether what they
//! hold is still so; only a file that is many years old they use for a day without asking.

use crate::host::{self, Host};
use crate::runtime::beside;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, UNIX_EPOCH};
use std::{fs, io};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A script in every page that keeps what the console does not tell: also such errors as the browser throws itself.
const WITNESS: &str = "
    const witnessed = [];
    Object.defineProperty(window, 'witnessed', { value: witnessed });
    addEventListener('error', event => witnessed.push(String(event.message || event.error)));
    addEventListener('unhandledrejection', event => witnessed.push(String(event.reason)));
    addEventListener('securitypolicyviolation', event => {
        witnessed.push(`Content Security Policy: ${event.violatedDirective} stops ${event.blockedURI || 'a script in the page'}`);
    });
    new PerformanceObserver(list => {
        for (const { name } of list.getEntries()) {
            const { protocol, origin } = new URL(name, location.href);
            if (!/^(data|blob):/.test(protocol) && origin !== location.origin) witnessed.push(`a request to ${name}`);
        }
    }).observe({ type: 'resource', buffered: true });
";

/// What tests have before each page of a site, by the site's port.
static BEFORE: Mutex<BTreeMap<u16, BTreeMap<usize, String>>> = Mutex::new(BTreeMap::new());

/// From now on runs a script before each page of the site with this port, and gives its number.
pub fn run_before(port: u16, script: &str) -> usize {
    let mut before = BEFORE.lock().expect("no test panics meanwhile");
    let own = before.entry(port).or_default();
    let number = own.last_key_value().map_or(0, |(last, _)| last + 1);
    own.insert(number, script.to_owned());
    number
}

/// Runs it no longer.
pub fn run_no_longer(port: u16, number: usize) {
    let mut before = BEFORE.lock().expect("no test panics meanwhile");
    before.entry(port).or_default().remove(&number);
}

/// The script in every page, with those of a test.
pub fn witness<'a>(own: impl Iterator<Item = &'a str>) -> String {
    let own = own.map(|script| format!("{script}\n;\n"));
    format!("(() => {{ {WITNESS} }})();\n{}", own.collect::<String>())
}

/// Where that script is.
const WITNESS_PATH: &str = "/witness.js";

/// The age from which a file is taken for one that stays as it is.
const OLD: Duration = Duration::from_secs(10 * 365 * 24 * 3600);

/// The most bytes of a request.
const LONGEST: u64 = 64 * 1024;

/// Serves a folder, and gives the port. No other test of this run gets the same one: the listener stays, and so a browser
/// never takes the site of one test for that of another.
pub async fn serve(folder: PathBuf) -> io::Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let port = listener.local_addr()?.port();
    beside(async move {
        loop {
            match listener.accept().await {
                Ok((stream, _)) => {
                    let folder = folder.clone();
                    // A browser may go away at any time.
                    beside(async move { drop(answer_all(stream, &folder, port).await) });
                }
                Err(error) => eprintln!("the server of {} takes no connection: {error}", folder.display()),
            }
        }
    });
    Ok(port)
}

/// Answers one request after the other.
async fn answer_all(stream: TcpStream, folder: &Path, port: u16) -> io::Result<()> {
    let mut stream = BufReader::new(stream);
    while let Some(request) = Request::read(&mut stream).await? {
        let host = host::at(port);
        // The tests' own script comes from no host.
        if request.path != WITNESS_PATH {
            if host.is_down {
                return Ok(());
            }
            host::change(port, |host| host.asked.push(request.target.clone()));
        }
        stream.write_all(&answer(folder, &request, &host, port)).await?;
    }
    Ok(())
}

/// What of a request matters here.
struct Request {
    method: String,
    target: String,
    path: String,
    held: Option<String>,
    unpacks: bool,
}

impl Request {
    /// Reads one; there is none where the browser has closed the connection.
    async fn read(stream: &mut BufReader<TcpStream>) -> io::Result<Option<Self>> {
        let mut lines = stream.take(LONGEST).lines();
        let Some(first) = lines.next_line().await? else { return Ok(None) };
        let mut words = first.split(' ').map(str::to_owned);
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let path = target.split(['?', '#']).next().unwrap_or_default().to_owned();
        let (mut held, mut unpacks) = (None, false);
        while let Some(line) = lines.next_line().await?.filter(|line| !line.is_empty()) {
            let (name, value) = line.split_once(':').unwrap_or_default();
            if name.eq_ignore_ascii_case("if-none-match") {
                held = Some(value.trim().to_owned());
            }
            unpacks |= name.eq_ignore_ascii_case("accept-encoding") && value.contains("gzip");
        }
        Ok(Some(Self { method, target, path, held, unpacks }))
    }
}

/// The whole answer to a request.
fn answer(folder: &Path, request: &Request, host: &Host, port: u16) -> Vec<u8> {
    if request.method != "GET" {
        return respond("405 Method Not Allowed", "", b"");
    }
    if request.path == WITNESS_PATH {
        let headers = "Content-Type: text/javascript\r\nCache-Control: no-store\r\n";
        let before = BEFORE.lock().expect("no test panics meanwhile");
        let own = before.get(&port).into_iter().flatten().map(|(_, script)| script.as_str());
        return respond("200 OK", headers, witness(own).as_bytes());
    }
    if let Some(folder) = request.path.strip_suffix("index.html").filter(|_| host.sends_to_the_folder) {
        return respond("301 Moved Permanently", &format!("Location: {folder}\r\n"), b"");
    }
    let safe = request.path.split('/').all(|part| part != "..");
    let mut path = folder.join(request.path.trim_start_matches('/'));
    if path.is_dir() {
        if !request.path.ends_with('/') {
            return respond("301 Moved Permanently", &format!("Location: {}/\r\n", request.path), b"");
        }
        path.push("index.html");
    }
    match fs::read(&path) {
        Ok(bytes) if safe => found(&path, bytes, request, host, port),
        _ => respond("404 File not found", "Content-Type: text/plain\r\n", b"There is no such file."),
    }
}

/// The answer with a file that is there.
fn found(path: &Path, bytes: Vec<u8>, request: &Request, host: &Host, port: u16) -> Vec<u8> {
    let written = fs::metadata(path).and_then(|data| data.modified()).ok();
    let age = written.and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    let mark = format!("\"{:x}-{:x}\"", bytes.len(), age.as_nanos());
    let kind = kind(path);
    let sent_as = if host.knows_no_programs && kind == "application/wasm" { "application/octet-stream" } else { kind };
    let is_old = written.and_then(|time| time.elapsed().ok()).is_some_and(|age| age > OLD);
    let cache = if is_old { "max-age=86400" } else { "no-cache" };
    let headers = format!("Content-Type: {sent_as}\r\nCache-Control: {cache}\r\nETag: {mark}\r\n");
    if request.held.as_ref() == Some(&mark) {
        return respond("304 Not Modified", &headers, b"");
    }
    if kind == "text/html" {
        let script = format!("<head><script src=\"{WITNESS_PATH}\"></script>");
        let page = String::from_utf8_lossy(&bytes).replacen("<head>", &script, 1);
        return send(&headers, page.as_bytes(), request.unpacks && host.packs);
    }
    if request.unpacks
        && host.has_copies
        && let Some(copy) = packed_copy(path)
    {
        host::change(port, |host| host.copies.push(request.target.clone()));
        return sent_packed(&headers, &copy);
    }
    send(&headers, &bytes, request.unpacks && host.packs)
}

/// The copy of a file that lies beside it, packed with gzip.
fn packed_copy(path: &Path) -> Option<Vec<u8>> {
    let mut name = path.as_os_str().to_owned();
    name.push(".gz");
    fs::read(name).ok()
}

/// Sends a file, packed or not.
fn send(headers: &str, bytes: &[u8], is_packed: bool) -> Vec<u8> {
    if !is_packed {
        return respond("200 OK", headers, bytes);
    }
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    let packed = packer.write_all(bytes).and_then(|()| packer.finish()).expect("memory takes it");
    sent_packed(headers, &packed)
}

fn sent_packed(headers: &str, packed: &[u8]) -> Vec<u8> {
    respond("200 OK", &format!("{headers}Content-Encoding: gzip\r\nVary: Accept-Encoding\r\n"), packed)
}

fn respond(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let mut answer = format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    answer.extend_from_slice(body);
    answer
}

/// What browsers must know about a file to use it.
fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain",
        _ => "application/octet-stream",
    }
}
