//! Facts of Milton Keynes' record: its numbers, its texts, its pictures. The rules stand on a made-up record beside these.

mod apart;
mod briefing;
mod canvas;
mod charts;
mod cutting;
mod dates;
mod export;
mod follow;
mod format;
mod links;
mod others;
mod phrases;
mod printed;
mod record;
mod references;
mod scale;
mod shell;
mod sources;
mod strong;
mod summaries;
mod threads;
mod topics;
mod verdicts;
mod words;
