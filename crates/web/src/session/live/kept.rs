//! The session in hand from its first moment to the last: begun, found again, over, gone back to, closed.
//! Not the coaching between, and no form of storage: `wire::running` writes, the store keeps.

use std::sync::Arc;

use domain::amount::Yield;
use domain::moment::Moment;
use domain::session::{Happening, Origin, Session};
use domain::trial::InTrial;
use engine::coach::{self, Setup};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wire::running::{Phase, Running};

use super::super::instant::{self, Found};
use super::super::tell;
use super::{Live, Stage, moment_at};
use crate::adapters::indexeddb::Shelf;
use crate::adapters::lock::{self, Claim, Told};
use crate::adapters::{audio, clock, tabs, timer, wake};
use crate::state::App;

/// The one key on the shelf of the session in hand.
const KEY: &str = "session";
/// How often the last known moment is noted, in real milliseconds.
const SEEN_EVERY_MS: f64 = 10_000.0;
/// How long an event waits for storage before it takes effect all the same: hands are on a body.
const PATIENCE_MS: u32 = 400;

impl Live {
    /// Starts a session. One that is in hand already is never lost: it goes on instead.
    pub fn begin(self, setup: Setup) {
        audio::open(clock::rate());
        if self.doc.with_value(Option::is_some) {
            self.settle(self.doc.get_value());
            self.lead_back();
            return;
        }
        let running =
            Running { firm_before: setup.firm.clone(), session: fresh(self.app, setup), phase: Phase::Running };
        self.stage.set(Stage::Reading);
        lock::claim(Claim::IfFree, move |told| match told {
            Told::Held => {
                let running = running.clone();
                spawn_local(async move {
                    self.write(&running).await;
                    self.run(running);
                });
            }
            Told::Taken => self.look_elsewhere(),
            Told::Lost => self.lost(),
        });
    }

    /// Reads what was left, and leads to it.
    pub(super) async fn find(self) {
        let found = self.read().await;
        let some = found.is_some();
        self.settle(found);
        if some {
            self.lead_back();
        }
    }

    pub(super) async fn read(self) -> Option<Running> {
        let text = self.app.store().note(Shelf::Running, KEY).await.ok().flatten()?;
        wire::running::decode(&text).ok()
    }

    /// Takes up what was read: goes on with it, asks, or shows where it is.
    pub(super) fn settle(self, found: Option<Running>) {
        let Some(running) = found else { return self.forget() };
        if running.phase == Phase::WrapUp {
            self.set_doc(running);
            self.stage.set(Stage::WrapUp);
            return;
        }
        lock::claim(Claim::IfFree, move |told| match told {
            Told::Held => self.run(running.clone()),
            Told::Taken => self.look_elsewhere(),
            Told::Lost => self.lost(),
        });
    }

    /// Shows the page that belongs to where the session is.
    fn lead_back(self) {
        let page = if self.stage.get_untracked() == Stage::WrapUp { "/wrap-up" } else { "/session" };
        self.app.go_instead(page);
    }

    /// Coaches from the events and the clock alone.
    pub(super) fn run(self, running: Running) {
        let Some(setup) = setup_of(self.app, &running) else { return self.forget() };
        let (session, now) = (&running.session, clock::now_ms());
        let stopped = session.events.iter().any(|event| event.what == Happening::Stop);
        let found = instant::found(&session.start, &session.end, &session.events, now);
        let (coach, cues) =
            coach::resume(setup, &session.events, instant::session_ms(&session.start, &session.events, now));
        self.set_doc(running);
        if let (Found::LongAgo { seen_ms }, false) = (found, stopped) {
            self.stage.set(Stage::LongAgo { seen_ms });
            return;
        }
        self.take(coach, &cues);
        if stopped {
            self.to_wrap_up();
            return;
        }
        self.stage.set(Stage::Coaching);
        audio::open(clock::rate());
        wake::hold();
        self.tell.update_value(tell::Teller::forget_laid);
        let now = self.view.with_untracked(|view| view.as_ref().map(|view| view.now.clone()));
        tell::cues(self, now.as_slice(), false);
        self.tick();
    }

    /// Over, and on to "How did it go?".
    pub fn to_wrap_up(self) {
        let ended_at = self.view.with_untracked(|view| view.as_ref().map_or(0, |view| view.now.at_ms));
        self.over(|start| moment_at(start, ended_at));
    }

    /// Over at a moment that she names.
    pub fn ended_at(self, epoch_ms: i64) {
        self.over(|start| start.moved_to(epoch_ms.max(start.epoch_ms())));
    }

