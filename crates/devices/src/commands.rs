//! What can be said to a scale, as bytes: tare, keep awake, start; and what must be said on connecting.
//! Not how it is sent: each write names its characteristic, and whether an answer is awaited.

use crate::kind::Kind;
use crate::told::{sum, xor};

/// What is wanted of a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// Count from zero here.
    Tare,
    /// I am still here.
    Heartbeat,
    /// Start its timer.
    Start,
    /// Stop its timer.
    Stop,
    /// Set its timer to zero.
    Reset,
}

/// Bytes for one characteristic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// Short as four digits, or in full.
    pub characteristic: &'static str,
    /// What to send.
    pub bytes: Vec<u8>,
    /// Whether the scale answers the write.
    pub answered: bool,
    /// How long to wait before it, in milliseconds.
    pub after_ms: u32,
}

/// How to speak with a kind of scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// The service it is found under.
    pub service: &'static str,
    /// Where its weight comes from.
    pub notify: &'static str,
    /// What is said on connecting, in order, after asking for notifications.
    pub on_connect: Vec<Write>,
    /// How often it wants to hear that somebody is there, in milliseconds.
    pub heartbeat_ms: Option<u32>,
}

struct Ways {
    service: &'static str,
    notify: &'static str,
    write: &'static str,
    answered: bool,
}

const fn ways(service: &'static str, notify: &'static str, write: &'static str, answered: bool) -> Ways {
    Ways { service, notify, write, answered }
}

fn of(kind: Kind) -> Option<Ways> {
    Some(match kind {
        Kind::Bookoo => ways("0ffe", "ff11", "ff12", true),
        Kind::Decent => ways("fff0", "fff4", "36f5", true),
        Kind::Varia | Kind::Eureka => ways("fff0", "fff1", "fff2", false),
        Kind::Felicita => ways("ffe0", "ffe1", "ffe1", true),
        Kind::AcaiaOld => ways("1820", "2a80", "2a80", false),
        Kind::AcaiaNew => ways(
            "49535343-fe7d-4ae5-8fa9-9fafd205e455",
            "49535343-1e4d-4bd9-ba61-23c647249616",
            "49535343-8841-43f4-a8d4-ecbe34729bb3",
            true,
        ),
        Kind::AcaiaUmbra => ways(
            "0000fe40-cc7a-482a-984a-7f2ed5b3e58f",
            "0000fe42-8e22-4541-9d4c-21edae82ed19",
            "0000fe41-8e22-4541-9d4c-21edae82ed19",
            true,
        ),
        Kind::WeighMyBru => ways(
            "6e400001-b5a3-f393-e0a9-e50e24dcca9e",
            "6e400004-b5a3-f393-e0a9-e50e24dcca9e",
            "6e400003-b5a3-f393-e0a9-e50e24dcca9e",
            true,
        ),
        Kind::Difluid => ways("00ee", "aa01", "aa01", true),
        Kind::Skale => ways("ff08", "ef81", "ef80", true),
        Kind::Timemore => ways("181d", "2a9d", "553f4e49-bf21-4468-9c6c-0e4fb5b17697", true),
        Kind::Esn00 => ways("1910", "2c12", "2c11", true),
        Kind::EtekcityA5 => ways("fff0", "fff1", "fff2", false),
        Kind::Chipsea => ways("fff0", "fff1", "", false),
        Kind::Sig => ways("181d", "2a9d", "", false),
        _ => return None,
    })
}

/// How to speak with a kind of scale; `None` for one that is not connected to.
#[must_use]
pub fn script(kind: Kind) -> Option<Script> {
    let ways = of(kind)?;
    let say = |after_ms: u32, bytes: &[u8]| Write {
        characteristic: ways.write,
        bytes: bytes.to_vec(),
        answered: ways.answered,
        after_ms,
    };
    let acaia = |ident: Vec<u8>| {
        let ask = [0xEF, 0xDD, 0x0C, 9, 0, 1, 1, 2, 2, 5, 3, 4, 0x15, 0x06];
        (vec![say(300, &ident), say(150, &ask)], Some(2000))
    };
    let (on_connect, heartbeat_ms) = match kind {
        Kind::Bookoo => (vec![say(0, &bookoo(3, 0, 0x1E))], None),
        // Its first firmware loses commands: said twice.
        Kind::Decent => {
            (vec![say(100, &checked(&[3, 0x0A, 1, 1, 0, 0])), say(200, &checked(&[3, 0x0A, 1, 1, 0, 0]))], None)
        }
        Kind::AcaiaOld => acaia(acaia_frame(0x0B, &[0x2D; 15])),
        Kind::AcaiaNew | Kind::AcaiaUmbra => acaia(acaia_frame(0x0B, b"012345678901234")),
        Kind::Eureka => (vec![say(200, &[0xAA, 3, 0x36, 0])], None),
        Kind::Difluid => {
            (vec![say(200, &[0xDF, 0xDF, 1, 4, 1, 0, 0xC4]), say(200, &[0xDF, 0xDF, 1, 0, 1, 1, 0xC1])], None)
        }
        Kind::Skale => (vec![say(1000, &[0xED]), say(1000, &[0x03])], None),
        Kind::Timemore => (Vec::new(), Some(2000)),
        Kind::Esn00 => (vec![say(100, &[0xFE, 0xEF, 0xC0, 0xA2, 0xC0, 1, 0, 0xC1])], None),
        _ => (Vec::new(), None),
    };
    Some(Script { service: ways.service, notify: ways.notify, on_connect, heartbeat_ms })
}

