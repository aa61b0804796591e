//! The program in two parts: what the first view runs, and what the page fetches when that is shown (`public/later.js`).
//!
//! The one file keeps the program whole: all of it is there at once.

use crate::offline::{Files, hashed};
use crate::tags::tags;
use parting::{MODULE, Names, NotParted, RAN, counting, part, short, unnamed};
use std::collections::BTreeSet;

/// How the script that begins the program gets what it passes to it, and what takes the place of that.
const IMPORTS: &str = "const imports = __wbg_get_imports();";

/// Where it has the program, and has yet to start it.
const LOADED: &str = "await __wbg_load(await module_or_path, imports);";

/// What every name of the program's files begins with.
const STEM: &str = "inspection-explorer";

/// Which functions the first view runs, as `script/first-view` has counted: signs of their names, one a line.
pub const FIRST_VIEW: &str = include_str!("first-view.txt");

/// Why a site is not parted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoParts {
    /// The page does not name the program.
    #[error(
        "index.html has no script with the names of the program: the page and src/shell/parts.rs must change together"
    )]
    Lacks,
    /// A file of the program cannot be read.
    #[error("{0}: {1}")]
    Unreadable(String, String),
    /// The script that begins the program is not as expected.
    #[error("{0} has no '{1}': this wasm-bindgen writes it in another way, see src/shell/parts.rs")]
    OtherGlue(String, &'static str),
    /// The program is not as expected.
    #[error("{0}: {1}")]
    Program(String, NotParted),
}

/// A site whose program has changed.
#[derive(Clone, Debug)]
pub struct Changed {
    /// The page.
    pub page: String,
    /// The new files.
    pub files: Files,
    /// What the files were that the page now asks for by other names: the one file is made of them.
    pub whole: Files,
    /// The names that nothing asks for any more.
    pub gone: Vec<String>,
    /// What there is to tell of it.
    pub told: String,
}

/// The files of the program, as the page names them.
struct Program {
    js: String,
    wasm: String,
    glue: String,
    bytes: Vec<u8>,
}

impl Program {
    fn of(page: &str, read: &dyn Fn(&str) -> Result<Vec<u8>, String>) -> Result<Self, NoParts> {
        let head = page.split_once("</head>").map_or(page, |(head, _)| head);
        let names =
            tags(head).into_iter().find_map(|tag| Some((tag.attribute("data-js")?, tag.attribute("data-wasm")?)));
        let (js, wasm) = names.ok_or(NoParts::Lacks)?;
        let [js, wasm] = [js, wasm].map(|name| name.trim_start_matches("./").to_owned());
        let bytes = |name: &str| read(name).map_err(|told| NoParts::Unreadable(name.to_owned(), told));
        let glue = String::from_utf8_lossy(&bytes(&js)?).into_owned();
        let bytes = bytes(&wasm)?;
        Ok(Self { js, wasm, glue, bytes })
    }

    /// The script that begins it, which passes it what an expression gives, and does something before it starts.
    fn passing(&self, given: &str, loaded: &str) -> Result<String, NoParts> {
        for part in [IMPORTS, LOADED] {
            if !self.glue.contains(part) {
                return Err(NoParts::OtherGlue(self.js.clone(), part));
            }
        }
        let imports = format!("const imports = {{ ...__wbg_get_imports(), {MODULE}: {given} }};");
        Ok(self.glue.replace(IMPORTS, &imports).replace(LOADED, &format!("{LOADED}{loaded}")))
    }

    /// The site with other files in place of these.
    fn changed(
        self,
        page: &str,
        glue: String,
        (first, later): (Vec<u8>, Option<Vec<u8>>),
        told: String,
    ) -> Result<Changed, NoParts> {
        let bare = unnamed(&self.bytes).map_err(|why| NoParts::Program(self.wasm.clone(), why))?;
        // One hash for all: no page may take files of two builds for those of one.
        let all = [glue.as_bytes(), &first, later.as_deref().unwrap_or_default()].concat();
        let js = hashed(STEM, "js", &all);
        let base = js.trim_end_matches(".js");
        let (wasm, rest) = (format!("{base}_bg.wasm"), format!("{base}_later.wasm"));
        let mut page = page.replace(&self.wasm, &wasm).replace(&self.js, &js);
        let whole = Files::from([(js.clone(), self.glue.into_bytes()), (wasm.clone(), bare)]);
        let mut files = Files::from([(js, glue.into_bytes()), (wasm.clone(), first)]);
        if let Some(later) = later {
            let named = format!("data-wasm=\"./{wasm}\"");
            page = page.replace(&named, &format!("{named} data-later=\"./{rest}\""));
            files.insert(rest, later);
        }
        Ok(Changed { page, files, whole, gone: vec![self.js, self.wasm], told })
    }
}

/// The site with its program in two parts. `read` gives the bytes of a file of the site; `list` has the signs of the names
/// of the first part's functions, one a line.
///
/// # Errors
/// [`NoParts`], which names what is in the way.
pub fn parted(page: &str, read: &dyn Fn(&str) -> Result<Vec<u8>, String>, list: &str) -> Result<Changed, NoParts> {
    let program = Program::of(page, read)?;
    let signs: BTreeSet<&str> = list.lines().collect();
    let parts = part(&program.bytes, |name| signs.contains(&*short(name)));
    let parts = parts.map_err(|why| NoParts::Program(program.wasm.clone(), why))?;
    let glue = program.passing("globalThis.explorerParts", " await globalThis.explorerParts.of(instance.exports);")?;
    let told = format!("the first part has {} functions, the later one {}", parts.in_first, parts.in_later);
    program.changed(page, glue, (parts.first, Some(parts.later)), told)
}

