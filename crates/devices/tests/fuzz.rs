//! Anything at all into every decoder: no panic, no message without end, every number a number.
//! A short run by default; `cargo xtask fuzz` runs it with seed after seed (`LETDOWN_FUZZ=SEED,ROUNDS`).

use devices::{Decoder, Kind, by_first_bytes, by_name, decode_text, esphome_event};

const KINDS: [Kind; 26] = [
    Kind::Bookoo,
    Kind::Decent,
    Kind::Varia,
    Kind::Felicita,
    Kind::AcaiaOld,
    Kind::AcaiaNew,
    Kind::AcaiaUmbra,
    Kind::Eureka,
    Kind::WeighMyBru,
    Kind::Difluid,
    Kind::Skale,
    Kind::Hiroia,
    Kind::Timemore,
    Kind::Esn00,
    Kind::EtekcityA5,
    Kind::QnKs,
    Kind::WeighMaster,
    Kind::Salter,
    Kind::Eclair,
    Kind::Chipsea,
    Kind::SkaleAdvert,
    Kind::Sc02,
    Kind::Sig,
    Kind::MiV1,
    Kind::MiV2,
    Kind::Lines,
];
const FRAMES: &str = include_str!("../../../testdata/scales/frames.tsv");

struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }
}

/// Published frames, to be damaged.
fn seeds() -> Vec<Vec<u8>> {
    let hex = FRAMES.lines().skip(1).filter_map(|line| line.split('\t').nth(1));
    let byte = |hex: &str, at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap_or(0);
    let mut seeds: Vec<Vec<u8>> = hex.map(|hex| (0..hex.len()).step_by(2).map(|at| byte(hex, at)).collect()).collect();
    seeds.extend(
        [&br#"{"grams":25.66,"ms":12345}"#[..], b"12.5 g\n", b"data: {\"id\":\"a\",\"value\":1}"].map(Vec::from),
    );
    seeds
}

fn draw(chance: &mut Chance, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = seeds[chance.below(seeds.len())].clone();
    match chance.below(6) {
        0 => bytes = (0..chance.below(64)).map(|_| chance.next() as u8).collect(),
        1 => bytes.truncate(chance.below(bytes.len() + 1)),
        2 => bytes.extend_from_slice(&seeds[chance.below(seeds.len())]),
        _ => {}
    }
    for _ in 0..chance.below(4) {
        let at = chance.below(bytes.len());
        if let Some(byte) = bytes.get_mut(at) {
            *byte = chance.next() as u8;
        }
    }
    // Mend check bytes now and then, so that what lies behind them is reached.
    if let (0, Some((last, rest))) = (chance.below(3), bytes.split_last_mut()) {
        *last = if chance.below(2) == 0 {
            rest.iter().fold(0, |a, b| a ^ b)
        } else {
            rest.iter().fold(0, |a: u8, b| a.wrapping_add(*b))
        };
    }
    bytes
}

#[test]
fn nothing_breaks_a_decoder() {
    let told = std::env::var("LETDOWN_FUZZ").unwrap_or_default();
    let number = |nth: usize, usual: u64| told.split(',').nth(nth).and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (seed, rounds) = (number(0, 1), number(1, 40_000));
    let (mut chance, seeds) = (Chance(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(2 * seed + 1)), seeds());
    let mut decoders: Vec<Decoder> = KINDS.iter().map(|kind| Decoder::new(*kind)).collect();
    for _ in 0..rounds {
        let bytes = draw(&mut chance, &seeds);
        for decoder in &mut decoders {
            for told in decoder.feed(&bytes) {
                let numbers = [told.grams, told.millilitres, told.flow, told.timer_s, told.second_grams];
                assert!(numbers.iter().flatten().all(|number| number.is_finite()), "{bytes:02x?} {told:?}");
            }
        }
        let text = String::from_utf8_lossy(&bytes);
        let _ = (decode_text(&text), esphome_event(&text, None), by_name(&text), by_first_bytes(None, &bytes));
    }
}
