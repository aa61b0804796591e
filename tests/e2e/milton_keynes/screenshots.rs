//! Pictures of every view, for people to look at: `EXPLORER_SCREENSHOTS=folder cargo test … -- --ignored screenshots`.

use crate::base64::decoded;
use crate::desk::{marked, plan_scene, thread_scene, threads_scene};
use crate::drawn::{compare_scene, drawn, findings_scene, grades_scene, topics_scene};
use crate::expected::state;
use crate::fault::{Done, Fault};
use crate::milton_keynes::plan::book_of;
use crate::page::Page;
use crate::poll::poll;
use crate::screen::Screen;
use crate::sights::{Sight, thread};
use crate::stage::play;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::{env, fs};

#[tokio::test]
#[ignore = "makes pictures; set EXPLORER_SCREENSHOTS to the folder for them"]
async fn screenshots() {
    let Some(folder) = env::var_os("EXPLORER_SCREENSHOTS").map(PathBuf::from) else {
        eprintln!("no pictures are made: EXPLORER_SCREENSHOTS names no folder");
        return;
    };
    fs::create_dir_all(&folder).unwrap();
    play(async |page: &Page| {
        for screen in [1280, 360].map(Screen::wide).into_iter().flat_map(|screen| [screen, screen.dark()]) {
            let screen = if screen.width < 700 { screen.fine(2) } else { screen };
            page.show_on(screen).await?;
            for sight in Sight::ALL {
                page.see(sight).await?;
                let query = sight.query();
                match sight {
                    Sight::Grades | Sight::ChosenGrade => page.is_painted("grades", screen, grades_scene).await?,
                    Sight::Findings | Sight::OpenFinding => {
                        page.is_painted("findings", screen, |width| findings_scene(&query, width)).await?;
                    }
                    Sight::Topics => page.is_painted("topics", screen, |width| topics_scene(&query, width)).await?,
                    Sight::Compare => page.is_painted("compare", screen, |width| compare_scene(&query, width)).await?,
                    Sight::Others | Sight::OpenOther => {
                        page.is_painted("country", screen, |width| drawn("country", &query).layout(width)).await?;
                        page.is_painted("neighbours", screen, |width| drawn("neighbours", &query).layout(width))
                            .await?;
                    }
                    Sight::Area => page.is_painted("area", screen, |width| drawn("area", &query).layout(width)).await?,
                    Sight::Threads => {
                        page.is_painted("threads", screen, |width| threads_scene(&state(&query), width)).await?;
                    }
                    Sight::Thread => page.is_painted("thread", screen, |width| thread_scene(thread(), width)).await?,
                    Sight::Plan => {
                        let book = book_of(
                            &marked().into_iter().map(|(_, own, mark)| (own.unit.as_str(), mark)).collect::<Vec<_>>(),
                        );
                        page.is_painted("plan", screen, |width| plan_scene(&book, width)).await?;
                    }
                    Sight::NothingFound
                    | Sight::Areas
                    | Sight::NoBriefing
                    | Sight::Briefing
                    | Sight::NoNotes
                    | Sight::Notes
                    | Sight::Sources
                    | Sight::Search => {}
                }
                save(page, &folder.join(format!("{}-{}.png", sight.name(), screen.name()))).await?;
            }
        }
        Ok(())
    })
    .await;
}

/// Saves a picture of the whole page, however long.
async fn save(page: &Page, file: &Path) -> Done {
    let sizes = page.devtools("Page.getLayoutMetrics", json!({})).await?;
    let size = |name: &str| sizes["cssContentSize"][name].as_f64().unwrap_or_default();
    let clip = json!({ "x": 0, "y": 0, "width": size("width"), "height": size("height"), "scale": 1 });
    let wanted = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
    let taken = page.devtools("Page.captureScreenshot", wanted).await?;
    let picture = taken.get("data").and_then(Value::as_str).ok_or_else(|| Fault::new("there is no picture"))?;
    fs::write(file, decoded(picture)?)?;
    poll(&format!("{}", file.display()), async || {
        Ok(if fs::metadata(file)?.len() > 5_000 { Ok(()) } else { Err("the picture is empty".to_owned()) })
    })
    .await
}
