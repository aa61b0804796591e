//! The whole site in one file: it opens by a double click, from any disk, without a server and without a network.
//!
//! The page, its style sheets, scripts and programs stand in one another's place: scripts and styles inline, allowed by
//! their hashes, the programs packed and as letters in blocks that no browser runs. `public/boot.js` unpacks them.

use crate::packed::gzip;
use crate::tags::{Tag, tags};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// What the file is called, beside `index.html`.
pub const ONE_FILE: &str = "inspection-explorer.html";

/// Where the program that checks records of others is, with the script that goes before it.
const CHECKER: [(&str, &str); 2] = [("checker-glue", "opening/opening.js"), ("checker-script", "opening.js")];
const CHECKER_PROGRAM: &str = "opening/opening_bg.wasm";

/// How the script that begins the program ends, and what takes the place of that.
const GLUE_ENDS: &str = "export { initSync, __wbg_init as default };";
const GLUE_GIVES: &str = "globalThis.explorerProgram = __wbg_init;";

/// How the loader begins to import what the page has in it too. The id of the build follows.
const IMPORTS_EARLY: &str = "import \"./early.js";

/// Why a site does not fit into one file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotOneFile {
    /// A file that the page names cannot be read.
    #[error("{0}: {1}")]
    Unreadable(String, String),
    /// The page lacks something.
    #[error("index.html has no {0}: the page and src/shell/one_file.rs must change together")]
    Lacks(&'static str),
    /// The loader imports what comes before it in another way.
    #[error("boot.js has no '{IMPORTS_EARLY}': boot.js and src/shell/one_file.rs must change together")]
    LoaderLacksEarly,
    /// The script of the program does not end as expected.
    #[error(
        "{0} does not end with '{GLUE_ENDS}': this wasm-bindgen writes it in another way, see src/shell/one_file.rs"
    )]
    OtherGlue(String),
    /// A script would end the element that it stands in.
    #[error("{0} holds '</script', which would end it early: write it in another way")]
    EndsEarly(String),
}

/// What may be run and shown, by its hash.
#[derive(Default)]
struct Allowed {
    scripts: Vec<String>,
    styles: Vec<String>,
}

/// The whole site as one page. `read` gives the bytes of a file of the site.
///
/// # Errors
/// [`NotOneFile`], which names what is in the way.
pub fn one_file(page: &str, read: &dyn Fn(&str) -> Result<Vec<u8>, String>) -> Result<String, NotOneFile> {
    let bytes = |name: &str| {
        let name = name.trim_start_matches("./");
        read(name).map_err(|told| NotOneFile::Unreadable(name.to_owned(), told))
    };
    let text = |name: &str| bytes(name).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let (head, body) = page.split_once("</head>").ok_or(NotOneFile::Lacks("head"))?;
    let mut allowed = Allowed::default();
    let mut styles = String::new();
    let (mut policy, mut program) = (None, None);
    let mut made = String::new();
    let mut from = 0;
    for tag in tags(head) {
        let part = match What::of(&tag) {
            What::Other => continue,
            What::Policy => {
                policy = Some(made.len() + tag.from - from);
                String::new()
            }
            What::Style(name) if tag.within_noscript => allowed.style(&text(name)?),
            What::Style(name) => {
                styles.push_str(&text(name)?);
                String::new()
            }
            What::Script(name) => allowed.script("", &text(name)?, name)?,
            What::Program { boot, js, wasm } => {
                program = Some(wasm.to_owned());
                let glue = text(js)?;
                let (own, _) =
                    glue.trim_end().rsplit_once(GLUE_ENDS).ok_or_else(|| NotOneFile::OtherGlue(js.to_owned()))?;
                let glue = allowed.script(" type=\"module\"", &format!("{own}{GLUE_GIVES}"), js)?;
                let named = format!(" type=\"module\" data-js=\"{js}\" data-wasm=\"{wasm}\"");
                glue + "\n" + &allowed.script(&named, &without_early(&text(boot)?)?, boot)?
            }
            What::Icon(name) => {
                format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{}\">", STANDARD.encode(bytes(name)?))
            }
            What::Hint => String::new(),
        };
        made.push_str(head.get(from..tag.from).unwrap_or_default());
        made.push_str(&part);
        from = tag.to;
    }
    made.push_str(head.get(from..).unwrap_or_default());
    let style = allowed.style(&styles);
    let policy = policy.ok_or(NotOneFile::Lacks("policy"))?;
    let program = program.ok_or(NotOneFile::Lacks("script with the names of the program"))?;
    let (before, after) = made.split_at_checked(policy).ok_or(NotOneFile::Lacks("policy"))?;
    let (body, end) = body.rsplit_once("</body>").ok_or(NotOneFile::Lacks("end of its body"))?;
    let mut blocks = block("program", "application/octet-stream", &packed(&bytes(&program)?));
    for (id, name) in CHECKER {
        let script = text(name)?;
        unended(&script, name)?;
        blocks += &block(id, "text/plain", &script);
    }
    blocks += &block("checker-program", "application/octet-stream", &packed(&bytes(CHECKER_PROGRAM)?));
    Ok(format!("{before}{}{after}{style}\n</head>{body}{blocks}</body>{end}", allowed.policy()))
}

