//! How the site is served: on any host and path, apart from others, and where something of it fails.

pub mod deploy;
pub mod endless;
pub mod failure;
pub mod framed;
pub mod isolation;
pub mod nothing_leaves;
pub mod offline;
pub mod older;
pub mod one_file;
pub mod packed;
pub mod parts;
pub mod summary;
