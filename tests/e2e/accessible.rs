//! The automatic checker of accessibility.

use crate::fault::{Done, Fault};
use crate::page::Page;
use crate::screen::Screen;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::{env, fs};

/// What is checked: the guidelines to level AA, and good practice.
const RULES: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// Runs the checker and gives what it finds, a line for each rule that is broken.
const RUN: &str = "
    const done = arguments[arguments.length - 1];
    const told = ({ id, help, nodes }) => `${id} (${help}), ${nodes.length} times: `
        + nodes.slice(0, 2).map(node => `${node.target.join(' ')}: ${node.failureSummary}`.replace(/\\s+/g, ' ')).join('; ');
    axe.run(document, { runOnly: { type: 'tag', values: arguments[0] }, resultTypes: ['violations'] })
        .then(result => done(result.violations.map(told)), error => done([`the checker failed: ${error}`]));";

/// The checker's own program.
fn checker() -> Done<String> {
    let home = || env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let cache = || env::var_os("XDG_CACHE_HOME").map_or_else(|| home().join(".cache"), PathBuf::from);
    let tools =
        env::var_os("INSPECTION_EXPLORER_TOOLS").map_or_else(|| cache().join("inspection-explorer"), PathBuf::from);
    let file = tools.join("node_modules/axe-core/axe.min.js");
    fs::read_to_string(&file).map_err(|error| {
        let remedy = "run script/setup test, or say in INSPECTION_EXPLORER_TOOLS where the tools are";
        Fault::new(format!("the accessibility checker is not in {} ({error}): {remedy}", file.display()))
    })
}

/// Checks what is on screen, at both widths and in both themes.
pub async fn nothing_is_found(page: &Page) -> Done {
    page.script::<Value>(&checker()?, &[]).await?;
    let mut found = Vec::new();
    for screen in [1280, 320].map(Screen::wide).into_iter().flat_map(|screen| [screen, screen.dark()]) {
        page.show_on(screen).await?;
        let told: Vec<String> = page.driver.execute_async(RUN, vec![json!(RULES)]).await?.convert()?;
        found.extend(told.into_iter().map(|line| format!("{}: {line}", screen.name())));
    }
    page.insist(found.is_empty(), format!("{} faults:\n{}", found.len(), found.join("\n")))
}
