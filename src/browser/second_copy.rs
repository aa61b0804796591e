//! A second copy in IndexedDB, written with strict durability: the browser says when it is on the disk.

use super::answered::{outcome, set};
use crate::second_copy::compare::Entry;
use crate::second_copy::{Change, Queue};
use js_sys::{Array, Function, Object, Reflect};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The name of the database. It is a published format: readers' browsers hold it.
const DATABASE: &str = "inspection-explorer";
/// The one store in it: the texts of localStorage, by key.
const TEXTS: &str = "texts";
/// The start of every key that is copied.
const KEYS: &str = "inspection-explorer/v3/";

/// Whether the copy can be relied on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reliance {
    /// Nothing was read or written yet.
    #[default]
    Unknown,
    /// What was last read or written went well.
    Sure,
    /// The browser has not answered for some time, and may still.
    Late,
    /// The browser refuses it, or has none.
    Unsure,
}

/// Reads a text of localStorage by its key.
type ReadHeld = Box<dyn Fn(&str) -> Option<String>>;

/// The second copy. Clones are the same one.
#[derive(Clone, Default)]
pub struct SecondCopy(Rc<State>);

#[derive(Default)]
struct State {
    queue: RefCell<Queue>,
    reliance: Cell<Reliance>,
    database: RefCell<Option<Database>>,
    is_running: Cell<bool>,
    /// When the batch that is under way was begun.
    begun: Cell<f64>,
    /// What the copy was given and localStorage had no room for.
    alone: RefCell<BTreeSet<String>>,
    told: RefCell<Option<Box<dyn Fn()>>>,
    /// Reads a text of localStorage.
    held: RefCell<Option<ReadHeld>>,
}

impl SecondCopy {
    /// Does this whenever it has become certain that something is or is not in the copy.
    pub fn follow(&self, told: impl Fn() + 'static) {
        *self.0.told.borrow_mut() = Some(Box::new(told));
    }

    /// Uses this to read what localStorage holds when it is copied.
    pub fn read_with(&self, held: impl Fn(&str) -> Option<String> + 'static) {
        *self.0.held.borrow_mut() = Some(Box::new(held));
    }

    /// Whether it can be relied on.
    pub fn reliance(&self) -> Reliance {
        self.0.reliance.get()
    }

    /// Gives the copy a text, or with `None` removes it. `is_alone` where localStorage had no room for it.
    pub fn put(&self, key: &str, text: Option<&str>, is_alone: bool) {
        if !key.starts_with(KEYS) {
            return;
        }
        let mut alone = self.0.alone.borrow_mut();
        if is_alone {
            alone.insert(key.to_owned());
        } else {
            alone.remove(key);
        }
        self.0.queue.borrow_mut().put(key, text);
        self.run();
    }

