//! What a browser must know to install the site: its name, its pictures, its colours.

use crate::words::Words;
use serde_json::json;

/// The file that says it.
pub const MANIFEST: &str = "manifest.webmanifest";

/// The paper of a light page, in style/tokens.css. The page itself names the dark one too.
const PAPER: &str = "#ffffff";

/// The pictures: which file, its size, and what for. A maskable one may be cut to a circle.
const ICONS: [(&str, &str, &str); 4] = [
    ("favicon.svg", "any", "any"),
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-maskable-512.png", "512x512", "maskable"),
];

impl Words<'_> {
    /// The manifest of the site, named after its authority.
    ///
    /// It has no id: browsers read one from the root of the host, where two copies in two folders would be taken for one.
    /// Without it they take the address where the app starts.
    pub fn manifest(&self) -> String {
        let kind = |file: &str| if file.ends_with(".svg") { "image/svg+xml" } else { "image/png" };
        let icon = |(src, sizes, purpose): (&str, &str, &str)| json!({ "src": src, "sizes": sizes, "type": kind(src), "purpose": purpose });
        let manifest = json!({
            "name": self.title(),
            "short_name": self.name(),
            "description": self.description(),
            "lang": "en-GB",
            "dir": "ltr",
            "start_url": "./",
            "scope": "./",
            "display": "standalone",
            "background_color": PAPER,
            "theme_color": PAPER,
            "icons": ICONS.map(icon),
        });
        format!("{manifest:#}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;
    use std::path::Path;

    const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

    fn manifest(folder: &str) -> Value {
        let record = record::source::build(&Path::new(ROOT).join(folder)).unwrap();
        serde_json::from_str(&Words(&record).manifest()).unwrap()
    }

    #[test]
    fn it_is_named_after_the_authority_and_holds_in_any_folder() {
        let manifest = manifest("tests/fixtures/anyshire");
        let of = |key: &str| manifest[key].as_str().unwrap_or_default().to_owned();
        assert_eq!(of("name"), "Anyshire children's services: the inspection record");
        assert_eq!(
            (&*of("short_name"), &*of("start_url"), &*of("scope"), &*of("display")),
            ("Anyshire", "./", "./", "standalone")
        );
        assert!(manifest.get("id").is_none(), "browsers read an id from the root of the host");
        assert!(!manifest.to_string().contains("Milton"), "{manifest}");
    }

    /// Browsers install a site only with pictures of the sizes that the manifest says.
    #[test]
    fn its_pictures_are_there_in_the_size_that_it_says() {
        for (file, sizes, _) in ICONS {
            let bytes = std::fs::read(Path::new(ROOT).join("public").join(file)).unwrap();
            if sizes == "any" {
                continue;
            }
            // A PNG says its width and height in the first part.
            let number = |from: usize| u32::from_be_bytes(bytes[from..from + 4].try_into().unwrap());
            assert_eq!(bytes[..8], *b"\x89PNG\r\n\x1a\n", "{file}");
            assert_eq!(format!("{}x{}", number(16), number(20)), sizes, "{file}");
        }
    }

    /// The page names the same colour, and the pictures are copied into the site.
    #[test]
    fn the_page_has_its_colours_and_pictures() {
        let page = std::fs::read_to_string(Path::new(ROOT).join("index.html")).unwrap();
        assert!(page.contains(&format!("content=\"{PAPER}\"")) && page.contains(&format!("href=\"{MANIFEST}?")));
        for (file, ..) in ICONS {
            assert!(page.contains(&format!("rel=\"copy-file\" href=\"public/{file}\"")), "{file}");
        }
        let tokens = std::fs::read_to_string(Path::new(ROOT).join("style/tokens.css")).unwrap();
        let papers: Vec<&str> = page
            .split("name=\"theme-color\"")
            .skip(1)
            .filter_map(|tag| tag.split("content=\"").nth(1)?.split('"').next())
            .collect();
        assert_eq!(papers.len(), 2);
        for paper in papers {
            assert!(tokens.contains(&format!(", {paper})")), "{paper}");
        }
    }
}
