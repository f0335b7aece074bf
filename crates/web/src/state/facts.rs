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

    /// Takes up what was put into the store.
    pub(super) async fn read_facts(self) {
        let read = self.store().facts().await.unwrap_or_default();
        // Added to what is here: a fact of this tab may still be on its way into the store.
        self.take_in(read);
    }

    /// Says something for good: it counts at once, and is kept.
    pub fn write(self, body: Body) -> FactId {
        let facts = self.facts_of(vec![(chance::fact_id(clock::now_ms()), body)]);
        let id = facts[0].id;
        self.facts.update(|all| all.extend_from_slice(&facts));
        spawn_local(async move {
            self.put(&facts).await;
        });
        id
    }

    /// Facts of this device and moment, each under the id it is to have.
    #[must_use]
    pub fn facts_of(self, bodies: Vec<(FactId, Body)>) -> Vec<Fact> {
        let now = clock::moment();
        let device = self.device.get_untracked();
        let mut stamp = self.timeline.with_untracked(|timeline| timeline.last);
        let fact = |(id, body)| {
            stamp = stamp.next(now.epoch_ms().unsigned_abs());
            Fact::new(id, device, stamp, now.clone(), body)
        };
        bodies.into_iter().map(fact).collect()
    }

    /// Adds facts once they are kept: `false` when the phone would not, and then nothing was said.
    pub async fn keep(self, new: Vec<Fact>) -> bool {
        let kept = self.put(&new).await;
        if kept {
            self.take_in(new);
        }
        kept
    }

    async fn put(self, facts: &[Fact]) -> bool {
        // The facts first: who closes the page at once loses none of them.
        let kept = self.store().add_facts(facts).await.is_ok();
        self.full.set(!kept);
        if kept {
            self.note_device().await;
            tabs::tell(News::Kept);
        }
        kept
    }

    /// Adds what is not here yet.
    fn take_in(self, facts: Vec<Fact>) {
        self.facts.update(|all| {
            let known: HashSet<FactId> = all.iter().map(|fact| fact.id).collect();
            all.extend(facts.into_iter().filter(|fact| !known.contains(&fact.id)));
        });
    }

    /// Saves a finished session and goes to Today. A second tap while the first is on its way does nothing.
    pub async fn save_session(self, session: Session) -> bool {
        if self.saving.get_untracked() {
            return false;
        }
        self.saving.set(true);
        let body = Body::Session(Box::new(session));
        let kept = self.keep(self.facts_of(vec![(chance::fact_id(clock::now_ms()), body)])).await;
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
