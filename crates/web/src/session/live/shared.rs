//! Two tabs and one session: one coaches, the other shows so, and either can take over.
//! Not the lock itself (`adapters::lock`), nor the word between tabs (`adapters::tabs`).

use engine::coach;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wire::running::{Phase, Running};

use super::super::tell;
use super::kept::setup_of;
use super::{Live, Stage};
use crate::adapters::audio;
use crate::adapters::clock;
use crate::adapters::lock::{self, Claim, Told};

impl Live {
    /// Another tab has it: show so, and take over when that tab goes.
    pub(super) fn look_elsewhere(self) {
        self.stage.set(Stage::Elsewhere);
        tell::end();
        self.follow();
        lock::claim(Claim::WhenFree, move |told| match told {
            Told::Held => spawn_local(self.find_and_run()),
            Told::Taken | Told::Lost => self.lost(),
        });
    }

    /// "Coach here instead."
    pub fn take_over(self) {
        audio::open(clock::rate());
        lock::claim(Claim::TakeOver, move |told| match told {
            Told::Held => spawn_local(self.find_and_run()),
            Told::Taken | Told::Lost => self.lost(),
        });
    }

    /// With the lock in hand: coaches what is there, or shows that it is over.
    async fn find_and_run(self) {
        match self.read().await {
            Some(running) if running.phase == Phase::Running => self.run(running),
            other => {
                lock::release();
                self.settle(other);
                self.leave();
            }
        }
    }

    pub(super) fn lost(self) {
        if self.stage.get_untracked() == Stage::Coaching {
            self.look_elsewhere();
        }
    }

    /// Another tab has kept something: this one shows it, and never coaches beside it.
    pub(super) fn follow(self) {
        if !matches!(self.stage.get_untracked(), Stage::Elsewhere | Stage::Idle | Stage::WrapUp) {
            return;
        }
        spawn_local(async move {
            match self.read().await {
                Some(running) if running.phase == Phase::Running => self.show(running),
                other => {
                    let was_elsewhere = self.stage.get_untracked() == Stage::Elsewhere;
                    self.settle(other);
                    if was_elsewhere {
                        self.leave();
                    }
                }
            }
        });
    }

    fn leave(self) {
        let page = if self.stage.get_untracked() == Stage::WrapUp { "/wrap-up" } else { "/" };
        self.app.go_instead(page);
    }

    /// Draws a session that another tab coaches.
    fn show(self, running: Running) {
        let shown = self.stage.get_untracked() == Stage::Elsewhere;
        self.set_doc(running);
        if shown {
            self.show_on();
        }
    }

    /// The same, a moment later.
    pub(super) fn show_on(self) {
        let now = self.now_ms();
        let shown = self.doc.with_value(|doc| {
            let doc = doc.as_ref()?;
            Some(coach::resume(setup_of(self.app, doc)?, &doc.session.events, now).0)
        });
        if let Some(coach) = shown {
            self.view.set(Some(coach::view(&coach)));
        }
    }
}
