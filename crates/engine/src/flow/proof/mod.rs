//! What must hold of the detector, and of the made-up sessions it is held against.
//! Not how good it is: that is `cargo xtask bench flow`.

mod live;
mod made_up;
