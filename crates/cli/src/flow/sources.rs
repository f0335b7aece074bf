//! Ways in for live weights: a serial line, MQTT, WebSocket, HTTP, standard input, or a made-up scale.
//! Each is a thread that sends what it reads; when a link is lost it tries again. Not Bluetooth: that is the app's.

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::sync::mpsc::Sender;
use std::time::Duration;

use devices::{Decoder, Kind, Told, decode_text, esphome_event};
use engine::flow::made_up::{Tier, draw};
use rumqttc::{Client, Event, MqttOptions, Packet, QoS};

/// Where weights come from.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// A made-up session, of this seed.
    Made(u64),
    /// Lines on standard input.
    Input,
    /// A serial port.
    Serial(String),
    /// A WebSocket's address.
    Socket(String),
    /// Host, port and path of a page that tells the weight, or of an event stream.
    Web(String, u16, String),
    /// Host, port and topic.
    Mqtt(String, u16, String),
}

/// What a source sends: which side, what was told; `None` when it is over.
pub type Sent = (usize, Option<Told>);

/// Waits before a lost link is tried again.
const AGAIN: Duration = Duration::from_secs(2);
/// Between two questions to a page.
const POLL: Duration = Duration::from_millis(200);

impl Source {
    /// Reads an address.
    pub fn parse(text: &str) -> Result<Source, String> {
        let known = "sim:SEED, - (lines), serial:PORT, ws://…, http://…, mqtt://HOST/TOPIC";
        if text == "-" {
            return Ok(Source::Input);
        }
        let (scheme, rest) = text.split_once(':').ok_or(format!("give the scale as one of {known}"))?;
        let after = rest.trim_start_matches("//");
        let host = |usual: u16| {
            let (host, path) = after.split_once('/').unwrap_or((after, ""));
            let (name, port) = host.split_once(':').unwrap_or((host, ""));
            let port = if port.is_empty() { Some(usual) } else { port.parse().ok() };
            port.filter(|_| !name.is_empty()).map(|port| (name.to_owned(), port, path.to_owned()))
        };
        let bad = || format!("{text}: this is no address; give one of {known}");
        match scheme {
            "sim" => rest.parse().map(Source::Made).map_err(|_| bad()),
            "serial" => Ok(Source::Serial(after.to_owned()).anchored(rest)),
            "ws" => Ok(Source::Socket(text.to_owned())),
            "http" => host(80).map(|(name, port, path)| Source::Web(name, port, format!("/{path}"))).ok_or_else(bad),
            "mqtt" => {
                let (name, port, topic) = host(1883).ok_or_else(bad)?;
                if topic.is_empty() { Err(bad()) } else { Ok(Source::Mqtt(name, port, topic)) }
            }
            "bluetooth" => {
                Err("Bluetooth scales are read by the app in the browser; here give one of ".to_owned() + known)
            }
            _ => Err(bad()),
        }
    }

    /// A port's path keeps its first stroke.
    fn anchored(self, rest: &str) -> Source {
        if rest.starts_with("//") && !rest.starts_with("///") { self } else { Source::Serial(rest.to_owned()) }
    }

    /// Reads until it is over, or for good.
    pub fn read(&self, side: usize, to: &Sender<Sent>) {
        let told = |told: Option<Told>| told.is_none_or(|told| to.send((side, Some(told))).is_ok());
        match self {
            Source::Made(_) => {}
            Source::Input => {
                for line in std::io::stdin().lock().lines().map_while(Result::ok) {
                    told(decode_text(&line));
                }
            }
            _ => loop {
                if let Err(error) = self.once(&told) {
                    eprintln!("letdown: {error}; trying again");
                } else {
                    break;
                }
                std::thread::sleep(AGAIN);
            },
        }
        let _ = to.send((side, None));
    }

    /// One connection, until it is lost. `Ok` when nobody listens any more.
    fn once(&self, told: &dyn Fn(Option<Told>) -> bool) -> Result<(), Box<dyn std::error::Error>> {
        match self {
            Source::Serial(port) => serial(port, told),
            Source::Socket(address) => socket(address, told),
            Source::Web(host, port, path) => web(host, *port, path, told),
            Source::Mqtt(host, port, topic) => mqtt(host, *port, topic, told),
            Source::Made(_) | Source::Input => Ok(()),
        }
    }
}

