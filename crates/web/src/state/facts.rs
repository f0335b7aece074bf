//! Facts in and out of the store: read at the start, written one by one, followed from other tabs, erased.
//! Not what they mean: `engine::timeline` folds them.

use domain::fact::{Body, DeviceId, Fact, FactId};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wire::fact::{id_from_text, id_text};

use super::App;
use crate::adapters::indexeddb::{Shelf, Store};
use crate::adapters::{chance, clock, device, tabs};

const DEVICE: &str = "id";
const ASKED: &str = "asked-to-keep";

impl App {
    /// Takes up the phone's own store, and follows what other tabs do to it.
    pub(super) fn read_store(self) {
        spawn_local(async move {
            let store = Store::open().await;
            self.lasts.set(store.lasts());
            self.store.set_value(store.clone());
            self.device.set(named(&store).await);
            self.read_facts().await;
            self.ready.set(true);
        });
        tabs::listen(move || spawn_local(self.read_facts()));
    }

    async fn read_facts(self) {
        self.facts.set(self.store().facts().await.unwrap_or_default());
    }

    /// Says something for good: it counts at once, and is kept.
    pub fn write(self, body: Body) -> FactId {
        let id = chance::fact_id(clock::now_ms());
        self.write_all(vec![(id, body)]);
        id
    }

    /// Says several things for good, each under the id it is to have.
    pub fn write_all(self, bodies: Vec<(FactId, Body)>) {
        let now = clock::moment();
        let device = self.device.get_untracked();
        let mut stamp = self.timeline.with_untracked(|timeline| timeline.last);
        let fact = |(id, body)| {
            stamp = stamp.next(now.epoch_ms().unsigned_abs());
            Fact::new(id, device, stamp, now.clone(), body)
        };
        self.add(bodies.into_iter().map(fact).collect());
    }

    /// Adds facts that were made elsewhere, or just now.
    pub fn add(self, new: Vec<Fact>) {
        self.facts.update(|facts| facts.extend_from_slice(&new));
        spawn_local(async move {
            self.note_device().await;
            if self.store().add_facts(&new).await.is_err() {
                self.full.set(true);
            }
            tabs::tell();
        });
    }

    /// After the first saved session: asks the browser, once, to keep our storage when space is short.
    pub fn ask_to_keep(self) {
        spawn_local(async move {
            let store = self.store();
            if matches!(store.note(Shelf::Device, ASKED).await, Ok(None)) {
                let _ = store.set_note(Shelf::Device, ASKED, Some("yes")).await;
                device::ask_to_keep().await;
            }
        });
    }

    /// Erases everything on this phone. What follows is a first visit.
    pub async fn erase(self) -> bool {
        let erased = self.store().erase().await.is_ok();
        if erased {
            self.facts.set(Vec::new());
            self.device.set(chance::device_id());
            tabs::tell();
        }
        erased
    }

    /// The device that writes; named in the store with the first fact, so that an erased phone stays bare.
    async fn note_device(self) {
        let text = id_text(self.device.get_untracked().0);
        let _ = self.store().set_note(Shelf::Device, DEVICE, Some(&text)).await;
    }
}

async fn named(store: &Store) -> DeviceId {
    let noted = store.note(Shelf::Device, DEVICE).await.ok().flatten();
    let known = noted.and_then(|text| id_from_text(&text, DEVICE).ok());
    known.map_or_else(chance::device_id, DeviceId)
}
