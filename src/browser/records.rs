//! The records that were opened from files: kept in IndexedDB, each under its authority's id.

use super::answered::{outcome, set};
use super::files::Chosen;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

/// The name of the database. It is a published format: readers' browsers hold it.
const DATABASE: &str = "inspection-explorer-records";
/// What each record is called: small, and read for the list.
const LIST: &str = "list";
/// The files, and what the checker answered.
const HELD: &str = "held";

/// Says in localStorage that there is a record: else nothing is asked of IndexedDB, which would make the database.
const SOME: &str = "inspection-explorer/records";

/// What a kept record is called.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The authority's id.
    pub id: String,
    /// The authority's name.
    pub name: String,
    /// The file's name.
    pub file: String,
    /// The file's size in bytes.
    pub size: f64,
    /// When it was opened, in milliseconds since the beginning of 1970.
    pub opened: f64,
}

/// A kept record.
pub struct Held {
    /// The file.
    pub file: Chosen,
    /// Which build of the page checked it.
    pub build: String,
    /// What the checker answered.
    pub answer: Vec<u8>,
}

/// Keeps a record in the place of an older one of the same authority.
///
/// # Errors
/// What the browser says where it keeps nothing.
pub async fn keep(kept: &Kept, held: &Held) -> Result<(), JsValue> {
    let (line, whole) = (Object::new(), Object::new());
    let text = |name: &'static str, value: &str| (name, JsValue::from_str(value));
    let line_of = [
        text("name", &kept.name),
        text("file", &kept.file),
        ("size", kept.size.into()),
        ("opened", kept.opened.into()),
        text("id", &kept.id),
    ];
    let whole_of = [
        ("file", held.file.as_js().clone()),
        text("build", &held.build),
        ("answer", Uint8Array::from(&*held.answer).into()),
    ];
    for (name, value) in line_of {
        set(&line, name, &value)?;
    }
    for (name, value) in whole_of {
        set(&whole, name, &value)?;
    }
    let transaction = open().await?.transaction(&stores(), "readwrite")?;
    transaction.object_store(LIST)?.put(&line, &kept.id)?;
    transaction.object_store(HELD)?.put(&whole, &kept.id)?;
    done(&transaction).await?;
    // Without it the record is missing from the list, and opens by its address all the same.
    let _ = storage().map(|storage| storage.set_item(SOME, "some"));
    Ok(())
}

/// The record under this id.
///
/// # Errors
/// What the browser says where it cannot be read.
pub async fn held(id: &str) -> Result<Option<Held>, JsValue> {
    let transaction = open().await?.transaction(&stores(), "readonly")?;
    let request = transaction.object_store(HELD)?.get(id)?;
    done(&transaction).await?;
    let whole = request.result()?;
    if !whole.is_object() {
        return Ok(None);
    }
    let get = |name: &str| Reflect::get(&whole, &name.into());
    let Some(file) = Chosen::kept(get("file")?) else { return Ok(None) };
    let answer = get("answer")?.dyn_into::<Uint8Array>().map(|answer| answer.to_vec()).unwrap_or_default();
    Ok(Some(Held { file, build: get("build")?.as_string().unwrap_or_default(), answer }))
}

/// All records that are kept, by name.
///
/// # Errors
/// What the browser says where they cannot be read.
pub async fn list() -> Result<Vec<Kept>, JsValue> {
    if storage().and_then(|storage| storage.get_item(SOME).ok().flatten()).is_none() {
        return Ok(Vec::new());
    }
    let transaction = open().await?.transaction(&stores(), "readonly")?;
    let request = transaction.object_store(LIST)?.get_all()?;
    done(&transaction).await?;
    let lines: Array = request.result()?.dyn_into()?;
    let kept = |line: JsValue| {
        let get = |name: &str| Reflect::get(&line, &name.into()).ok();
        let (text, number) = (|name: &str| get(name)?.as_string(), |name: &str| get(name)?.as_f64());
        Some(Kept {
            id: text("id")?,
            name: text("name")?,
            file: text("file")?,
            size: number("size")?,
            opened: number("opened")?,
        })
    };
    let mut all: Vec<Kept> = lines.iter().filter_map(kept).collect();
    all.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(all)
}

/// Forgets a record. The notes on it stay.
///
/// # Errors
/// What the browser says where it keeps it.
pub async fn forget(id: &str) -> Result<(), JsValue> {
    let transaction = open().await?.transaction(&stores(), "readwrite")?;
    transaction.object_store(LIST)?.delete(id)?;
    transaction.object_store(HELD)?.delete(id)?;
    done(&transaction).await
}

/// The browser's storage, where the reader allows it.
fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn stores() -> Array {
    Array::of2(&LIST.into(), &HELD.into())
}

async fn open() -> Result<Database, JsValue> {
    let factory: Factory = Reflect::get(&js_sys::global(), &"indexedDB".into())?.unchecked_into();
    if factory.is_falsy() {
        return Err(JsValue::UNDEFINED);
    }
    let request = factory.open(DATABASE, 1)?;
    let new = request.clone();
    let made = Closure::<dyn Fn()>::new(move || {
        let database = new.result().map(JsValue::unchecked_into::<Database>);
        if let Ok(database) = database {
            let _ = database.create_store(LIST).and_then(|_| database.create_store(HELD));
        }
    });
    set(&request, "onupgradeneeded", made.as_ref())?;
    outcome(&request, "onsuccess", &["onerror", "onblocked"]).await?;
    Ok(request.result()?.unchecked_into())
}

async fn done(transaction: &Transaction) -> Result<(), JsValue> {
    outcome(transaction, "oncomplete", &["onabort", "onerror"]).await
}

#[wasm_bindgen]
extern "C" {
    type Factory;

    #[wasm_bindgen(method, catch)]
    fn open(this: &Factory, name: &str, version: u32) -> Result<Request, JsValue>;

    #[derive(Clone)]
    type Request;

    #[wasm_bindgen(method, getter, catch)]
    fn result(this: &Request) -> Result<JsValue, JsValue>;

    type Database;

    #[wasm_bindgen(method, catch, js_name = createObjectStore)]
    fn create_store(this: &Database, name: &str) -> Result<Store, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn transaction(this: &Database, stores: &Array, mode: &str) -> Result<Transaction, JsValue>;

    type Transaction;

    #[wasm_bindgen(method, catch, js_name = objectStore)]
    fn object_store(this: &Transaction, name: &str) -> Result<Store, JsValue>;

    type Store;

    #[wasm_bindgen(method, catch)]
    fn put(this: &Store, value: &JsValue, key: &str) -> Result<Request, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn get(this: &Store, key: &str) -> Result<Request, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn delete(this: &Store, key: &str) -> Result<Request, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getAll)]
    fn get_all(this: &Store) -> Result<Request, JsValue>;
}
