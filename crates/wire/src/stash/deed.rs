//! What was done with a bag, in stored form: the word of it, and the fields that it uses.
//! Not when it was done.

use domain::amount::Volume;
use domain::fact::FactId;
use domain::moment::Moment;
use domain::stash::{Deed, Outlet, Shelf};
use serde::{Deserialize, Serialize};

use crate::fact::{id_from_text, id_text};
use crate::malformed::{Malformed, What};
use crate::moment;
use crate::session::stored_volume;
use crate::stored_word::{Text, put, take};

#[derive(Serialize, Deserialize, Default)]
pub(crate) struct DeedV1 {
    deed: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bag: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    bags: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    session: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ml: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pumped: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    shelf: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

impl From<&Deed> for DeedV1 {
    fn from(deed: &Deed) -> DeedV1 {
        let bare = |word: &'static str| DeedV1 { deed: word.into(), ..DeedV1::default() };
        let on = |word: &'static str, bag: &FactId| DeedV1 { bag: Some(id_text(bag.0)), ..bare(word) };
        match deed {
            Deed::Stored { session, volume, pumped, shelf, label } => DeedV1 {
                session: session.map(|id| id_text(id.0)),
                ml: Some(volume.ml()),
                pumped: Some(moment::encode(pumped)),
                shelf: Some(put(*shelf)),
                label: Some(label.clone()),
                ..bare("stored")
            },
            Deed::Moved { bag, shelf } => DeedV1 { shelf: Some(put(*shelf)), ..on("moved", bag) },
            Deed::Thawed { bag } => on("thawed", bag),
            Deed::Warmed { bag } => on("warmed", bag),
            Deed::Offered { bag } => on("offered", bag),
            Deed::Used { bag, volume, to } => used(to, volume.map(Volume::ml), on("used", bag)),
            Deed::Split { bag, volume, label } => {
                DeedV1 { ml: Some(volume.ml()), label: Some(label.clone()), ..on("split", bag) }
            }
            Deed::Pooled { bags, shelf, label } => DeedV1 {
                bags: bags.iter().map(|id| id_text(id.0)).collect(),
                shelf: Some(put(*shelf)),
                label: Some(label.clone()),
                ..bare("pooled")
            },
            Deed::Counted { bag, volume } => DeedV1 { ml: Some(volume.ml()), ..on("counted", bag) },
            Deed::Labelled { bag, label } => DeedV1 { label: Some(label.clone()), ..on("labelled", bag) },
            Deed::Drunk { volume } => DeedV1 { ml: Some(volume.ml()), ..bare("drunk") },
        }
    }
}

fn used(to: &Outlet, ml: Option<f64>, form: DeedV1) -> DeedV1 {
    let (to, why) = match to {
        Outlet::Fed => ("fed", None),
        Outlet::Donated => ("donated", None),
        Outlet::Discarded(why) => ("discarded", Some(why.clone())),
    };
    DeedV1 { to: Some(to.into()), why, ml, ..form }
}

impl TryFrom<DeedV1> for Deed {
    type Error = Malformed;
    fn try_from(form: DeedV1) -> Result<Deed, Malformed> {
        let deed = match form.deed.as_ref() {
            "stored" => Deed::Stored {
                session: form.session.as_deref().map(|id| id_from_text(id, "session").map(FactId)).transpose()?,
                volume: form.volume()?,
                pumped: form.pumped()?,
                shelf: form.shelf()?,
                label: form.label.unwrap_or_default(),
            },
            "moved" => Deed::Moved { bag: form.bag()?, shelf: form.shelf()? },
            "thawed" => Deed::Thawed { bag: form.bag()? },
            "warmed" => Deed::Warmed { bag: form.bag()? },
            "offered" => Deed::Offered { bag: form.bag()? },
            "used" => Deed::Used { bag: form.bag()?, volume: stored_volume(form.ml, "ml")?, to: form.outlet()? },
            "split" => Deed::Split { bag: form.bag()?, volume: form.volume()?, label: form.label.unwrap_or_default() },
            "pooled" => Deed::Pooled {
                bags: form.bags.iter().map(|id| id_from_text(id, "bags").map(FactId)).collect::<Result<_, _>>()?,
                shelf: form.shelf()?,
                label: form.label.unwrap_or_default(),
            },
            "counted" => Deed::Counted { bag: form.bag()?, volume: form.volume()? },
            "labelled" => Deed::Labelled { bag: form.bag()?, label: form.label.unwrap_or_default() },
            "drunk" => Deed::Drunk { volume: form.volume()? },
            _ => return Err(Malformed::new("deed", What::NewWord)),
        };
        Ok(deed)
    }
}

impl DeedV1 {
    fn bag(&self) -> Result<FactId, Malformed> {
        id_from_text(self.bag.as_deref().ok_or_else(|| missing("bag"))?, "bag").map(FactId)
    }

    fn volume(&self) -> Result<Volume, Malformed> {
        stored_volume(self.ml, "ml")?.ok_or_else(|| missing("ml"))
    }

    fn pumped(&self) -> Result<Moment, Malformed> {
        let text = self.pumped.as_deref().ok_or_else(|| missing("pumped"))?;
        moment::decode(text).map_err(|what| Malformed::new("pumped", what))
    }

    fn shelf(&self) -> Result<Shelf, Malformed> {
        take(self.shelf.as_ref().ok_or_else(|| missing("shelf"))?, "shelf")
    }

    fn outlet(&self) -> Result<Outlet, Malformed> {
        match self.to.as_deref() {
            Some("fed") => Ok(Outlet::Fed),
            Some("donated") => Ok(Outlet::Donated),
            Some("discarded") => Ok(Outlet::Discarded(self.why.clone().unwrap_or_default())),
            Some(_) => Err(Malformed::new("to", What::NewWord)),
            None => Err(missing("to")),
        }
    }
}

fn missing(field: &str) -> Malformed {
    Malformed::new(field, What::Missing)
}
