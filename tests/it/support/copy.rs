//! A copy of the record's files that a test may spoil.

use inspection_explorer::record::Record;
use inspection_explorer::record::source::build;
use serde_json::Value;
use std::path::PathBuf;

/// A copy of the record in a folder of its own, which goes with it.
pub struct Copy(pub PathBuf);

impl Copy {
    /// A fresh copy of the record in this folder; the name keeps those of other tests apart.
    pub fn of(from: &str, name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("record-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for entry in std::fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            std::fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
        }
        Self(folder)
    }

    /// Changes a file's text; the change must change something.
    pub fn edit(&self, file: &str, change: impl Fn(&str) -> String) -> &Self {
        let path = self.0.join(file);
        let before = std::fs::read_to_string(&path).unwrap();
        let after = change(&before);
        assert_ne!(before, after, "the edit of {file} finds its place");
        std::fs::write(path, after).unwrap();
        self
    }

    /// Writes a file anew.
    pub fn write(&self, file: &str, text: &str) -> &Self {
        std::fs::write(self.0.join(file), text).unwrap();
        self
    }

    /// Changes a file of JSON; the change must change something.
    pub fn json(&self, file: &str, change: impl Fn(&mut Value)) -> &Self {
        self.edit(file, |text| {
            let mut value: Value = serde_json::from_str(text).unwrap();
            let before = value.clone();
            change(&mut value);
            assert_ne!(before, value, "the edit of {file} finds its place");
            value.to_string()
        })
    }

    /// Keeps of a list of records only those that are asked for.
    pub fn retain(&self, file: &str, keep: impl Fn(&Value) -> bool) -> &Self {
        self.json(file, |list| list.as_array_mut().unwrap().retain(|record| keep(record)))
    }

    /// Changes one record of a list.
    pub fn record(&self, file: &str, id: &str, change: impl Fn(&mut Value)) -> &Self {
        self.json(file, |list| change(list.as_array_mut().unwrap().iter_mut().find(|one| one["id"] == id).unwrap()))
    }

    /// Adds a record to a list.
    pub fn add(&self, file: &str, record: &Value) -> &Self {
        self.json(file, |list| list.as_array_mut().unwrap().push(record.clone()))
    }

    /// The record that the files give, which must hold together.
    pub fn built(&self) -> Record {
        build(&self.0).unwrap_or_else(|_| panic!("it holds together: {}", self.problems()))
    }

    /// All problems, one a line.
    pub fn problems(&self) -> String {
        let Err(problems) = build(&self.0) else { return "none at all".to_owned() };
        problems.iter().map(|problem| format!("{problem}\n")).collect()
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A fault: its name, the file, the edit that makes it, and what must be told of it in one line.
pub type Fault = (&'static str, &'static str, fn(&str) -> String, [&'static str; 3]);

/// Makes each fault in a copy of the made-up record and asks that it is told in one line, with file, place and remedy.
pub fn each_is_told(faults: Vec<Fault>) {
    for (name, file, change, expected) in faults {
        let copy = super::anyshire::copy(name);
        let problems = copy.edit(file, change).problems();
        let told = problems.lines().any(|line| expected.iter().all(|part| line.contains(part)));
        assert!(told, "{name}: expected {expected:?} in one line of\n{problems}");
    }
}
