//! Every published frame decodes to its value, whole, split byte by byte, and joined to another; damage says nothing.
//! Not what a decoder does with anything at all: that is `fuzz.rs`.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use devices::{
    Command, Decoder, Grade, Kind, Meter, Told, by_first_bytes, by_name, decode_text, esphome_event, script,
};

const FRAMES: &str = include_str!("../../../testdata/scales/frames.tsv");

fn kind(protocol: &str) -> Kind {
    match protocol {
        "bookoo" => Kind::Bookoo,
        "decent" => Kind::Decent,
        "varia" => Kind::Varia,
        "felicita" => Kind::Felicita,
        "acaia" => Kind::AcaiaNew,
        "eureka" => Kind::Eureka,
        "weighmybru-0002" => Kind::WeighMyBru,
        "difluid" => Kind::Difluid,
        "skale-notify" => Kind::Skale,
        "skale-advert" => Kind::SkaleAdvert,
        "hiroia" => Kind::Hiroia,
        "timemore-bm" => Kind::Timemore,
        "esn00" => Kind::Esn00,
        "etekcity-a5" => Kind::EtekcityA5,
        "qn-ks" => Kind::QnKs,
        "weighmaster" => Kind::WeighMaster,
        "salter" => Kind::Salter,
        "chipsea-sc02-advert" => Kind::Sc02,
        "sig-2a9d" => Kind::Sig,
        "mi-v1" => Kind::MiV1,
        "mi-v2" => Kind::MiV2,
        other => panic!("no decoder for {other}"),
    }
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

fn holds(told: &Told, token: &str) -> bool {
    let (name, value) = token.split_once('=').unwrap_or((token, ""));
    let number = value.parse::<f64>().unwrap_or(f64::NAN);
    let near = |have: Option<f64>, want: f64| have.is_some_and(|have| (have - want).abs() < 1e-6 * want.abs().max(1.0));
    match name {
        "g" => near(told.grams, number),
        "kg" => near(told.grams, number * 1000.0),
        "lb" => near(told.grams, number * 453.592_37),
        "ml" => near(told.millilitres, number),
        "dripper" => near(told.second_grams, number),
        "flow" => near(told.flow, number),
        "timer" => near(told.timer_s, number),
        "ms" | "tick_ms" => near(told.clock_ms.map(f64::from), number),
        "batt" => near(told.battery.map(f64::from), number),
        "fw" => told.firmware.map(|[a, b, c]| format!("{a}.{b}.{c}")).as_deref() == Some(value),
        "stable" => told.stable == Some(true),
        "unstable" => told.stable == Some(false),
        "ack" => told.acknowledged,
        "key" => told.key == Some(8) && value == "start",
        "removed" => told.removed,
        "ohm" => near(told.ohms.map(f64::from), number),
        "user" => near(told.user.map(f64::from), number),
        "bmi" => near(told.bmi, number),
        "h_m" => near(told.height_m, number),
        other => panic!("nothing is known of {other}"),
    }
}

fn frames() -> Vec<(Kind, Vec<u8>, Vec<&'static str>)> {
    let lines = FRAMES.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    lines.map(|cells| (kind(cells[0]), bytes(cells[1]), cells[2].split(' ').collect())).collect()
}

#[test]
fn every_frame_says_what_it_should() {
    assert_eq!(frames().len(), 37);
    for (kind, bytes, tokens) in frames() {
        let told = Decoder::new(kind).feed(&bytes);
        let [told] = told[..] else { panic!("{kind:?} {bytes:02x?}: {told:?}") };
        for token in tokens {
            assert!(holds(&told, token), "{kind:?} {token}: {told:?}");
        }
    }
}

#[test]
fn streams_come_split_joined_and_with_noise_between() {
    for (kind, bytes, _) in frames() {
        if matches!(kind, Kind::AcaiaNew | Kind::Varia | Kind::Difluid | Kind::Decent) {
            let once = Decoder::new(kind).feed(&bytes);
            let mut decoder = Decoder::new(kind);
            let split: Vec<Told> = bytes.iter().flat_map(|byte| decoder.feed(&[*byte])).collect();
            assert_eq!(once, split, "{kind:?}");
            let joined = [b"log: ready\r\n", &bytes[..], b"..", &bytes[..]].concat();
            let mut decoder = Decoder::new(kind);
            let both = [decoder.feed(&joined), decoder.feed(&bytes)].concat();
            assert_eq!(both.len(), 3, "{kind:?} {both:?}");
        }
    }
}

/// A frame with a check byte and one bit turned says no weight, or the same one.
#[test]
fn damage_says_nothing() {
    let checked = [Kind::Bookoo, Kind::Varia, Kind::Difluid, Kind::Esn00, Kind::EtekcityA5, Kind::QnKs, Kind::AcaiaNew];
    for (kind, bytes, _) in frames().into_iter().filter(|frame| checked.contains(&frame.0)) {
        let whole = Decoder::new(kind).feed(&bytes);
        for bit in 0..bytes.len() * 8 {
            let mut damaged = bytes.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            let told = Decoder::new(kind).feed(&damaged);
            assert!(told.iter().all(|told| told.grams.is_none() || told.grams == whole[0].grams), "{kind:?} {bit}");
        }
    }
}

#[test]
fn names_choose_and_first_bytes_confirm() {
    let named = [
        ("BOOKOO_SC 123", Some(Kind::Bookoo)),
        ("BOOKOO_EM 1", None),
        ("Decent Scale", Some(Kind::Decent)),
        ("My Varia AKU", Some(Kind::Varia)),
        ("FELICITA ARC", Some(Kind::Felicita)),
        ("PEARLS-1", Some(Kind::AcaiaNew)),
        ("PROCHBT001", Some(Kind::AcaiaOld)),
        ("umbra-9", Some(Kind::AcaiaUmbra)),
        ("CFS-9002", Some(Kind::Eureka)),
        ("WeighMyBru", Some(Kind::WeighMyBru)),
        ("Etekcity Nutrition Scale", Some(Kind::Esn00)),
        ("Headphones", None),
    ];
    for (name, kind) in named {
        assert_eq!(by_name(name), kind, "{name}");
    }
    let of = |kind: Kind| frames().into_iter().find(|frame| frame.0 == kind).unwrap().1;
    // Named as one family of Etekcity, it speaks as the other.
    assert_eq!(by_first_bytes(Some(Kind::Esn00), &of(Kind::EtekcityA5)), Some(Kind::EtekcityA5));
    assert_eq!(by_first_bytes(Some(Kind::WeighMyBru), &of(Kind::WeighMyBru)), Some(Kind::WeighMyBru));
    assert_eq!(by_first_bytes(None, &of(Kind::Varia)), Some(Kind::Varia));
    assert_eq!(by_first_bytes(Some(Kind::Bookoo), b"hello"), None);
}

#[test]
fn commands_are_the_published_bytes() {
    let says = |command: Command, kind: Kind, hex: &str| {
        assert_eq!(command.encode(kind).unwrap().bytes, bytes(hex), "{command:?} {kind:?}");
    };
    says(Command::Tare, Kind::Bookoo, "030a01000008");
    says(Command::Start, Kind::Bookoo, "030a0400000d");
    says(Command::Tare, Kind::Decent, "030f000000010d");
    says(Command::Start, Kind::Decent, "030b030000000b");
    says(Command::Heartbeat, Kind::Decent, "030a03ffff000a");
    says(Command::Tare, Kind::Varia, "fa82010182");
    says(Command::Start, Kind::Varia, "fa88010188");
    says(Command::Tare, Kind::Felicita, "54");
    says(Command::Tare, Kind::AcaiaNew, "efdd04000000");
    says(Command::Heartbeat, Kind::AcaiaOld, "efdd0002000200");
    says(Command::Start, Kind::AcaiaUmbra, "efdd0d00000000");
    says(Command::Stop, Kind::AcaiaNew, "efdd0d00020002");
    says(Command::Tare, Kind::Eureka, "aa023131");
    let first = |kind: Kind| script(kind).unwrap().on_connect[0].bytes.clone();
    assert_eq!(first(Kind::Bookoo), bytes("030a03001e14"));
    assert_eq!(first(Kind::Decent), bytes("030a0101000009"));
    assert_eq!(first(Kind::AcaiaNew), bytes("efdd0b3031323334353637383930313233349a6d"));
    assert_eq!(first(Kind::AcaiaOld), bytes("efdd0b2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d683b"));
    assert_eq!(script(Kind::AcaiaNew).unwrap().on_connect[1].bytes, bytes("efdd0c0900010102020503041506"));
}

#[test]
fn text_is_read() {
    let grams = |text: &str| decode_text(text).and_then(|told| told.grams);
    assert_eq!(grams("12.34\n"), Some(12.34));
    assert_eq!(grams("-0.5 g"), Some(-0.5));
    assert_eq!(grams("nan"), None);
    let told = decode_text(r#"{"grams":25.66,"ms":12345}"#).unwrap();
    assert_eq!((told.grams, told.clock_ms), (Some(25.66), Some(12345)));
    assert_eq!(grams(r#"{"type":"status","grams":1}"#), None);
    assert_eq!(grams(r#"{"w":12.3,"f":0.4}"#), Some(12.3));
    assert_eq!(grams(r#"{"a":{"grams":9},"value":"7.5 g"}"#), Some(7.5));
    let event = r#"data: {"id":"sensor-bottle_weight","value":123.4,"state":"123.4 g"}"#;
    assert_eq!(esphome_event(event, Some("bottle_weight")).and_then(|told| told.grams), Some(123.4));
    assert_eq!(esphome_event(event, Some("other")), None);
    let mut lines = Decoder::new(Kind::Lines);
    let told: Vec<_> = ["1.", "5\r\n{\"g\"", ":2}\n3"].iter().flat_map(|part| lines.feed(part.as_bytes())).collect();
    assert_eq!(told.iter().map(|told| told.grams).collect::<Vec<_>>(), [Some(1.5), Some(2.0)]);
}

#[test]
fn a_scale_is_graded_by_what_it_does() {
    let grade = |hertz: f64, step: f64| {
        let mut meter = Meter::default();
        for n in 0..200 {
            let at_s = f64::from(n) / hertz;
            meter.saw(at_s, (at_s * 0.4 / step).round() * step);
        }
        meter.grade()
    };
    assert_eq!(grade(10.0, 0.1), Some(Grade::Flow));
    assert_eq!(grade(5.0, 0.5), Some(Grade::Flow));
    assert_eq!(grade(10.0, 1.0), Some(Grade::Totals));
    assert_eq!(grade(1.0, 0.1), Some(Grade::Totals));
    assert_eq!(Meter::default().grade(), None);
}
