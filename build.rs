//! Asks the linker for packed relocations where this system's loader reads them: a megabyte less.
//!
//! Only in a release: linkers such as mold 1.10 write them without the mark that the loader asks
//! for, and whoever develops with one would have a program that does not start.

use std::process::Command;

/// The first glibc whose loader reads packed relocations (`DT_RELR`).
const SINCE: (u32, u32) = (2, 36);

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    let at_home = std::env::var("HOST").ok() == std::env::var("TARGET").ok();
    // What is built for another system must not be judged by this one's loader.
    let small = is("PROFILE", "release") && is("CARGO_CFG_TARGET_ENV", "gnu");
    if at_home && small && glibc().is_some_and(|glibc| glibc >= SINCE) {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// The version of this system's glibc, as `getconf` tells it: „glibc 2.36“.
fn glibc() -> Option<(u32, u32)> {
    let told = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let told = String::from_utf8(told.stdout).ok()?;
    let (major, minor) = told.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}
