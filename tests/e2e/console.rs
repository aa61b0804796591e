//! What the browser's console says. A page without fault makes it say nothing.

use thirtyfour::BrowserLogEntry;

/// Finds what a test must fail on: every complaint that it did not name, and every named one that did not come.
pub fn judge(entries: &[BrowserLogEntry], excused: &[&str]) -> Result<(), String> {
    let complaints: Vec<&BrowserLogEntry> = entries.iter().filter(|entry| is_complaint(entry)).collect();
    let named = |entry: &BrowserLogEntry| excused.iter().any(|words| entry.message.contains(words));
    let came = |words: &str| complaints.iter().any(|entry| entry.message.contains(words));
    let mut told: Vec<String> = complaints
        .iter()
        .filter(|entry| !named(entry))
        .map(|entry| format!("the console complains: {}", entry.message))
        .collect();
    told.extend(
        excused.iter().filter(|words| !came(words)).map(|words| format!("the console does not complain of '{words}'")),
    );
    if told.is_empty() { Ok(()) } else { Err(told.join("\n")) }
}

/// Errors of any kind, and whatever the content security policy has stopped.
fn is_complaint(entry: &BrowserLogEntry) -> bool {
    let message = entry.message.to_ascii_lowercase();
    entry.level == "SEVERE"
        || message.contains("content security policy")
        || message.contains("content-security-policy")
}
