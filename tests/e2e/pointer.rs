//! The pointer: a mouse that moves and presses, or a finger.

use crate::engine::{Can, Engine, engine, raw};
use crate::fault::Done;
use crate::page::Page;
use serde_json::{Value, json};

/// A step of a pointer.
fn step(kind: &str) -> Value {
    json!({ "type": kind, "button": 0 })
}

/// A pointer that goes to a place in the window.
fn to(x: f64, y: f64) -> Value {
    json!({ "type": "pointerMove", "duration": 0, "origin": "viewport", "x": x.round(), "y": y.round() })
}

impl Page {
    /// Moves the mouse to a place in the window.
    pub async fn point(&self, x: f64, y: f64) -> Done {
        self.act("mouse", &[to(x, y)]).await
    }

    /// Presses a place in the window with the mouse.
    pub async fn click_at(&self, x: f64, y: f64) -> Done {
        self.act("mouse", &[to(x, y), step("pointerDown"), step("pointerUp")]).await
    }

    /// Lets pages know from the next one on that the screen can be touched.
    pub async fn with_a_touch_screen(&self) -> Done {
        self.needs(Can::Touch)?;
        self.tools.touch(&self.driver).await
    }

    /// Touches a place in the window with a finger.
    pub async fn touch(&self, x: f64, y: f64) -> Done {
        self.needs(Can::Touch)?;
        if engine() == Engine::Chromium {
            // Where touching is emulated, its driver's fingers are a mouse's.
            let finger = json!([{ "x": x, "y": y }]);
            self.devtools("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": finger })).await?;
            let end = json!({ "type": "touchEnd", "touchPoints": [] });
            return self.devtools("Input.dispatchTouchEvent", end).await.map(drop);
        }
        self.act("touch", &[to(x, y), step("pointerDown"), step("pointerUp")]).await
    }

    /// Takes these steps with a pointer.
    async fn act(&self, kind: &str, steps: &[Value]) -> Done {
        let pointer = json!({ "type": "pointer", "id": kind, "parameters": { "pointerType": kind }, "actions": steps });
        raw::post(&self.driver, "actions", json!({ "actions": [pointer] })).await.map(drop)
    }
}
