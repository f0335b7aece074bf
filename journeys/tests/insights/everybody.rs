//! Everybody can read and reach Insights and trials: WCAG rules by day and night, trees, text at double size.
//! Not whether they are beautiful: people look at docs/screens for that.

use journeys::{Look, Phone, Seeded};

use crate::{afternoon, with_trial};

/// What is wider than the screen, and what does not fit its button.
const OUT_OF_BOUNDS: &str = "(() => {
    const wide = document.documentElement.clientWidth;
    const out = document.documentElement.scrollWidth > wide ? ['the page scrolls sideways'] : [];
    for (const thing of document.querySelectorAll('button, a, h1, h2, p, input, label, legend, td, th, svg')) {
        const box = thing.getBoundingClientRect();
        if (thing.closest('.only-heard, .skip') || getComputedStyle(thing).opacity === '0' || !box.width) continue;
        if (box.right > wide + 1 || box.left < -1) out.push(`beyond the edge: ${thing.textContent}`);
        if (thing.matches('button, .btn') && (thing.scrollWidth > thing.clientWidth + 3 || thing.scrollHeight > thing.clientHeight + 3)) {
            out.push(`clipped: ${thing.textContent}`);
        }
    }
    return out.join('; ');
})()";

/// What is there to be touched and is smaller than a thumb.
const SMALL: &str = "[...document.querySelectorAll('main button, main a, nav a, summary')]
    .map(thing => [thing.getBoundingClientRect(), thing.textContent || thing.ariaLabel])
    .filter(([box]) => box.width && (box.height < 63.5 || box.width < 63.5))
    .map(([box, name]) => `${name}: ${box.width} by ${box.height}`).join('; ')";

fn everybody(phone: &mut Phone, name: &str, reach: impl Fn(&Phone)) {
    phone.look(Look { still: true, ..Look::default() });
    reach(phone);
    phone.axe().ax_snapshot(name);
    assert_eq!(phone.eval(SMALL), "", "{name}");
    phone.eval("document.querySelectorAll('details').forEach(one => one.open = true)");
    phone.axe();
    phone.look(Look { night: true, still: true, ..Look::default() });
    phone.axe();
    phone.look(Look { text_percent: 200, still: true, ..Look::default() });
    assert_eq!(phone.eval(OUT_OF_BOUNDS), "", "{name}");
    phone.axe();
}

#[test]
fn insights_can_be_read_by_everybody() {
    let mut phone = afternoon();
    everybody(&mut phone, "insights-none", |phone| {
        phone.visit("insights").see_text("Nothing to tell yet");
    });
    Seeded::default().bring(&phone);
    everybody(&mut phone, "insights", |phone| {
        phone.visit("insights").see_heading("What goes along with more or less");
    });
}

#[test]
fn choosing_a_trial_can_be_read_by_everybody() {
    let mut phone = afternoon();
    everybody(&mut phone, "trial-choose", |phone| {
        phone.visit("insights/trial").see_heading("Does it help me?");
    });
    everybody(&mut phone, "trial-involves", |phone| {
        phone.visit("insights/trial").tap_role("button", "Another flange Does another size bring more milk?");
        phone.see_button("Start the trial");
    });
}

#[test]
fn a_trial_can_be_read_by_everybody() {
    let mut phone = with_trial(10, 300, 1.04, 0.12);
    everybody(&mut phone, "trial-running", |phone| {
        phone.visit("insights/trial").see_text("So far about");
    });
    everybody(&mut phone, "trial-gate", |phone| {
        phone.visit("start/hands-on").see_button("My own way this time");
    });
    let mut phone = with_trial(24, 300, 1.3, 0.12);
    everybody(&mut phone, "trial-ended", |phone| {
        phone.visit("insights/trial").see_heading("It helps");
    });
}
