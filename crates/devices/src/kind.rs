//! Which scale it is: chosen by name, confirmed by first bytes, then kept.
//! Services are no help: many scales share one.

/// A scale's way of speaking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Bookoo Themis.
    Bookoo,
    /// Decent Scale, Half Decent Scale.
    Decent,
    /// Varia AKU.
    Varia,
    /// Felicita Arc and kin.
    Felicita,
    /// Acaia up to 2020.
    AcaiaOld,
    /// Acaia from 2021.
    AcaiaNew,
    /// Acaia Umbra.
    AcaiaUmbra,
    /// Eureka Precisa, CFS-9002, LSJ-001.
    Eureka,
    /// WeighMyBru, to build oneself.
    WeighMyBru,
    /// Difluid Microbalance.
    Difluid,
    /// Atomax Skale.
    Skale,
    /// Hiroia Jimmy.
    Hiroia,
    /// Timemore Black Mirror 2.
    Timemore,
    /// Etekcity ESN00.
    Esn00,
    /// Etekcity's A5 family.
    EtekcityA5,
    /// Qingniu kitchen scales.
    QnKs,
    /// WeighMaster.
    WeighMaster,
    /// Salter.
    Salter,
    /// Eclair.
    Eclair,
    /// Chipsea over a connection.
    Chipsea,
    /// Skale's advert.
    SkaleAdvert,
    /// Chipsea's advert.
    Sc02,
    /// The Bluetooth standard's weight.
    Sig,
    /// Xiaomi's first.
    MiV1,
    /// Xiaomi's second.
    MiV2,
    /// Numbers or JSON, a line each.
    Lines,
}

/// Beginnings of names, in capitals.
const BEGINS: [(&str, Kind); 26] = [
    ("BOOKOO_SC", Kind::Bookoo),
    ("BKSCALE", Kind::Bookoo),
    ("DECENT SCALE", Kind::Decent),
    ("AKU MINI SCALE", Kind::Varia),
    ("AKU SCALE", Kind::Varia),
    ("ECOMPASS", Kind::Felicita),
    ("UMBRA", Kind::AcaiaUmbra),
    ("PROCH", Kind::AcaiaOld),
    ("ACAIA", Kind::AcaiaOld),
    ("PEARLS-", Kind::AcaiaNew),
    ("PEARL", Kind::AcaiaOld),
    ("LUNAR", Kind::AcaiaNew),
    ("PYXIS", Kind::AcaiaNew),
    ("CINCO", Kind::AcaiaNew),
    ("CFS-9002", Kind::Eureka),
    ("LSJ-001", Kind::Eureka),
    ("WEIGHMYBRU", Kind::WeighMyBru),
    ("SKALE", Kind::Skale),
    ("HIROIA JIMMY", Kind::Hiroia),
    ("TIMEMORE SCALE", Kind::Timemore),
    ("ETEKCITY NUTRITION", Kind::Esn00),
    ("QN-KS", Kind::QnKs),
    ("ECLAIR-", Kind::Eclair),
    ("CHIPSEA-BLE", Kind::Chipsea),
    ("MI SCALE", Kind::MiV1),
    ("MIBCS", Kind::MiV2),
];

/// What names may hold anywhere, in capitals.
const HOLDS: [(&str, Kind); 13] = [
    ("ESPRESSISCALE", Kind::Decent),
    ("VARIA", Kind::Varia),
    ("FELICITA", Kind::Felicita),
    ("EUREKA", Kind::Eureka),
    ("PRECISA", Kind::Eureka),
    ("SOLO BARISTA", Kind::Eureka),
    ("WEIGHMYBRU", Kind::WeighMyBru),
    ("MICROBALANCE", Kind::Difluid),
    ("MB TI", Kind::Difluid),
    ("DIFLUID", Kind::Difluid),
    ("SMARTCHEF", Kind::Chipsea),
    ("PROFICOOK", Kind::Chipsea),
    ("PC-KW", Kind::Chipsea),
];

/// The kind that a name speaks for.
#[must_use]
pub fn by_name(name: &str) -> Option<Kind> {
    let name = name.trim().to_uppercase();
    // A pressure sensor of the same maker, and a meter of another.
    if name.starts_with("BOOKOO_EM") || name.contains("MICROBALANCE R2") {
        return None;
    }
    let begins = BEGINS.iter().find(|(begin, _)| name.starts_with(begin));
    begins.or_else(|| HOLDS.iter().find(|(part, _)| name.contains(part))).map(|(_, kind)| *kind)
}

/// The kind whose first bytes these are. Several share a beginning: then the named one stands.
#[must_use]
pub fn by_first_bytes(named: Option<Kind>, bytes: &[u8]) -> Option<Kind> {
    let sounds = |kind: Kind| {
        let mut decoder = crate::Decoder::new(kind);
        decoder.feed(bytes).iter().any(|told| told.grams.is_some() || told.millilitres.is_some())
    };
    if let Some(kind) = named.filter(|kind| sounds(*kind)) {
        return Some(kind);
    }
    let checked = match bytes {
        [0x03, 0x0B, ..] => Kind::Bookoo,
        [0x03, 0xCE | 0xCA, ..] => Kind::Decent,
        [0xFA, 0x01, ..] => Kind::Varia,
        [0x01, 0x02, 0x2B | 0x2D, ..] => Kind::Felicita,
        [0xEF, 0xDD, ..] => Kind::AcaiaNew,
        [0xAA, 0x09, 0x41, ..] => Kind::Eureka,
        [0xDF, 0xDF, ..] => Kind::Difluid,
        [0xFE, 0xEF, 0xC0, 0xA2, ..] => Kind::Esn00,
        [0xA5, ..] => Kind::EtekcityA5,
        [0x10, 0x12, ..] => Kind::QnKs,
        [0xCA, 0x10, ..] => Kind::Chipsea,
        [0x57, ..] => Kind::Eclair,
        _ => return None,
    };
    sounds(checked).then_some(checked)
}

/// Every service that a browser must be asked to open: short ones as numbers of four digits, in full the others.
pub const SERVICES: [&str; 15] = [
    "0ffe",
    "fff0",
    "ffe0",
    "1820",
    "181d",
    "00ee",
    "00dd",
    "ff08",
    "1910",
    "180f",
    "49535343-fe7d-4ae5-8fa9-9fafd205e455",
    "0000fe40-cc7a-482a-984a-7f2ed5b3e58f",
    "06c31822-8682-4744-9211-febc93e3bece",
    "6e400001-b5a3-f393-e0a9-e50e24dcca9e",
    "b905eaea-6c7e-4f73-b43d-2cdfcab29570",
];
