//! Commands to drivers in the words of the protocol.

use crate::fault::Done;
use serde_json::Value;
use thirtyfour::common::command::{Command, FormatRequestData};
use thirtyfour::prelude::*;
use thirtyfour::{RequestData, SessionId};

/// A command of a session, sent with a body.
#[derive(Debug)]
struct Raw {
    path: &'static str,
    body: Value,
}

impl FormatRequestData for Raw {
    fn format_request(&self, session: &SessionId) -> RequestData {
        // A command that is sent in the same way.
        let mut data = Command::Refresh.format_request(session);
        data.uri = format!("/session/{session}/{}", self.path).into();
        data.body = Some(self.body.clone());
        data
    }
}

/// Sends a command to the session and gives what is answered.
pub async fn post(driver: &WebDriver, path: &'static str, body: Value) -> Done<Value> {
    Ok(driver.handle().cmd(Raw { path, body }).await?.value_json()?)
}
