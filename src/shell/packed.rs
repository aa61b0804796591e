//! Packed copies of the site's files, for hosts that serve such copies in place of the files: `boot.js.br`, `boot.js.gz`.

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// The endings of the copies: with brotli, and with gzip.
pub const PACKED: [&str; 2] = [".br", ".gz"];

/// What packing makes smaller: pictures are packed already.
const WORTH: [&str; 7] = [".css", ".html", ".js", ".json", ".svg", ".wasm", ".webmanifest"];

/// A file of fewer bytes fits into one packet anyway.
const LEAST: usize = 1_000;

/// Whether a file is such a copy.
pub fn is_packed(name: &str) -> bool {
    PACKED.iter().any(|end| name.ends_with(end))
}

/// The packed copies of a file, with their endings; none where they are not worth it.
pub fn copies(name: &str, bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    if bytes.len() < LEAST || !WORTH.iter().any(|end| name.ends_with(end)) {
        return Vec::new();
    }
    let [br, gz] = PACKED;
    let packed = [(br, brotli(bytes)), (gz, gzip(bytes))];
    packed.into_iter().filter(|(_, packed)| !packed.is_empty() && packed.len() < bytes.len()).collect()
}

/// Packed with brotli, as small as it gets. Writing to memory cannot fail.
pub fn brotli(mut bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let params = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let done = brotli::BrotliCompress(&mut bytes, &mut packed, &params);
    if done.is_ok() { packed } else { Vec::new() }
}

/// Packed with gzip, as small as it gets. Writing to memory cannot fail.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).and_then(|()| packer.finish()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;

    #[test]
    fn the_copies_hold_what_the_file_holds() {
        let text = "The grades of an inspection. ".repeat(100);
        let made = copies("boot.js", text.as_bytes());
        let endings: Vec<&str> = made.iter().map(|(end, _)| *end).collect();
        assert_eq!(endings, PACKED);
        for (end, packed) in made {
            assert!(packed.len() < text.len() / 10, "{end}: {}", packed.len());
            let mut told = String::new();
            if end == ".gz" {
                GzDecoder::new(&*packed).read_to_string(&mut told).unwrap();
            } else {
                brotli::Decompressor::new(&*packed, 4096).read_to_string(&mut told).unwrap();
            }
            assert_eq!(told, text);
        }
    }

    #[test]
    fn what_packing_does_not_make_smaller_has_no_copies() {
        assert!(copies("boot.js", b"short").is_empty());
        assert!(copies("icon.png", &[0; 5_000]).is_empty());
        // Nothing in it comes again.
        let mut state = 1_u32;
        let noise: Vec<u8> = (0..5_000)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                state.to_be_bytes()[0]
            })
            .collect();
        assert!(copies("noise.wasm", &noise).is_empty());
        assert!(is_packed("opening/opening_bg.wasm.br") && !is_packed("boot.js"));
    }
}
