//! From the bytes of a file to its text: what the programs of editors write is understood, or told in one line.

/// Why a file has no text that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is no such file; where another one has nearly its name, that name.
    Missing(Option<String>),
    /// A folder has its name.
    Folder,
    /// It is the file of another program.
    Foreign(&'static str),
    /// It is UTF-16, two bytes for each letter.
    Utf16,
    /// A byte is not UTF-8: its line, the byte, and the letter that it may be in Windows-1252.
    Byte(usize, u8, char),
    /// Anything else, in words.
    Other(String),
}

impl Unreadable {
    /// Whether there is no such file at all.
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing(_))
    }

    /// What is wrong.
    pub fn wrong(&self) -> String {
        match self {
            Self::Missing(None) => "it is missing".into(),
            Self::Missing(Some(near)) => format!("it is missing, but there is a file '{near}'"),
            Self::Folder => "it is a folder, and a file is needed".into(),
            Self::Foreign(what) => format!("it is {what}, and not plain text"),
            Self::Utf16 => "it is written in UTF-16 ('Unicode'), and UTF-8 is needed".into(),
            Self::Byte(line, byte, letter) => {
                format!("line {line} is not UTF-8: the byte {byte:02X} may be '{letter}' in Windows-1252 ('ANSI')")
            }
            Self::Other(words) => format!("it cannot be read: {words}"),
        }
    }

    /// What to do about it.
    pub const fn remedy(&self) -> &'static str {
        match self {
            Self::Missing(None) => "Put it back from version control, or copy it from another record and fill it in",
            Self::Missing(Some(_)) => "Rename that file if it is meant: the name must be the same to the letter",
            Self::Folder => "Remove or rename the folder, and put the file in its place",
            Self::Foreign(_) => "Export it from that program as CSV in UTF-8, or as plain text",
            Self::Utf16 | Self::Byte(..) => {
                "Save it again as UTF-8: in Excel choose 'CSV UTF-8', in an editor the encoding UTF-8"
            }
            Self::Other(_) => "Check whether you may read the file, and try again",
        }
    }
}

/// What files of other programs begin with.
const FOREIGN: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "a spreadsheet, a document or another packed file"),
    (b"\xD0\xCF\x11\xE0", "a file of an old version of Excel or Word"),
    (b"%PDF", "a PDF"),
    (b"\x1F\x8B", "a packed file"),
    (b"{\\rtf", "a document with formatting (RTF)"),
];

/// The text in these bytes, without the mark that some programs put before UTF-8.
///
/// # Errors
/// [`Unreadable`], with the line of the first byte that is not UTF-8 and what it may be.
pub fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    if let Some((_, what)) = FOREIGN.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(Unreadable::Foreign(what));
    }
    // Plain text has no zero bytes; in UTF-16 every second byte of English is one.
    let zeros = bytes.iter().take(400).filter(|byte| **byte == 0).count();
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || zeros > bytes.len().min(400) / 3 {
        return Err(Unreadable::Utf16);
    }
    match core::str::from_utf8(bytes) {
        Ok(text) => Ok(without_mark(text).to_owned()),
        Err(error) => {
            let at = error.valid_up_to();
            let line = bytes.iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
            let byte = bytes.get(at).copied().unwrap_or_default();
            Err(Unreadable::Byte(line, byte, windows_1252(byte)))
        }
    }
}

/// The text without the mark of UTF-8 at its start.
pub fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

/// The letter of a byte above 7F in Windows-1252.
fn windows_1252(byte: u8) -> char {
    const FROM_80: [char; 32] = [
        '€', '?', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '?', 'Ž', '?', '?', '‘', '’', '“', '”', '•',
        '–', '—', '˜', '™', 'š', '›', 'œ', '?', 'ž', 'Ÿ',
    ];
    usize::from(byte).checked_sub(0x80).and_then(|at| FROM_80.get(at)).copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_write_is_read_or_told() {
        assert_eq!(decode("\u{FEFF}unit,kind".as_bytes()), Ok("unit,kind".into()));
        assert_eq!(decode(b"one\ntwo\nchild\x92s"), Err(Unreadable::Byte(3, 0x92, '’')));
        assert_eq!(decode(b"caf\xE9"), Err(Unreadable::Byte(1, 0xE9, 'é')));
        assert_eq!(decode(b"u\0n\0i\0t\0"), Err(Unreadable::Utf16));
        assert_eq!(decode(b"\xFF\xFEu\0"), Err(Unreadable::Utf16));
        assert!(matches!(decode(b"PK\x03\x04..."), Err(Unreadable::Foreign(_))));
        assert!(matches!(decode(b"%PDF-1.7"), Err(Unreadable::Foreign(_))));
        assert_eq!(decode(b""), Ok(String::new()));
    }
}
