//! What a session gave, as fields: the same for wrap-up, for logging later, and for mending.
//! Not where it is kept: each page says what Save does.

mod amount;
mod comfort;
mod fields;
mod keep;
mod kit;
mod record;
mod save;
mod when;

pub use amount::{Reading, amount_text, read_amount, unit_name, with_unit};
pub use fields::RecordFields;
pub use record::Record;
pub use save::Save;
pub use when::{When, WhenFields};