type Done = Result<(), Box<dyn std::error::Error>>;

/// A Decent scale's frames or lines of text, whichever it speaks.
fn serial(port: &str, told: &dyn Fn(Option<Told>) -> bool) -> Done {
    let mut line = serialport::new(port, 115_200).timeout(Duration::from_secs(1)).open()?;
    let (mut frames, mut lines) = (Decoder::new(Kind::Decent), Decoder::new(Kind::Lines));
    // Asks a Half Decent Scale for a reading each tenth of a second; others do not understand it.
    line.write_all(&[0x03, 0x20, 0x01, 0x01])?;
    let mut bytes = [0; 256];
    loop {
        match line.read(&mut bytes) {
            Ok(0) => return Err("the port was closed".into()),
            Ok(count) => {
                for one in frames.feed(&bytes[..count]).into_iter().chain(lines.feed(&bytes[..count])) {
                    if !told(Some(one)) {
                        return Ok(());
                    }
                }
            }
            Err(error) if error.kind() == ErrorKind::TimedOut => {}
            Err(error) => return Err(error.into()),
        }
    }
}

fn socket(address: &str, told: &dyn Fn(Option<Told>) -> bool) -> Done {
    let (mut socket, _) = tungstenite::connect(address)?;
    if address.ends_with("/snapshot") {
        socket.send(tungstenite::Message::text("rate 10k"))?;
    }
    loop {
        if let tungstenite::Message::Text(text) = socket.read()?
            && !text.lines().all(|line| told(decode_text(line)))
        {
            return Ok(());
        }
    }
}

fn web(host: &str, port: u16, path: &str, told: &dyn Fn(Option<Told>) -> bool) -> Done {
    loop {
        let mut stream = TcpStream::connect((host, port))?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        write!(
            stream,
            "GET {path} HTTP/1.0\r\nHost: {host}\r\nAccept: text/event-stream, application/json, text/plain\r\n\r\n"
        )?;
        let lines = BufReader::new(stream).lines();
        let mut body = false;
        for line in lines {
            let line = line?;
            let one = if body { esphome_event(&line, None).or_else(|| decode_text(&line)) } else { None };
            body = body || line.is_empty();
            if !told(one) {
                return Ok(());
            }
        }
        std::thread::sleep(POLL);
    }
}

fn mqtt(host: &str, port: u16, topic: &str, told: &dyn Fn(Option<Told>) -> bool) -> Done {
    let mut options = MqttOptions::new(format!("letdown-{}", std::process::id()), host, port);
    options.set_keep_alive(Duration::from_secs(20));
    let (client, mut connection) = Client::new(options, 16);
    client.subscribe(topic, QoS::AtMostOnce)?;
    for event in connection.iter() {
        // A message that was kept by the broker is stale.
        if let Event::Incoming(Packet::Publish(message)) = event?
            && !message.retain
            && !told(decode_text(&String::from_utf8_lossy(&message.payload)))
        {
            return Ok(());
        }
    }
    Err("the broker closed the link".into())
}

/// The rows of a made-up session.
pub fn made(seed: u64) -> Vec<(f64, [Option<f64>; 2])> {
    draw(Tier::Typical, seed).rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read() {
        let read = |text: &str| Source::parse(text).ok();
        assert_eq!(read("sim:7"), Some(Source::Made(7)));
        assert_eq!(read("-"), Some(Source::Input));
        assert_eq!(read("serial:/dev/ttyUSB0"), Some(Source::Serial("/dev/ttyUSB0".into())));
        assert_eq!(read("serial:COM3"), Some(Source::Serial("COM3".into())));
        assert_eq!(read("ws://hds.local/snapshot"), Some(Source::Socket("ws://hds.local/snapshot".into())));
        assert_eq!(read("http://10.0.0.2:81/events"), Some(Source::Web("10.0.0.2".into(), 81, "/events".into())));
        let topic = Source::Mqtt("broker".into(), 1883, "scale/sensor/weight/state".into());
        assert_eq!(read("mqtt://broker/scale/sensor/weight/state"), Some(topic));
        for wrong in ["", "scale", "sim:x", "mqtt://broker", "http://:80/", "bluetooth:BOOKOO_SC"] {
            assert!(Source::parse(wrong).is_err(), "{wrong}");
        }
    }
}
