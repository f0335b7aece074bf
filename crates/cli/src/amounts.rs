//! Amounts as a person types and reads them.
//! Not sums: the engine has those.

use domain::amount::{AmountError, LARGEST_SIDE_ML, Unit, Volume};

use crate::log_file::BadInput;

/// In which unit an amount was typed.
pub fn typed_in(oz: bool) -> Unit {
    if oz { Unit::Oz } else { Unit::Ml }
}

/// An amount, or what is wrong with it; `name` is how it was asked for.
pub fn volume(number: f64, unit: Unit, name: &str) -> Result<Volume, BadInput> {
    let most = match unit {
        Unit::Ml => format!("{LARGEST_SIDE_ML:.0} ml"),
        Unit::Oz => "33 oz".to_owned(),
    };
    Volume::new(number, unit).map_err(|refused| {
        BadInput(match refused {
            AmountError::NotANumber => format!("{name} must be a number"),
            AmountError::BelowZero => format!("{name} must be 0 or more; leave it out when it is not known"),
            AmountError::TooLarge => format!("{name} can be {most} at most"),
        })
    })
}

/// `74 ml` or `2.50 oz`.
pub fn shown(volume: Volume, unit: Unit) -> String {
    match unit {
        Unit::Ml => format!("{:.0} ml", volume.ml()),
        Unit::Oz => format!("{:.2} oz", volume.oz()),
    }
}
