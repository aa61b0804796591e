//! What the tests leave behind, and what ends it: a shell that waits until this program is over, however it ends.
//!
//! Browsers outlast the test that started them, and nothing in this program runs when its last test is done.

use std::io::Write;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{self, ChildStdin, Command, Stdio};
use std::sync::{LazyLock, Mutex};
use std::{env, fs, io};

/// Keeps the list of running programs; at the end of its input it kills them and removes the folder.
const SCRIPT: &str = r#"
trap '' HUP INT TERM
while read -r event pid; do
  case $event in
    started) pids="$pids $pid " ;;
    ended) pids=$(printf %s "$pids" | sed "s/ $pid / /g") ;;
  esac
done
kill -KILL $pids
# A browser that is ending may still write to its profile.
for try in 1 2 3 4 5 6 7 8 9; do rm -rf "$1"; sleep 1; [ -e "$1" ] || break; done
"#;

struct Leash {
    folder: PathBuf,
    input: Mutex<ChildStdin>,
}

static LEASH: LazyLock<Leash> = LazyLock::new(|| Leash::new().expect("the shell sh starts, and there is a folder"));

impl Leash {
    fn new() -> io::Result<Self> {
        let folder = env::temp_dir().join(format!("inspection-explorer-e2e-{}", process::id()));
        fs::create_dir_all(&folder)?;
        let mut command = Command::new("sh");
        command.args(["-c", SCRIPT, "sh"]).arg(&folder).stdin(Stdio::piped()).stdout(Stdio::null());
        // In a group of its own: what interrupts the tests from the keyboard must not interrupt this.
        let mut shell = command.stderr(Stdio::null()).process_group(0).spawn()?;
        let input = shell.stdin.take().ok_or_else(|| io::Error::other("the shell has no input"))?;
        Ok(Self { folder, input: Mutex::new(input) })
    }

    fn tell(&self, event: &str, pid: u64) {
        let mut input = self.input.lock().expect("no test panics while it tells");
        let _ = writeln!(input, "{event} {pid}");
    }
}

/// The folder in which tests put what must be gone in the end.
pub fn folder() -> &'static Path {
    &LEASH.folder
}

/// A program has started that must not outlast this one.
pub fn started(pid: u64) {
    LEASH.tell("started", pid);
}

/// It has ended, and its number may soon be another's.
pub fn ended(pid: u64) {
    LEASH.tell("ended", pid);
}
