//! The session screen for everybody: machine-checked accessibility, what assistive technology reads, large text, still pictures.
//! Not what it does.

use journeys::{Look, Phone};

fn start(phone: &Phone, path: &str) {
    phone.visit(path).tap("All clear, start").see_button("It hurts");
}

fn in_every_light(phone: &mut Phone) {
    for night in [false, true] {
        for text_percent in [100, 200] {
            phone.look(Look { night, text_percent, still: true }).axe();
            let wide = phone.eval("document.documentElement.scrollWidth <= innerWidth");
            assert_eq!(wide, true, "nothing is cut off sideways at {text_percent} %");
        }
    }
    phone.look(Look { still: true, ..Look::default() });
}

#[test]
fn massage_pump_pause_and_pain_can_be_read_by_everybody() {
    let mut phone = Phone::new();
    phone.look(Look { still: true, ..Look::default() });
    start(&phone, "start/hands-on");
    in_every_light(&mut phone);
    phone.tap("Next").tap("Next").see_heading("Light strokes, left");
    in_every_light(&mut phone);
    phone.ax_snapshot_without_digits("session-massage");
    phone.tap("It hurts").see_heading("Let go. Hands off.");
    in_every_light(&mut phone);
    phone.ax_snapshot_without_digits("session-pain");
    phone.tap("left, upper outer").tap("Go on gently").tap("Pause").see_heading("Paused");
    in_every_light(&mut phone);
}

#[test]
fn pumping_can_be_read_by_everybody() {
    let mut phone = Phone::new();
    phone.look(Look { still: true, ..Look::default() });
    start(&phone, "start/pump-only");
    phone.tap("Milk is flowing").see_text("1 letdown");
    in_every_light(&mut phone);
    phone.ax_snapshot_without_digits("session-pump");
}

#[test]
fn reduced_motion_shows_a_still_picture() {
    let mut phone = Phone::new();
    phone.look(Look { still: true, ..Look::default() });
    start(&phone, "start/hands-on");
    phone.tap("Next").tap("Next").see_heading("Light strokes, left");
    phone.see("image", "Both sides from above, as in a mirror. Now: Light strokes, left");
    let moving = "document.getAnimations().filter(one => one.playState === 'running').length";
    assert_eq!(phone.eval(moving), 0);
}
