//! The program that drives Chromium: one per test process, ended with the last phone that uses it.
//! Speaks no protocol: `browser` opens sessions with it.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};

static SHARED: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

/// A running chromedriver.
pub struct Driver {
    process: Mutex<Child>,
    port: u16,
}

impl Driver {
    /// The one in use, or a new one.
    pub fn shared() -> Arc<Driver> {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(driver) = shared.upgrade() {
            return driver;
        }
        let driver = Arc::new(Driver::start());
        *shared = Arc::downgrade(&driver);
        driver
    }

    fn start() -> Driver {
        let program = std::env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut command = Command::new(program);
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process =
            command.spawn().expect("chromedriver starts; install it with: apt-get install chromium-driver");
        let mut output = BufReader::new(process.stdout.take().expect("its output is piped"));
        let port = read_port(&mut output).expect("chromedriver tells its port");
        // A full pipe would stop it.
        std::thread::spawn(move || std::io::copy(&mut output.by_ref(), &mut std::io::sink()));
        Driver { process: Mutex::new(process), port }
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

fn read_port(output: &mut impl BufRead) -> Option<u16> {
    output.lines().map_while(Result::ok).find_map(|line| {
        let (_, port) = line.split_once("on port ")?;
        port.trim_end_matches('.').parse().ok().filter(|port| *port != 0)
    })
}

impl Drop for Driver {
    fn drop(&mut self) {
        let process = self.process.get_mut().unwrap_or_else(PoisonError::into_inner);
        let _ = process.kill();
        let _ = process.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_the_first_lines() {
        let mut told: &[u8] =
            b"Starting ChromeDriver 1.2 on port 0\nChromeDriver was started successfully on port 41111.\nmore\n";
        assert_eq!(read_port(&mut told), Some(41111));
    }
}