/// What a tag of the head is for.
enum What<'a> {
    Policy,
    Style(&'a str),
    Script(&'a str),
    Program {
        boot: &'a str,
        js: &'a str,
        wasm: &'a str,
    },
    Icon(&'a str),
    /// What only a browser that fetches files can use.
    Hint,
    Other,
}

impl<'a> What<'a> {
    fn of(tag: &'a Tag<'_>) -> Self {
        let has = |name: &str| tag.attribute(name);
        // The id of the build may follow a name.
        let file = |name: &'a str| name.split_once('?').map_or(name, |(name, _)| name);
        match (tag.name, has("rel"), has("href"), has("src")) {
            ("meta", ..) if has("http-equiv") == Some("Content-Security-Policy") => Self::Policy,
            ("link", Some("stylesheet"), Some(name), _) => Self::Style(name),
            ("link", Some("icon"), Some(name), _) => Self::Icon(file(name)),
            ("link", Some("modulepreload" | "preload" | "manifest" | "apple-touch-icon"), ..) => Self::Hint,
            ("script", _, _, Some(name)) => match (has("data-js"), has("data-wasm")) {
                (Some(js), Some(wasm)) => Self::Program { boot: file(name), js, wasm },
                _ => Self::Script(file(name)),
            },
            _ => Self::Other,
        }
    }
}

impl Allowed {
    fn script(&mut self, more: &str, script: &str, name: &str) -> Result<String, NotOneFile> {
        unended(script, name)?;
        self.scripts.push(hash(script));
        Ok(format!("<script{more}>{script}</script>"))
    }

    fn style(&mut self, style: &str) -> String {
        self.styles.push(hash(style));
        format!("<style>{style}</style>")
    }

    /// The policy of the file: nothing is loaded, and nothing runs that is not in it.
    fn policy(&self) -> String {
        let (scripts, styles) = (self.scripts.join(" "), self.styles.join(" "));
        format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; style-src {styles}; img-src data: blob:; worker-src blob:; base-uri 'none'; form-action 'none'\">"
        )
    }
}

/// The hash by which a policy allows a script or a style.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// What a browser does not run, for a script to read.
fn block(id: &str, kind: &str, text: &str) -> String {
    format!("<script id=\"{id}\" type=\"{kind}\">{text}</script>\n")
}

/// Bytes packed, and as letters.
fn packed(bytes: &[u8]) -> String {
    STANDARD.encode(gzip(bytes))
}

/// The loader without what it imports, which stands before it.
fn without_early(script: &str) -> Result<String, NotOneFile> {
    let parts = script.split_once(IMPORTS_EARLY);
    let parts = parts.and_then(|(before, rest)| Some((before, rest.split_once(';')?.1)));
    parts.map(|(before, behind)| format!("{before}{behind}")).ok_or(NotOneFile::LoaderLacksEarly)
}

fn unended(script: &str, name: &str) -> Result<(), NotOneFile> {
    let ends = script.to_ascii_lowercase().contains("</script");
    if ends { Err(NotOneFile::EndsEarly(name.to_owned())) } else { Ok(()) }
}
