//! The session in hand: kept before anything takes effect, run by the engine, told to ear, hand and screen.
//! Not how it looks. It is a list of instants, never a count of ticks: whoever reads it again is where she should be.

use std::cell::Cell;
use std::rc::Rc;

use domain::moment::Moment;
use domain::place::Spot;
use domain::session::{Event, Happening, Session};
use engine::coach::{self, Coach, Cue, CueKind, Ended, View};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wire::running::Running;

use super::instant::{self, Found};
use super::tell;
use crate::adapters::{audio, clock, tabs, timer, wake};
use crate::state::App;

mod kept;
mod shared;

/// How often it is looked what is due, in real milliseconds; hidden pages are woken less often, and nothing is lost.
const LOOK_EVERY_MS: u32 = 250;

/// Where the session in hand is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// The store has not been read yet.
    Reading,
    /// There is none.
    Idle,
    /// This tab coaches.
    Coaching,
    /// Another tab coaches.
    Elsewhere,
    /// It was left running and is long over: she is asked.
    LongAgo {
        /// The last moment it was seen, in milliseconds since 1970 UTC.
        seen_ms: i64,
    },
    /// It is over and not saved yet.
    WrapUp,
}

/// The session in hand. Cheap to copy; reach it with [`Live::here`].
#[derive(Clone, Copy)]
pub struct Live {
    pub(super) app: App,
    doc: StoredValue<Option<Running>, LocalStorage>,
    coach: StoredValue<Option<Coach>, LocalStorage>,
    taking_effect: StoredValue<Rc<Cell<u32>>, LocalStorage>,
    noted_at: StoredValue<f64>,
    pub(super) tell: StoredValue<tell::Teller>,
    /// Where it is.
    pub stage: RwSignal<Stage>,
    /// What the screen draws; kept fresh a few times a second.
    pub view: RwSignal<Option<View>>,
    /// What happened so far.
    pub events: RwSignal<Vec<Event>>,
    /// What a screen reader says calmly, and what it says at once.
    pub spoken: RwSignal<tell::Spoken>,
    /// Whether sound waits for a tap.
    pub mute: RwSignal<bool>,
    /// When the pump was first switched on, in milliseconds after the start.
    pub pump_on_ms: RwSignal<Option<u64>>,
}

impl Live {
    /// The session of this page.
    #[must_use]
    pub fn here() -> Live {
        expect_context::<Live>()
    }

    /// Made once, in the frame: finds a session that was left, and leads back to it.
    pub(crate) fn open(app: App) -> Live {
        let live = Live {
            app,
            doc: StoredValue::new_local(None),
            coach: StoredValue::new_local(None),
            taking_effect: StoredValue::new_local(Rc::default()),
            noted_at: StoredValue::new(0.0),
            tell: StoredValue::new(tell::Teller::default()),
            stage: RwSignal::new(Stage::Reading),
            view: RwSignal::new(None),
            events: RwSignal::new(Vec::new()),
            spoken: RwSignal::new(tell::Spoken::default()),
            mute: RwSignal::new(false),
            pump_on_ms: RwSignal::new(None),
        };
        Effect::new(move |found: Option<bool>| {
            let ready = app.ready.get();
            if ready && found != Some(true) {
                spawn_local(live.find());
            }
            ready
        });
        tabs::listen_session(move || live.follow());
        timer::every(LOOK_EVERY_MS, move || live.tick());
        timer::on_seen_or_hidden(move || live.seen_or_hidden());
        live
    }

    /// Something happens: kept first, then it takes effect. Sounds that were laid ahead stop at once.
    pub fn happen(self, what: Happening) {
        let over = self.view.with_untracked(|view| view.as_ref().is_none_or(|view| view.ended.is_some()));
        if self.stage.get_untracked() != Stage::Coaching || over {
            return;
        }
        self.silence_plan();
        let Some(event) = self.note_event(what) else { return };
        let waiting = self.taking_effect.get_value();
        waiting.set(waiting.get() + 1);
        spawn_local(async move {
            self.keep().await;
            waiting.set(waiting.get() - 1);
            self.take_effect(&event);
            self.tick();
        });
    }

    fn silence_plan(self) {
        audio::open(clock::rate());
        audio::lift();
        self.tell.update_value(tell::Teller::forget_laid);
    }

    fn note_event(self, what: Happening) -> Option<Event> {
        self.doc.try_update_value(|doc| {
            let session = &mut doc.as_mut()?.session;
            let at_ms = instant::session_ms(&session.start, &session.events, clock::now_ms());
            let event = Event { at_ms, what };
            session.events.push(event.clone());
            session.end = moment_at(&session.start, at_ms);
            Some(event)
        })?
    }

