//! Everybody can read and reach every page: WCAG rules by day and night, the accessibility tree, text at double size.
//! Not whether it is beautiful: people look at docs/screens for that.

use journeys::{Look, Phone};

use crate::{afternoon, log_session};

/// Every page, and what shows that it is there.
const PAGES: [(&str, &str, &str); 9] = [
    ("today", "", "Today"),
    ("gate", "start/hands-on", "Before we start"),
    ("log", "log", "Log past session"),
    ("history", "history", "History"),
    ("settings", "settings", "Settings"),
    ("routines", "settings/protocols", "Routines"),
    ("routine", "settings/protocols/hands-on", "A copy of Hands-on"),
    ("wrap-up-nothing", "wrap-up", "Nothing to save"),
    ("gate-nothing", "start/nowhere", "This routine is not here"),
];

/// What is wider than the screen, and what does not fit its button.
const OUT_OF_BOUNDS: &str = "(() => {
    const wide = document.documentElement.clientWidth;
    const out = document.documentElement.scrollWidth > wide ? ['the page scrolls sideways'] : [];
    for (const thing of document.querySelectorAll('button, a, h1, h2, p, input, label, legend')) {
        const box = thing.getBoundingClientRect();
        const hidden = thing.closest('.only-heard, .skip') || getComputedStyle(thing).opacity === '0';
        if (hidden || !box.width) continue;
        if (box.right > wide + 1 || box.left < -1) out.push(`beyond the edge: ${thing.textContent}`);
        if (thing.matches('button, .btn') && (thing.scrollWidth > thing.clientWidth + 3 || thing.scrollHeight > thing.clientHeight + 3)) {
            out.push(`clipped: ${thing.textContent}`);
        }
    }
    return out.join('; ');
})()";

/// What is there to be touched and is smaller than a thumb.
const SMALL: &str = "[...document.querySelectorAll('main button, main a, nav a, summary')]
    .filter(thing => !thing.closest('.skip'))
    .map(thing => [thing.getBoundingClientRect(), thing.textContent || thing.ariaLabel])
    .filter(([box]) => box.width && (box.height < 63.5 || box.width < 63.5))
    .map(([box, name]) => `${name}: ${box.width} by ${box.height}`).join('; ')";

fn reach(phone: &Phone, path: &str, heading: &str) {
    phone.visit(path).see_heading(heading);
}

#[test]
fn every_page_keeps_the_rules_by_day_and_by_night() {
    let mut phone = afternoon();
    log_session(&phone, "2026-11-22T10:00", "65", "48");
    for (name, path, heading) in PAGES {
        phone.look(Look { still: true, ..Look::default() });
        reach(&phone, path, heading);
        phone.axe().ax_snapshot(name);
        assert_eq!(phone.eval(SMALL), "", "{name}");
        phone.look(Look { night: true, still: true, ..Look::default() });
        phone.axe();
    }
}

#[test]
fn every_page_fits_at_double_text_size() {
    let mut phone = afternoon();
    log_session(&phone, "2026-11-22T10:00", "65", "48");
    phone.look(Look { text_percent: 200, still: true, ..Look::default() });
    for (name, path, heading) in PAGES {
        reach(&phone, path, heading);
        assert_eq!(phone.eval(OUT_OF_BOUNDS), "", "{name}");
        phone.axe();
    }
}

#[test]
fn the_gates_questions_and_advice_keep_the_rules() {
    let mut phone = afternoon();
    phone.look(Look { still: true, ..Look::default() });
    phone.visit("start/hands-on").tap("Something is different").see_heading("What is different?");
    phone.axe().ax_snapshot("gate-questions");
    phone.look(Look { text_percent: 200, still: true, ..Look::default() });
    assert_eq!(phone.eval(OUT_OF_BOUNDS), "");
    phone.type_into("My temperature", "38.5").tap("See what helps").see_heading("Pause here first");
    assert_eq!(phone.eval(OUT_OF_BOUNDS), "");
    phone.look(Look { still: true, ..Look::default() });
    phone.axe().ax_snapshot("gate-advice");
    phone.look(Look { night: true, still: true, ..Look::default() });
    phone.axe();
}
