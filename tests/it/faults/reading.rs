//! Files that programs of other makers write, and files that are not there.
use super::{Bytes, Edit, Fault, Gone, fault};

const WHOLE: &str = "the whole file";

pub fn faults() -> Vec<Fault> {
    vec![
        fault("read-missing", "findings.json", Gone, [WHOLE, "it is missing", "Put it back from version control"]),
        fault("read-missing-codebook", "codebook.json", Gone, [WHOLE, "it is missing", "copy it from another record"])
            .among_others(),
        fault("read-missing-coding", "coding.csv", Gone, [WHOLE, "it is missing", "Put it back"]),
        fault("read-missing-authority", "authority.json", Gone, [WHOLE, "it is missing", "Put it back"]).among_others(),
        fault("read-empty", "plan.json", Edit(|_| String::new()), [WHOLE, "it is empty", "Put it back"]),
        fault("read-blank", "documents.json", Edit(|_| " \r\n\t".into()), [WHOLE, "it is empty", "Put it back"]),
        fault(
            "read-only-mark",
            "threads.json",
            Bytes(|_| b"\xEF\xBB\xBF".to_vec()),
            [WHOLE, "it is empty", "Put it back"],
        ),
        fault(
            "read-windows-apostrophe",
            "findings.json",
            Bytes(|bytes| replaced(bytes, b"nearly every child", b"each child\x92s aunt")),
            [WHOLE, "line 2 is not UTF-8: the byte 92 may be '’' in Windows-1252", "Save it again as UTF-8"],
        ),
        fault(
            "read-windows-letter",
            "authority.json",
            Bytes(|bytes| replaced(bytes, b"Nowhere", b"Nowh\xE9re")),
            [WHOLE, "line 4 is not UTF-8: the byte E9 may be 'é'", "in an editor the encoding UTF-8"],
        )
        .among_others(),
        fault(
            "read-windows-table",
            "coding.csv",
            Bytes(|bytes| replaced(bytes, b"lpr-2014/p2.s1", b"lpr\x962014/p2.s1")),
            [WHOLE, "line 3 is not UTF-8: the byte 96 may be '–'", "choose 'CSV UTF-8'"],
        ),
        fault(
            "read-utf16",
            "coding.csv",
            Bytes(|bytes| [0xFF, 0xFE].into_iter().chain(bytes.iter().flat_map(|byte| [*byte, 0])).collect()),
            [WHOLE, "it is written in UTF-16 ('Unicode')", "Save it again as UTF-8"],
        ),
        fault(
            "read-utf16-without-mark",
            "glossary.json",
            Bytes(|bytes| bytes.iter().flat_map(|byte| [0, *byte]).collect()),
            [WHOLE, "it is written in UTF-16", "Save it again as UTF-8"],
        ),
        fault(
            "read-spreadsheet",
            "coding.csv",
            Bytes(|_| b"PK\x03\x04\x14\0\x06\0".to_vec()),
            [WHOLE, "it is a spreadsheet, a document or another packed file", "Export it from that program as CSV"],
        ),
        fault(
            "read-old-spreadsheet",
            "settlements.csv",
            Bytes(|_| b"\xD0\xCF\x11\xE0\xA1\xB1".to_vec()),
            [WHOLE, "a file of an old version of Excel or Word", "Export it"],
        ),
        fault("read-pdf", "plan.json", Bytes(|_| b"%PDF-1.7\n".to_vec()), [WHOLE, "it is a PDF", "plain text"]),
        fault("read-rtf", "threads.json", Bytes(|_| b"{\\rtf1 []}".to_vec()), [WHOLE, "RTF", "plain text"]),
    ]
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let at = bytes.windows(from.len()).position(|window| window == from).expect("it is there");
    [&bytes[..at], to, &bytes[at + from.len()..]].concat()
}
