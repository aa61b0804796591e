//! Programs that run beside a test: each on a free port, which it tells itself, and never longer than the tests.

use crate::fault::{Done, Fault};
use crate::leash;
use crate::patience::Wait;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// How many seconds a program may take to tell its port, on an idle machine.
const START: u64 = 60;

/// A running program; it is killed when this is dropped, so also when a test panics.
#[derive(Debug)]
pub struct Process {
    child: Child,
    port: u16,
}

impl Process {
    /// Starts a program that was told to take port 0, which means any, and waits until it says which one it took, after
    /// these words.
    pub fn start(command: &mut Command, words: &'static str) -> Done<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let child = started.map_err(|error| Fault::new(format!("{name} does not start: {error}")))?;
        leash::started(child.id().into());
        let mut process = Self { child, port: 0 };
        let output = process.child.stdout.take().ok_or_else(|| Fault::new(format!("{name} has no output")))?;
        let (tell, told) = mpsc::channel();
        // Reads to the end, so that the program never waits for a reader.
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some(port) = port_in(&line, words) {
                    let _ = tell.send(port);
                }
            }
        });
        let wait = Wait::of_seconds(START);
        loop {
            match told.recv_timeout(Duration::from_secs(1)) {
                Ok(port) => process.port = port,
                Err(RecvTimeoutError::Timeout) if !wait.is_over() => continue,
                Err(_) => return Err(Fault::new(format!("{name} told no port in {:.0?}", wait.taken()))),
            }
            return Ok(process);
        }
    }

    /// Starts a program that must be told a port and says nothing, and waits until it answers there.
    pub fn start_on_a_free_port(command: &mut Command) -> Done<Self> {
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let name = command.get_program().to_string_lossy().into_owned();
        let started =
            command.arg(format!("--port={port}")).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let child = started.spawn().map_err(|error| Fault::new(format!("{name} does not start: {error}")))?;
        leash::started(child.id().into());
        let process = Self { child, port };
        let wait = Wait::of_seconds(START);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if wait.is_over() {
                return Err(Fault::new(format!("{name} does not answer in {:.0?}", wait.taken())));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(process)
    }

    /// The port on which it answers.
    pub fn port(&self) -> u16 {
        self.port
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        leash::ended(self.child.id().into());
    }
}

/// The port that a line tells behind these words, as in 'on port 40123'.
fn port_in(line: &str, words: &str) -> Option<u16> {
    let (_, rest) = line.split_once(words)?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}
