//! The first visit: the app comes up, keeps itself, and is there again without network, also below a sub-path.
//! Not what one does with it: other journeys do.

use journeys::{Look, Phone};

#[test]
fn the_app_works_without_network_from_the_first_visit_on() {
    for base in ["/", "/letdown/"] {
        let mut phone = Phone::below(base);
        phone.visit("").see_heading("Today").wait_until_kept();
        phone.offline(true);
        phone.reload().see_heading("Today");
        phone.visit("history").see("navigation", "Pages");
        phone.offline(false);
        phone.reload().see("navigation", "Pages");
    }
}

#[test]
fn today_can_be_read_by_everybody() {
    let mut phone = Phone::new();
    phone.visit("").see_heading("Today").axe();
    phone.look(Look { night: true, ..Look::default() }).axe();
    phone.look(Look { text_percent: 200, ..Look::default() }).axe();
}
