//! What leaves the page: pictures, tables and findings as files or as text for the clipboard, and the files' names.

pub mod csv;
pub mod names;
pub mod svg;

pub use csv::{findings_csv, table_csv, table_text};
pub use names::file_name;
pub use svg::svg;
