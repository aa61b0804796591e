//! Backup and restore: everything goes out and comes back; whatever a file holds, nothing that is here gets lost.

mod forms;
mod hostile;
mod merging;
mod mutated;
pub mod speed;
mod whole;
