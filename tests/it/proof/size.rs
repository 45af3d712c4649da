//! The sizes of the proofs, left where `.ci/run` prints them: a test's own output is swallowed.

use std::path::Path;

/// Prints what a proof tried, and keeps it in a file of its own name below `target/tmp/proofs`.
pub(crate) fn tell(proof: &str, size: &str) {
    println!("{proof}: {size}");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("proofs");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{proof}.txt")), format!("{proof}: {size}\n")).unwrap();
}