    /// Gives the copy what localStorage holds under these keys.
    pub fn put_as_held<'a>(&self, keys: impl IntoIterator<Item = &'a str>) {
        self.with_queue(|queue| keys.into_iter().for_each(|key| queue.put_as_held(key)));
        self.run();
    }

    /// Whether one of these keys is on its way into the copy.
    pub fn is_writing(&self, is_wanted: impl Fn(&str) -> bool) -> bool {
        self.reliance() != Reliance::Unsure && self.0.queue.borrow().keys().any(is_wanted)
    }

    /// Whether the copy holds for certain what localStorage had no room for.
    pub fn holds_alone(&self, key: &str) -> bool {
        self.reliance() == Reliance::Sure && self.0.alone.borrow().contains(key) && !self.0.queue.borrow().waits(key)
    }

    /// Looks at what waits to be written.
    pub fn with_queue<T>(&self, look: impl FnOnce(&mut Queue) -> T) -> T {
        look(&mut self.0.queue.borrow_mut())
    }

    /// Everything that the copy holds; `None` where it cannot be read.
    pub async fn read(&self) -> Option<Vec<Entry>> {
        let read = match self.entries().await {
            Ok(entries) => Some(entries),
            Err(_) => self.again().entries().await.ok(),
        };
        self.turn_out(if read.is_some() { Reliance::Sure } else { Reliance::Unsure });
        read
    }

    /// Tries again to write what could not be written.
    pub fn retry(&self) {
        self.run();
    }

    /// No longer waits for a copy that has not answered for so many milliseconds.
    pub fn doubt(&self, patience: f64) {
        if self.0.is_running.get() && js_sys::Date::now() - self.0.begun.get() > patience {
            self.turn_out(Reliance::Late);
        }
    }

    fn turn_out(&self, reliance: Reliance) {
        self.0.reliance.set(reliance);
        if let Some(told) = &*self.0.told.borrow() {
            told();
        }
    }

    fn run(&self) {
        if self.0.is_running.replace(true) {
            return;
        }
        self.0.begun.set(js_sys::Date::now());
        let own = self.clone();
        // What else is written before the page rests goes into the same batch.
        spawn_local(async move {
            while let Some(batch) = own.with_queue(Queue::begin) {
                own.0.begun.set(js_sys::Date::now());
                let written = match own.write(&batch).await {
                    Ok(()) => Ok(()),
                    Err(_) => own.again().write(&batch).await,
                };
                match written {
                    Ok(()) => {
                        own.with_queue(Queue::done);
                        own.turn_out(Reliance::Sure);
                    }
                    Err(_) => {
                        own.with_queue(Queue::failed);
                        own.turn_out(Reliance::Unsure);
                        break;
                    }
                }
            }
            own.0.is_running.set(false);
        });
    }

    /// Forgets the database that it held: the browser may have closed it.
    fn again(&self) -> &Self {
        self.0.database.borrow_mut().take();
        self
    }

    async fn write(&self, batch: &[Change]) -> Result<(), JsValue> {
        let options = Object::new();
        set(&options, "durability", &"strict".into())?;
        let transaction = self.open().await?.transaction(TEXTS, "readwrite", &options)?;
        let texts = transaction.object_store(TEXTS)?;
        // From here on, whatever another page writes comes after this.
        for (key, wanted) in batch {
            let held = || self.0.held.borrow().as_ref().and_then(|held| held(key));
            let is_alone = self.0.alone.borrow().contains(key);
            match wanted.now(is_alone, held) {
                Some(Some(text)) => drop(texts.put(&text, key)?),
                Some(None) => drop(texts.delete(key)?),
                None => {}
            }
        }
        // Browsers that cannot be told so find out that nothing follows.
        let _ = transaction.commit();
        outcome(&transaction, "oncomplete", &["onabort", "onerror"]).await
    }

    async fn entries(&self) -> Result<Vec<Entry>, JsValue> {
        let transaction = self.open().await?.transaction(TEXTS, "readonly", &JsValue::UNDEFINED)?;
        let texts = transaction.object_store(TEXTS)?;
        let (keys, values) = (texts.get_all_keys()?, texts.get_all()?);
        outcome(&transaction, "oncomplete", &["onabort", "onerror"]).await?;
        let (keys, values): (Array, Array) = (keys.result()?.dyn_into()?, values.result()?.dyn_into()?);
        let entry = |(key, value): (JsValue, JsValue)| Some((key.as_string()?, value.as_string()?));
        Ok(keys.iter().zip(values.iter()).filter_map(entry).collect())
    }

    async fn open(&self) -> Result<Database, JsValue> {
        if let Some(database) = self.0.database.borrow().clone() {
            return Ok(database);
        }
        let factory: Factory = Reflect::get(&js_sys::global(), &"indexedDB".into())?.unchecked_into();
        if factory.is_falsy() {
            return Err(JsValue::UNDEFINED);
        }
        // Without a version: it opens whatever version is there.
        let request = factory.open(DATABASE)?;
        let new = request.clone();
        let made = Closure::<dyn Fn()>::new(move || {
            let made = new.result().and_then(|database| database.unchecked_into::<Database>().create_store(TEXTS));
            drop(made);
        });
        set(&request, "onupgradeneeded", made.as_ref())?;
        outcome(&request, "onsuccess", &["onerror", "onblocked"]).await?;
        let database: Database = request.result()?.unchecked_into();
        // Who deletes it, or makes it anew, need not wait for this page.
        let close: Function = Reflect::get(&database, &"close".into())?.dyn_into()?;
        set(&database, "onversionchange", &close.bind0(&database))?;
        *self.0.database.borrow_mut() = Some(database.clone());
        Ok(database)
    }
}

#[wasm_bindgen]
extern "C" {
    type Factory;

    #[wasm_bindgen(method, catch)]
    fn open(this: &Factory, name: &str) -> Result<Request, JsValue>;

    #[derive(Clone)]
    type Request;

    #[wasm_bindgen(method, getter, catch)]
    fn result(this: &Request) -> Result<JsValue, JsValue>;

    #[derive(Clone)]
    type Database;

    #[wasm_bindgen(method, catch, js_name = createObjectStore)]
    fn create_store(this: &Database, name: &str) -> Result<Texts, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn transaction(this: &Database, store: &str, mode: &str, options: &JsValue) -> Result<Transaction, JsValue>;

    type Transaction;

    #[wasm_bindgen(method, catch, js_name = objectStore)]
    fn object_store(this: &Transaction, name: &str) -> Result<Texts, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn commit(this: &Transaction) -> Result<(), JsValue>;

    type Texts;

    #[wasm_bindgen(method, catch)]
    fn put(this: &Texts, value: &str, key: &str) -> Result<Request, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn delete(this: &Texts, key: &str) -> Result<Request, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getAll)]
    fn get_all(this: &Texts) -> Result<Request, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getAllKeys)]
    fn get_all_keys(this: &Texts) -> Result<Request, JsValue>;
}
