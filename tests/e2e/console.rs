//! What the browser complains of. A page without fault makes it say nothing.

use crate::engine::engine;
use thirtyfour::BrowserLogEntry;

/// Finds what a test must fail on: every complaint that it did not name, and every named one that did not come.
pub fn judge(complaints: &[String], excused: &[&str]) -> Result<(), String> {
    let named = |complaint: &String| excused.iter().any(|words| complaint.contains(words));
    let came = |words: &str| complaints.iter().any(|complaint| complaint.contains(words));
    let mut told: Vec<String> = complaints
        .iter()
        .filter(|complaint| !named(complaint))
        .map(|complaint| format!("the browser complains: {complaint}"))
        .collect();
    // Elsewhere what the browser says by itself cannot be read, only what pages are told of.
    if engine().tells_complaints() {
        let missing = excused.iter().filter(|words| !came(words));
        told.extend(missing.map(|words| format!("the browser does not complain of '{words}'")));
    }
    if told.is_empty() { Ok(()) } else { Err(told.join("\n")) }
}

/// The complaints of a console: errors of any kind, and whatever the content security policy has stopped.
pub fn complaints(entries: &[BrowserLogEntry]) -> Vec<String> {
    let is_complaint = |entry: &&BrowserLogEntry| {
        let message = entry.message.to_ascii_lowercase();
        entry.level == "SEVERE"
            || message.contains("content security policy")
            || message.contains("content-security-policy")
    };
    entries.iter().filter(is_complaint).map(|entry| entry.message.clone()).collect()
}
