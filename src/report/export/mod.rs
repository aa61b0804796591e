//! What leaves the page: pictures, tables, findings, notes and the briefing as files or as text for the clipboard, and the files' names.

pub mod briefing_csv;
pub mod briefing_markdown;
pub mod csv;
pub mod html;
pub mod markdown;
pub mod names;
pub mod notes;
pub mod origin;
pub mod paper;
pub mod svg;

pub use briefing_csv::briefing_csv;
pub use briefing_markdown::briefing_markdown;
pub use csv::{chart_csv, findings_csv, table_csv, table_text};
pub use html::table_html;
pub use names::{file_name, view_file_name};
pub use notes::{Day, notes_annotations, notes_csv, notes_markdown, notes_text};
pub use origin::{Origin, Saved, picture_frame};
pub use paper::chart_html;
pub use svg::svg;