    fn take_effect(self, event: &Event) {
        let Some(coach) = self.coach.get_value() else { return };
        let (coach, cues) = coach::step(&coach, event);
        self.take(coach, &cues);
        let (planned, fresh): (Vec<_>, Vec<_>) = cues.into_iter().partition(|cue| cue.at_ms < event.at_ms);
        tell::cues(self, &planned, false);
        tell::cues(self, &fresh, true);
        self.tell.update_value(tell::Teller::forget_laid);
        self.events.update(|events| events.push(event.clone()));
        if event.what == Happening::Finish {
            self.to_wrap_up();
        }
    }

    /// Where it hurt, told after "It hurts": the same pain, told better, not another one. All is run again from the start.
    pub fn pain_was_at(self, spot: Spot) {
        let told = self.doc.try_update_value(|doc| {
            let events = &mut doc.as_mut()?.session.events;
            let pain = events.iter_mut().rev().find(|event| matches!(event.what, Happening::Pain { .. }))?;
            let Happening::Pain { level, .. } = pain.what else { return None };
            pain.what = Happening::Pain { breast: Some(spot.breast), quadrant: Some(spot.quadrant), level };
            Some(())
        });
        if told.flatten().is_some() && self.stage.get_untracked() == Stage::Coaching {
            self.silence_plan();
            spawn_local(async move {
                self.keep().await;
                self.run_again();
            });
        }
    }

    fn run_again(self) {
        let now = self.now_ms();
        let again = self.doc.with_value(|doc| {
            let doc = doc.as_ref()?;
            Some(coach::resume(kept::setup_of(self.app, doc)?, &doc.session.events, now))
        });
        if let Some((coach, cues)) = again {
            self.take(coach, &cues);
        }
    }

    fn take(self, coach: Coach, cues: &[Cue]) {
        if self.pump_on_ms.with_untracked(Option::is_none)
            && let Some(on) = cues.iter().find(|cue| cue.kind == CueKind::PumpOn)
        {
            self.pump_on_ms.set(Some(on.at_ms));
        }
        self.view.set(Some(coach::view(&coach)));
        self.coach.set_value(Some(coach));
    }

    /// A few times a second: runs up to now, tells what came, lays sounds ahead.
    fn tick(self) {
        if self.stage.get_untracked() == Stage::Elsewhere {
            self.show_on();
        }
        if self.stage.get_untracked() != Stage::Coaching || self.taking_effect.with_value(|waiting| waiting.get() > 0) {
            return;
        }
        let Some(coach) = self.coach.get_value() else { return };
        if coach.ended().is_none() && self.slept_through() {
            return;
        }
        let (coach, cues) = coach::advance(&coach, self.now_ms());
        let ended = coach.ended();
        self.take(coach, &cues);
        tell::cues(self, &cues, false);
        match ended {
            Some(Ended::Finished | Ended::TimeLimit) => self.to_wrap_up(),
            Some(Ended::Stopped) => audio::rest_on(None),
            None => {
                self.coach.with_value(|coach| coach.as_ref().map(|coach| tell::lay_ahead(self, coach)));
                self.note_seen();
            }
        }
    }

    /// The page slept past the longest session there is: she is asked what happened.
    fn slept_through(self) -> bool {
        let now = clock::now_ms();
        let found = self.doc.with_value(|doc| {
            doc.as_ref().map(|doc| instant::found(&doc.session.start, &doc.session.end, &doc.session.events, now))
        });
        let Some(Found::LongAgo { seen_ms }) = found else { return false };
        tell::end();
        self.stage.set(Stage::LongAgo { seen_ms });
        true
    }

    fn seen_or_hidden(self) {
        wake::again();
        self.tick();
        if timer::hidden() {
            self.noted_at.set_value(0.0);
            self.note_seen();
        }
    }

    /// The moment of the session, in milliseconds.
    #[must_use]
    pub fn now_ms(self) -> u64 {
        self.doc.with_value(|doc| {
            doc.as_ref().map_or(0, |doc| instant::session_ms(&doc.session.start, &doc.session.events, clock::now_ms()))
        })
    }

    /// The session in hand as it is kept: routine, gate, start, events.
    #[must_use]
    pub fn session(self) -> Option<Session> {
        self.doc.with_value(|doc| doc.as_ref().map(|doc| doc.session.clone()))
    }
}

fn moment_at(start: &Moment, at_ms: u64) -> Moment {
    start.moved_to(start.epoch_ms().saturating_add_unsigned(at_ms))
}
