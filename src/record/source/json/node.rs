//! What a JSON text holds, with the lines on which it stands.

/// A value and the line on which it begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The line, from 1.
    pub line: usize,
    /// The value.
    pub value: Value,
}

/// What a JSON text can hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Flag(bool),
    /// A number as it is written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Fields in their order; a name may come twice.
    Fields(Vec<(String, Node)>),
}

impl Node {
    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    /// The field of this name.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Value::Fields(fields) = &self.value else { return None };
        fields.iter().find(|(own, _)| own == name).map(|(_, node)| node)
    }

    /// The value as JSON.
    pub fn write(&self, into: &mut String) {
        match &self.value {
            Value::Null => into.push_str("null"),
            Value::Flag(flag) => into.push_str(if *flag { "true" } else { "false" }),
            Value::Number(number) => into.push_str(number),
            Value::Text(text) => write_text(text, into),
            Value::List(items) => {
                into.push('[');
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        into.push(',');
                    }
                    item.write(into);
                }
                into.push(']');
            }
            Value::Fields(fields) => {
                into.push('{');
                for (at, (name, value)) in fields.iter().enumerate() {
                    if at > 0 {
                        into.push(',');
                    }
                    write_text(name, into);
                    into.push(':');
                    value.write(into);
                }
                into.push('}');
            }
        }
    }
}

fn write_text(text: &str, into: &mut String) {
    into.push('"');
    for sign in text.chars() {
        match sign {
            '"' => into.push_str("\\\""),
            '\\' => into.push_str("\\\\"),
            '\0'..='\u{1F}' => into.push_str(&format!("\\u{:04x}", u32::from(sign))),
            _ => into.push(sign),
        }
    }
    into.push('"');
}

/// The start of a text, to name it by.
pub fn short(text: &str) -> String {
    let mut start: String = text.chars().take(40).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}
