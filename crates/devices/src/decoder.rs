//! One scale's bytes in, what they say out: gathers what comes split, parts what comes joined, drops what is damaged.
//! Keeps a few hundred bytes at the most, whatever comes.

use crate::kind::Kind;
use crate::told::Told;
use crate::{acaia, bookoo, broadcast, decent, etekcity, fixed, text, varia};

/// The most that is kept while a message is not whole, in bytes.
const MOST: usize = 512;

/// Takes one message from the start of some bytes: what it says, if anything, and its length.
type Take = fn(&[u8]) -> Option<(Option<Told>, usize)>;

/// A decoder of one connection.
#[derive(Debug, Clone)]
pub struct Decoder {
    kind: Kind,
    kept: Vec<u8>,
}

impl Decoder {
    /// For a kind of scale.
    #[must_use]
    pub fn new(kind: Kind) -> Decoder {
        Decoder { kind, kept: Vec::new() }
    }

    /// For which kind it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Takes the bytes of one notification, or of a stream as they come.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Told> {
        match self.kind {
            Kind::AcaiaOld | Kind::AcaiaNew | Kind::AcaiaUmbra => self.stream(bytes, &[0xEF, 0xDD], Self::acaia),
            Kind::Varia => self.stream(bytes, &[0xFA], varia::decode_varia),
            Kind::Difluid => self.stream(bytes, &[0xDF, 0xDF], fixed::decode_difluid),
            Kind::Decent => self.stream(bytes, &[0x03], |b| decent::decode_decent(b).map(|(t, n)| (Some(t), n))),
            Kind::Lines => self.lines(bytes),
            _ => self.one(bytes).into_iter().collect(),
        }
    }

    fn acaia(bytes: &[u8]) -> Option<(Option<Told>, usize)> {
        acaia::decode_acaia(bytes)
    }

    fn one(&self, bytes: &[u8]) -> Option<Told> {
        match self.kind {
            Kind::Bookoo => bookoo::decode_bookoo(bytes),
            Kind::WeighMyBru => bookoo::decode_weighmybru(bytes),
            Kind::Felicita => fixed::decode_felicita(bytes),
            Kind::Eureka => fixed::decode_eureka(bytes),
            Kind::Skale => fixed::decode_skale(bytes),
            Kind::Hiroia => fixed::decode_hiroia(bytes),
            Kind::Timemore => fixed::decode_timemore(bytes),
            Kind::Esn00 => etekcity::decode_esn00(bytes),
            Kind::EtekcityA5 => etekcity::decode_a5(bytes),
            Kind::QnKs => fixed::decode_qn_ks(bytes),
            Kind::WeighMaster => fixed::decode_weighmaster(bytes),
            Kind::Salter => fixed::decode_salter(bytes),
            Kind::Eclair => fixed::decode_eclair(bytes),
            Kind::Chipsea => broadcast::decode_chipsea(bytes),
            Kind::SkaleAdvert => broadcast::decode_skale_advert(bytes),
            Kind::Sc02 => broadcast::decode_sc02(bytes),
            Kind::Sig => broadcast::decode_sig(bytes),
            Kind::MiV1 => broadcast::decode_mi_v1(bytes),
            Kind::MiV2 => broadcast::decode_mi_v2(bytes),
            _ => None,
        }
    }

    /// Messages out of a stream: from each head on, whole ones are taken, damaged ones passed over.
    fn stream(&mut self, bytes: &[u8], head: &[u8], decode: Take) -> Vec<Told> {
        self.kept.extend_from_slice(&bytes[bytes.len().saturating_sub(MOST)..]);
        if self.kept.len() > MOST {
            self.kept.drain(..self.kept.len() - MOST);
        }
        let (mut at, mut all) = (0, Vec::new());
        while at < self.kept.len() {
            let rest = &self.kept[at..];
            if !rest.starts_with(head) {
                if head.starts_with(rest) {
                    break;
                }
                at += 1;
            } else if let Some((told, length)) = decode(rest) {
                all.extend(told);
                at += length.max(1);
            } else if rest.len() < self.needs(rest) {
                break;
            } else {
                at += 1;
            }
        }
        self.kept.drain(..at.min(self.kept.len()));
        all
    }

    /// How many bytes must be there before a message that begins here can be called damaged.
    fn needs(&self, rest: &[u8]) -> usize {
        match self.kind {
            Kind::Varia => rest.get(2).map_or(3, |length| usize::from(*length) + 4),
            Kind::Difluid => rest.get(4).map_or(5, |length| usize::from(*length) + 6),
            Kind::Decent => 7,
            _ => acaia::length(rest).unwrap_or(4),
        }
    }

    fn lines(&mut self, bytes: &[u8]) -> Vec<Told> {
        self.kept.extend_from_slice(bytes);
        let mut all = Vec::new();
        while let Some(end) = self.kept.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
            let line: Vec<u8> = self.kept.drain(..=end).collect();
            all.extend(text::decode_text(&String::from_utf8_lossy(&line)));
        }
        if self.kept.len() > MOST {
            self.kept.clear();
        }
        all
    }
}
