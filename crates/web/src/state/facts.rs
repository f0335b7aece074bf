//! Facts in and out of the store: read at the start, written one by one, followed from other tabs, erased.
//! Not what they mean: `engine::timeline` folds them.

use std::collections::HashSet;

use domain::fact::{Body, DeviceId, Fact, FactId};
use domain::session::Session;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wire::fact::{id_from_text, id_text};

use super::App;
use crate::adapters::indexeddb::{Shelf, Store};
use crate::adapters::tabs::News;
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
        tabs::listen(move |news| match news {
            News::Kept => spawn_local(self.read_facts()),
            News::Erased => self.facts.set(Vec::new()),
        });
    }

    async fn read_facts(self) {
        let read = self.store().facts().await.unwrap_or_default();
        // Added to what is here: a fact of this tab may still be on its way into the store.
        self.facts.update(|facts| {
            let known: HashSet<FactId> = facts.iter().map(|fact| fact.id).collect();
            facts.extend(read.into_iter().filter(|fact| !known.contains(&fact.id)));
        });
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
            tabs::tell(News::Kept);
        });
    }

    /// Says something for good, and waits until it is kept: `false` when the phone would not, and then nothing was said.
    pub async fn keep(self, body: Body) -> bool {
        let (id, now) = (chance::fact_id(clock::now_ms()), clock::moment());
        let stamp = self.timeline.with_untracked(|timeline| timeline.last).next(now.epoch_ms().unsigned_abs());
        let fact = Fact::new(id, self.device.get_untracked(), stamp, now, body);
        self.note_device().await;
        let kept = self.store().add_facts(std::slice::from_ref(&fact)).await.is_ok();
        self.full.set(!kept);
        if kept {
            self.facts.update(|facts| {
                facts.retain(|other| other.id != id);
                facts.push(fact);
            });
            tabs::tell(News::Kept);
        }
        kept
    }

    /// Saves a finished session and goes to Today. A second tap while the first is on its way does nothing.
    pub async fn save_session(self, session: Session) -> bool {
        if self.saving.get_untracked() {
            return false;
        }
        self.saving.set(true);
        let kept = self.keep(Body::Session(Box::new(session))).await;
        if kept {
            self.ask_to_keep();
            self.go_and_tell("/", self.say("form-saved"), None);
        } else {
            self.saving.set(false);
        }
        kept
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
            tabs::tell(News::Erased);
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
