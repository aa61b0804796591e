//! Programs that run beside a test: each on a free port, which it tells itself, and never longer than the tests.

use crate::fault::{Done, Fault};
use crate::leash;
use crate::patience::Wait;
use std::io::{BufRead, BufReader};
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
    /// Starts a program that was told to take port 0, which means any, and waits until it says which one it took.
    pub fn start(command: &mut Command) -> Done<Self> {
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
                if let Some(port) = port_in(&line) {
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

/// The port that a line tells, as 'on port 40123'.
fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("port ")?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|port| *port != 0)
}
