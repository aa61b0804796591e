//! A briefing that one reader shares with another: what the file holds, how it is read, what becomes the reader's own.

mod adding;
mod file;
mod hostile;
mod says;
