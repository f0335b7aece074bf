//! A family's devices, their server, and a network that loses, repeats, reorders and parts them, all from one seed.
//! Nothing here sleeps or reads a clock: time is a number that each device has wrong by hours.

mod device;
mod network;

use domain::fact::{DeviceId, FactId, Stamp};
use futures_executor::block_on;
use rand_core::{Rng, SeedableRng};
use rand_pcg::Pcg32;
use sync::protocol::Mailbox;
use sync::{Cursor, FamilyId, MemoryStore, Parcel, Store};

use device::Device;
use network::{Answer, Message, Network};

pub const FAMILY: FamilyId = FamilyId(77);

/// What a run came to.
#[derive(Default)]
pub struct Outcome {
    pub facts: usize,
    pub messages: usize,
    pub crashes: usize,
    pub put_back: usize,
}

pub struct World {
    chance: Pcg32,
    now_ms: u64,
    server: MemoryStore,
    lineage: u128,
    copy: Option<Vec<Parcel>>,
    devices: Vec<Device>,
    network: Network,
    outcome: Outcome,
}

/// One seed: chaos for a while, then quiet; every device and the server end with the same facts, and nothing that was
/// acknowledged is gone.
pub fn run(seed: u64) -> Outcome {
    let mut world = World::new(seed);
    let steps = 30 + world.below(60);
    for _ in 0..steps {
        world.step();
    }
    world.settle();
    world.check(seed);
    world.outcome
}

impl World {
    fn new(seed: u64) -> World {
        let mut chance = Pcg32::seed_from_u64(seed);
        let count = 2 + chance.next_u32() % 3;
        let devices = (0..count).map(|name| Device::new(u128::from(name) + 1, skew(&mut chance))).collect();
        World {
            chance,
            now_ms: 1_000_000_000,
            server: MemoryStore::default(),
            lineage: 1,
            copy: None,
            devices,
            network: Network::default(),
            outcome: Outcome::default(),
        }
    }

    fn below(&mut self, end: u32) -> u32 {
        self.chance.next_u32() % end
    }

    fn step(&mut self) {
        self.now_ms += u64::from(self.below(100_000));
        let which = self.below(u32::try_from(self.devices.len()).unwrap_or(1)) as usize;
        match self.below(100) {
            0..20 => self.write(which),
            20..45 => self.ask(which),
            45..85 => self.deliver(),
            85..88 => self.network.lose(&mut self.chance),
            88..91 => self.network.repeat(&mut self.chance),
            91..95 => self.crash(which),
            95..97 => self.devices[which].parted ^= true,
            97 => self.network.forget_requests(),
            98 => self.copy = Some(self.on_server()),
            _ => self.put_back(),
        }
    }

    fn write(&mut self, which: usize) {
        self.outcome.facts += 1;
        let id = FactId(u128::from(self.chance.next_u64()));
        self.devices[which].write(id, self.now_ms);
    }

    fn ask(&mut self, which: usize) {
        let nr = self.chance.next_u64();
        let device = &mut self.devices[which];
        if let Some(request) = device.ask(nr) {
            self.network.requests.push(Message { device: which, nr, content: request });
        }
    }

    /// Whichever message comes next, in any order; a parted device's are lost.
    fn deliver(&mut self) {
        self.outcome.messages += 1;
        if self.chance.next_u32().is_multiple_of(2) {
            if let Some(message) = self.network.any_request(&mut self.chance) {
                let answer = self.answer(&message);
                if !self.devices[message.device].parted {
                    self.network.answers.push(Message { device: message.device, nr: message.nr, content: answer });
                }
            }
        } else if let Some(message) = self.network.any_answer(&mut self.chance)
            && !self.devices[message.device].parted
        {
            // Sometimes it is kept, and the note of it is not: a crash between the two.
            let noted = !self.chance.next_u32().is_multiple_of(10);
            self.outcome.crashes += usize::from(!noted);
            self.devices[message.device].take(message.nr, message.content, noted);
        }
    }

    fn answer(&self, message: &Message<sync::protocol::Request>) -> Answer {
        use sync::protocol::Request;
        let mailbox = Mailbox::new(self.server.clone(), self.lineage);
        match &message.content {
            Request::Pull { from } => {
                Answer::Page(*from, block_on(mailbox.pull(FAMILY, *from, 3)).expect("memory can be read"))
            }
            Request::Push { facts, upto } => {
                let ids = facts.iter().map(|fact| fact.id).collect();
                Answer::Ack(*upto, block_on(mailbox.push(FAMILY, facts.clone(), 1)).expect("it is sealed"), ids)
            }
        }
    }

    fn crash(&mut self, which: usize) {
        self.outcome.crashes += 1;
        self.devices[which].crash();
    }

    fn on_server(&self) -> Vec<Parcel> {
        let page = block_on(self.server.since(FAMILY, Cursor(0), u32::MAX)).expect("memory can be read");
        assert!(page.parcels.iter().zip(1..).all(|(placed, at)| placed.at.0 == at), "places have gaps");
        page.parcels.into_iter().map(|placed| placed.parcel).collect()
    }

    /// The server is put back from an older copy, as after the loss of its disk.
    fn put_back(&mut self) {
        let Some(copy) = self.copy.clone() else { return };
        self.outcome.put_back += 1;
        self.server = MemoryStore::default();
        block_on(self.server.append(FAMILY, &copy)).expect("memory keeps");
        self.lineage += 1;
    }

    /// The network heals; everybody asks until nothing is left to ask.
    fn settle(&mut self) {
        self.network = Network::default();
        for round in 0..4 {
            for which in 0..self.devices.len() {
                self.devices[which].parted = false;
                self.devices[which].crash();
                for turn in 0.. {
                    assert!(turn < 1000, "device {which} asks for ever in round {round}");
                    let nr = self.chance.next_u64();
                    let Some(content) = self.devices[which].ask(nr) else { break };
                    let answer = self.answer(&Message { device: which, nr, content });
                    self.devices[which].take(nr, answer, true);
                }
            }
        }
    }

    fn check(&self, seed: u64) {
        let mut everything: Vec<FactId> = self.devices.iter().flat_map(|device| device.written.clone()).collect();
        everything.sort_unstable();
        let mut kept: Vec<FactId> = self.on_server().iter().map(|parcel| parcel.id).collect();
        kept.sort_unstable();
        assert_eq!(kept, everything, "seed {seed}: the server");
        let last: Vec<(Stamp, FactId)> = self.devices.iter().filter_map(Device::last_word).collect();
        assert!(last.windows(2).all(|two| two[0] == two[1]), "seed {seed}: the last word differs");
        for device in &self.devices {
            assert_eq!(device.ids(), everything, "seed {seed}: device {}", device.name.0);
            assert!(device.acknowledged.iter().all(|id| kept.contains(id)), "seed {seed}: acknowledged, then lost");
            assert!(device.ordered, "seed {seed}: a fact is stamped before one that its writer had seen");
        }
    }
}

fn skew(chance: &mut Pcg32) -> i64 {
    i64::from(chance.next_u32() % (24 * 3_600_000)) - 12 * 3_600_000
}

pub fn device_id(name: u128) -> DeviceId {
    DeviceId(name)
}
