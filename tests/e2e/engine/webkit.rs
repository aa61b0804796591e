//! WebKit, as WebKitGTK shows it in the window of `webkit.py`, by WebKitWebDriver and that program's socket.

use crate::engine::{Size, Started, Tools, connect};
use crate::fault::{Done, Fault};
use crate::folder::Folder;
use crate::process::Process;
use serde_json::{Value, json};
use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;
use thirtyfour::Capabilities;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::UnixStream;

/// The program with the window.
const BROWSER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/engine/webkit.py");

/// Starts it on a screen of its own; `own` is a folder for what is in its way.
pub async fn start(profile: &Path, downloads: &Path, javascript: bool, own: &Path) -> Done<Started> {
    let mut screen = Command::new("Xvfb");
    screen.args(["-displayfd", "1", "-screen", "0", "1920x1200x24", "-nolisten", "tcp"]);
    let screen = Process::start(&mut screen, "")?;
    let program = env::var_os("WEBKITDRIVER").unwrap_or_else(|| "WebKitWebDriver".into());
    let mut command = Command::new(program);
    command.env("DISPLAY", format!(":{}", screen.port())).env("NO_AT_BRIDGE", "1").env("GDK_BACKEND", "x11");
    command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1").env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
    let process = Process::start_on_a_free_port(&mut command)?;
    let socket = own.join("orders");
    let mut wanted = Capabilities::new();
    let options = json!({ "binary": BROWSER, "args": [socket, profile, downloads] });
    wanted.set("webkitgtk:browserOptions", options)?;
    let driver = connect(process.port(), wanted).await?;
    let told = order(&socket, &json!({ "do": "start", "scripts": javascript })).await?;
    let pid = told.get("pid").and_then(Value::as_u64);
    Ok(Started { driver, tools: Tools::WebKit(socket), pid, beside: vec![process, screen] })
}

/// Tells the program to do something, and gives its answer.
pub async fn order(socket: &Path, order: &Value) -> Done<Value> {
    let mut stream = BufReader::new(UnixStream::connect(socket).await?);
    stream.write_all(format!("{order}\n").as_bytes()).await?;
    let mut line = String::new();
    stream.read_line(&mut line).await?;
    let told: Value = serde_json::from_str(&line)?;
    match told.get("error") {
        Some(error) => Err(Fault::new(format!("WebKit's window does not do {order}: {error}"))),
        None => Ok(told),
    }
}

pub async fn resize(socket: &Path, size: Size) -> Done {
    let Size { width, height, ratio } = size;
    if ratio.fract() != 0.0 {
        return Err(Fault::new(format!("WebKit's window has whole pixels and not {ratio}")));
    }
    let wanted = json!({ "do": "resize", "width": width, "height": height, "ratio": ratio as u32 });
    order(socket, &wanted).await.map(drop)
}

pub async fn print(socket: &Path, grounds: bool) -> Done<Vec<u8>> {
    let folder = Folder::new()?;
    let file = folder.path().join("page.pdf");
    order(socket, &json!({ "do": "print", "file": file, "grounds": grounds })).await?;
    Ok(fs::read(file)?)
}