    fn over(self, end: impl FnOnce(&Moment) -> Moment) {
        self.change(|doc| {
            doc.session.end = end(&doc.session.start);
            doc.phase = Phase::WrapUp;
        });
        self.stage.set(Stage::WrapUp);
        tell::farewell(self);
        lock::release();
        spawn_local(self.keep());
        self.app.go_instead("/wrap-up");
    }

    /// Whether she may go back to a session she has finished.
    #[must_use]
    pub fn may_go_back(self) -> bool {
        let now = clock::now_ms();
        self.doc.with_value(|doc| {
            doc.as_ref().is_some_and(|doc| instant::may_go_back(&doc.session.start, &doc.session.events, now))
        })
    }

    /// Back from wrap-up: "Finish" is taken back, and the clock has gone on meanwhile.
    pub fn go_back(self) {
        if !self.may_go_back() {
            return;
        }
        self.change(|doc| {
            doc.session.events.pop();
            doc.phase = Phase::Running;
        });
        spawn_local(async move {
            self.keep().await;
            self.settle(self.doc.get_value());
            self.app.go_instead("/session");
        });
    }

    /// What wrap-up works on: the session, not saved yet.
    #[must_use]
    pub fn draft(self) -> Option<Session> {
        self.doc.with_value(|doc| doc.as_ref().filter(|doc| doc.phase == Phase::WrapUp).map(|doc| doc.session.clone()))
    }

    /// Keeps what wrap-up has so far, so that a reload loses none of it.
    pub fn keep_draft(self, session: Session) {
        self.change(|doc| doc.session = session);
        spawn_local(self.keep());
    }

    /// The session is saved, or she does not want it: nothing is in hand any more.
    pub async fn close(self) {
        let _ = self.app.store().set_note(Shelf::Running, KEY, None).await;
        tabs::tell_session();
        self.forget();
    }

    pub(super) fn forget(self) {
        lock::release();
        tell::end();
        self.doc.set_value(None);
        self.coach.set_value(None);
        self.view.set(None);
        self.events.set(Vec::new());
        self.pump_on_ms.set(None);
        self.stage.set(Stage::Idle);
    }

    /// Notes the last known moment now and then, for the day the phone dies.
    pub(super) fn note_seen(self) {
        let (now, before) = (clock::page_ms(), self.noted_at.get_value());
        if before > 0.0 && now - before < SEEN_EVERY_MS {
            return;
        }
        self.noted_at.set_value(now);
        let at_ms = self.now_ms();
        self.change(|doc| doc.session.end = moment_at(&doc.session.start, at_ms));
        spawn_local(self.keep());
    }

    pub(super) fn set_doc(self, running: Running) {
        self.events.set(running.session.events.clone());
        self.doc.set_value(Some(running));
    }

    fn change(self, change: impl FnOnce(&mut Running)) {
        self.doc.update_value(|doc| {
            if let Some(doc) = doc {
                change(doc);
            }
        });
    }

    pub(super) async fn keep(self) {
        if let Some(doc) = self.doc.get_value() {
            self.write(&doc).await;
        }
    }

    /// Writes the session down. Storage that does not answer is not waited for: the next event writes all again.
    async fn write(self, running: &Running) {
        let text = wire::running::encode(running);
        let store = self.app.store();
        timer::within(PATIENCE_MS, async move {
            let _ = store.set_note(Shelf::Running, KEY, Some(&text)).await;
        })
        .await;
        tabs::tell_session();
    }
}

fn fresh(app: App, setup: Setup) -> Session {
    let start = clock::moment();
    let drawn = app.part_at(&start);
    // Hands that were not told to leave a side alone, though it was drawn so: she does otherwise this time.
    let otherwise = setup.left_alone.is_none() && app.left_alone(drawn).is_some();
    let trial = drawn.map(|part| InTrial { done: otherwise.then(|| part.assigned.other()), ..part });
    Session {
        end: start.clone(),
        start,
        origin: Origin::Live(Box::new((*setup.protocol).clone())),
        gate: Some(setup.gate),
        events: Vec::new(),
        amounts: Yield::default(),
        discomfort: None,
        firm: Vec::new(),
        destination: None,
        note: String::new(),
        kit: app.kit_for(drawn),
        trial,
    }
}

/// What the engine starts from; none for a session that was not coached.
pub(super) fn setup_of(app: App, running: &Running) -> Option<Setup> {
    let Origin::Live(protocol) = &running.session.origin else { return None };
    let gate = running.session.gate.clone()?;
    Some(Setup {
        protocol: Arc::new((**protocol).clone()),
        gate,
        firm: running.firm_before.clone(),
        left_alone: app.left_alone(running.session.trial),
    })
}