/// The site with a program that notes in `explorerRan` which of its functions run, and the signs of all names: those of the
/// functions' numbers, one a line.
///
/// # Errors
/// [`NoParts`], which names what is in the way.
pub fn counted(page: &str, read: &dyn Fn(&str) -> Result<Vec<u8>, String>) -> Result<(Changed, String), NoParts> {
    let program = Program::of(page, read)?;
    let fault = |why| NoParts::Program(program.wasm.clone(), why);
    let (bytes, names) = (counting(&program.bytes).map_err(fault)?, Names::of(&program.bytes).map_err(fault)?);
    let last = names.0.keys().next_back().copied().unwrap_or_default();
    let signs: String = (0..=last).map(|number| short(names.get(number)) + "\n").collect();
    let note = format!("{{ {RAN}: (one) => void (globalThis.explorerRan ??= new Set()).add(one) }}");
    let glue = program.passing(&note, "")?;
    let changed = program.changed(page, glue, (bytes, None), "the program counts which functions run".to_owned())?;
    Ok((changed, signs))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><script type=\"module\" src=\"./boot.js?1\" data-js=\"./app-1.js\" data-wasm=\"./app-1_bg.wasm\"></script><link rel=\"modulepreload\" href=\"./app-1.js\"><link rel=\"preload\" href=\"./app-1_bg.wasm\" as=\"fetch\"></head><body></body>";
    const GLUE: &str = "function sync() { const imports = __wbg_get_imports(); }\nasync function init() { const imports = __wbg_get_imports(); const { instance } = await __wbg_load(await module_or_path, imports); return start(instance); }";

    /// Three functions of which the second calls the third, as rustc and wasm-bindgen write them.
    fn program() -> Vec<u8> {
        let text = "(module (import \"page\" \"told\" (func)) (memory (export \"memory\") 1) (table 1 1 funcref) (global (mut i32) (i32.const 0)) (export \"run\" (func $run)) (elem (i32.const 0) $run) (func $run call $rest) (func $rest call $rest) (func $alone))";
        wat::parse_str(text).unwrap()
    }

    fn read(name: &str) -> Result<Vec<u8>, String> {
        match name {
            "app-1.js" => Ok(GLUE.into()),
            "app-1_bg.wasm" => Ok(program()),
            other => Err(format!("there is no {other}")),
        }
    }

    #[test]
    fn the_page_names_the_parts_in_place_of_the_whole() {
        let made = parted(PAGE, &read, &short("run")).unwrap();
        let names: Vec<&str> = made.files.keys().map(String::as_str).collect();
        let base = names.first().unwrap().trim_end_matches(".js");
        assert_eq!(names, [format!("{base}.js"), format!("{base}_bg.wasm"), format!("{base}_later.wasm")]);
        assert!(base.starts_with("inspection-explorer-") && !made.page.contains("app-1"), "{}", made.page);
        let script = format!(
            "data-js=\"./{base}.js\" data-wasm=\"./{base}_bg.wasm\" data-later=\"./{base}_later.wasm\"></script>"
        );
        assert!(made.page.contains(&script), "{}", made.page);
        assert_eq!(made.page.matches("_later").count(), 1, "only a page that needs it asks for the rest");
        assert_eq!(made.told, "the first part has 1 functions, the later one 2");
        assert_eq!(made.gone, ["app-1.js", "app-1_bg.wasm"]);
        assert_eq!(made.whole.get(&format!("{base}.js")).map(Vec::as_slice), Some(GLUE.as_bytes()));
        assert_eq!(made.whole.get(&format!("{base}_bg.wasm")), Some(&unnamed(&program()).unwrap()));
    }

    #[test]
    fn the_script_passes_what_joins_the_parts() {
        let made = parted(PAGE, &read, "").unwrap();
        let glue = String::from_utf8(made.files.first_key_value().unwrap().1.clone()).unwrap();
        assert_eq!(glue.matches("{ ...__wbg_get_imports(), parts: globalThis.explorerParts };").count(), 2);
        let joins = "imports); await globalThis.explorerParts.of(instance.exports); return";
        assert!(glue.contains(joins), "{glue}");
    }

    #[test]
    fn another_list_gives_other_names() {
        let name = |list: &str| parted(PAGE, &read, list).unwrap().files.keys().next().unwrap().clone();
        assert_ne!(name(&short("run")), name(&short("rest")));
    }

    #[test]
    fn a_site_that_counts_has_one_program_and_the_signs_of_all_names() {
        let (made, signs) = counted(PAGE, &read).unwrap();
        assert_eq!(made.files.len(), 2);
        assert!(!made.page.contains("data-later"));
        // The import has no name, and comes first.
        assert_eq!(signs.lines().collect::<Vec<_>>(), [short(""), short("run"), short("rest"), short("alone")]);
    }

    #[test]
    fn what_is_in_the_way_is_told() {
        let told = |made: Result<Changed, NoParts>| made.unwrap_err().to_string();
        assert!(told(parted("<head></head>", &read, "")).contains("no script with the names"));
        let missing = |_: &str| Err("gone".to_owned());
        assert_eq!(told(parted(PAGE, &missing, "")), "app-1.js: gone");
        let other = |name: &str| if name == "app-1.js" { Ok(b"other".to_vec()) } else { read(name) };
        assert!(told(parted(PAGE, &other, "")).contains("app-1.js has no 'const imports"));
        let broken = |name: &str| if name == "app-1.js" { read(name) } else { Ok(b"other".to_vec()) };
        assert!(told(parted(PAGE, &broken, "")).contains("app-1_bg.wasm: the program is no WebAssembly"));
    }
}
