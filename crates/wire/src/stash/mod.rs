//! Kept milk in stored form: moves, and the storage rules she goes by.
//! Not the shipped rules: `storage_toml` reads those.

mod deed;

use domain::stash::{Keep, Move, StorageChoice};
use serde::{Deserialize, Serialize};

use crate::malformed::{Malformed, What};
use crate::moment;
use crate::stored_word::{Text, put, take};
pub(crate) use deed::DeedV1;

#[derive(Serialize, Deserialize)]
pub(crate) struct MoveV1 {
    at: String,
    #[serde(flatten)]
    deed: DeedV1,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct StorageV1 {
    rules: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    own: Vec<KeepV1>,
}

#[derive(Serialize, Deserialize)]
struct KeepV1 {
    state: Text,
    shelf: Text,
    best_h: u32,
    most_h: u32,
}

impl From<&Move> for MoveV1 {
    fn from(one: &Move) -> MoveV1 {
        MoveV1 { at: moment::encode(&one.at), deed: DeedV1::from(&one.deed) }
    }
}

impl TryFrom<MoveV1> for Move {
    type Error = Malformed;
    fn try_from(one: MoveV1) -> Result<Move, Malformed> {
        let at = moment::decode(&one.at).map_err(|what| Malformed::new("at", what))?;
        Ok(Move { at, deed: one.deed.try_into()? })
    }
}

impl From<&StorageChoice> for StorageV1 {
    fn from(choice: &StorageChoice) -> StorageV1 {
        let own = choice.own.iter().map(|keep| KeepV1 {
            state: put(keep.state),
            shelf: put(keep.shelf),
            best_h: keep.best_h,
            most_h: keep.most_h,
        });
        StorageV1 { rules: choice.rules.clone(), own: own.collect() }
    }
}

impl TryFrom<StorageV1> for StorageChoice {
    type Error = Malformed;
    fn try_from(choice: StorageV1) -> Result<StorageChoice, Malformed> {
        let own = choice.own.into_iter().map(Keep::try_from).collect::<Result<_, _>>()?;
        Ok(StorageChoice { rules: choice.rules, own })
    }
}

impl TryFrom<KeepV1> for Keep {
    type Error = Malformed;
    fn try_from(keep: KeepV1) -> Result<Keep, Malformed> {
        if keep.most_h < keep.best_h {
            return Err(Malformed::new("own.most_h", What::Range));
        }
        Ok(Keep {
            state: take(&keep.state, "own.state")?,
            shelf: take(&keep.shelf, "own.shelf")?,
            best_h: keep.best_h,
            most_h: keep.most_h,
        })
    }
}