impl Command {
    /// The bytes of this command for a kind of scale; `None` where it has no such word.
    #[must_use]
    pub fn encode(self, kind: Kind) -> Option<Write> {
        let ways = of(kind)?;
        let bytes = self.bytes(kind)?;
        Some(Write { characteristic: ways.write, bytes, answered: ways.answered, after_ms: 0 })
    }

    fn bytes(self, kind: Kind) -> Option<Vec<u8>> {
        use Command::{Heartbeat, Reset, Start, Stop, Tare};
        Some(match (kind, self) {
            (Kind::Bookoo, Tare) => bookoo(1, 0, 0),
            (Kind::Bookoo, Start) => bookoo(4, 0, 0),
            (Kind::Bookoo, Stop) => bookoo(5, 0, 0),
            (Kind::Bookoo, Reset) => bookoo(6, 0, 0),
            (Kind::Decent, Tare) => checked(&[3, 0x0F, 0, 0, 0, 1]),
            (Kind::Decent, Start) => checked(&[3, 0x0B, 3, 0, 0, 0]),
            (Kind::Decent, Stop) => checked(&[3, 0x0B, 0, 0, 0, 0]),
            (Kind::Decent, Reset) => checked(&[3, 0x0B, 2, 0, 0, 0]),
            (Kind::Decent, Heartbeat) => checked(&[3, 0x0A, 3, 0xFF, 0xFF, 0]),
            (Kind::Varia, Tare) => varia(0x82),
            (Kind::Varia, Start) => varia(0x88),
            (Kind::Varia, Stop) => varia(0x89),
            (Kind::Varia, Reset) => varia(0x8A),
            (Kind::Felicita, Tare) => vec![0x54],
            (Kind::Felicita, Start) => vec![0x52],
            (Kind::Felicita, Stop) => vec![0x53],
            (Kind::Felicita, Reset) => vec![0x43],
            (Kind::AcaiaOld | Kind::AcaiaNew | Kind::AcaiaUmbra, word) => match word {
                Tare => acaia_frame(4, &[0]),
                Heartbeat => acaia_frame(0, &[2, 0]),
                Start => acaia_frame(0x0D, &[0, 0]),
                Stop => acaia_frame(0x0D, &[0, 2]),
                Reset => acaia_frame(0x0D, &[0, 1]),
            },
            (Kind::Eureka, Tare) => vec![0xAA, 2, 0x31, 0x31],
            (Kind::Eureka, Start) => vec![0xAA, 2, 0x33, 0x33],
            (Kind::Eureka, Stop) => vec![0xAA, 2, 0x34, 0x34],
            (Kind::Eureka, Reset) => vec![0xAA, 2, 0x35, 0x35],
            (Kind::WeighMyBru, Tare) => vec![3, 0x0A, 1, 1, 0],
            (Kind::WeighMyBru, Start) => vec![3, 0x0A, 2, 1, 0],
            (Kind::WeighMyBru, Stop) => vec![3, 0x0A, 3, 1, 0],
            (Kind::WeighMyBru, Reset) => vec![3, 0x0A, 4, 1, 0],
            (Kind::Difluid, Tare) => vec![0xDF, 0xDF, 3, 2, 1, 1, 0xC5],
            (Kind::Difluid, Start) => vec![0xDF, 0xDF, 3, 2, 1, 0, 0xC4],
            (Kind::Difluid, Stop) => vec![0xDF, 0xDF, 3, 1, 1, 0, 0xC3],
            (Kind::Skale, Tare) => vec![0x10],
            (Kind::Skale, Start) => vec![0xDD],
            (Kind::Skale, Stop) => vec![0xD1],
            (Kind::Skale, Reset) => vec![0xD0],
            (Kind::Timemore, Tare | Heartbeat) => vec![0],
            (Kind::Timemore, Start) => vec![8],
            (Kind::Timemore, Stop) => vec![9],
            (Kind::Timemore, Reset) => vec![0x0A],
            (Kind::Esn00, Tare) => vec![0xFE, 0xEF, 0xC0, 0xA2, 0xC1, 1, 0, 0xC2],
            _ => return None,
        })
    }
}

fn checked(bytes: &[u8]) -> Vec<u8> {
    [bytes, &[xor(bytes)]].concat()
}

fn bookoo(word: u8, a: u8, b: u8) -> Vec<u8> {
    checked(&[3, 0x0A, word, a, b])
}

fn varia(word: u8) -> Vec<u8> {
    let said = [word, 1, 1];
    [&[0xFA][..], &said, &[xor(&said)]].concat()
}

fn acaia_frame(word: u8, payload: &[u8]) -> Vec<u8> {
    let every_other = |from: usize| sum(&payload.iter().skip(from).step_by(2).copied().collect::<Vec<u8>>());
    [&[0xEF, 0xDD, word][..], payload, &[every_other(0), every_other(1)]].concat()
}
