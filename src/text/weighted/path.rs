//! Where a link's port, path and query end.

use super::chars::{ends_path, ends_query, is_path, is_query};

/// Behind a port (`:8080`) that begins at `at`, else `at`.
pub(super) fn after_port(chars: &[char], at: usize) -> usize {
    if chars.get(at) != Some(&':') {
        return at;
    }
    let digits = count(chars, at + 1, |c| c.is_ascii_digit());
    if digits == 0 { at } else { at + 1 + digits }
}

/// Behind a path (`/…`) that begins at `at`, else `at`. Brackets belong to it when balanced; what
/// a sentence ends with (`.`, `,`, `!`) does not.
pub(super) fn after_path(chars: &[char], at: usize) -> usize {
    if chars.get(at) != Some(&'/') {
        return at;
    }
    let mut end = at + 1;
    let mut here = end;
    while let Some(&c) = chars.get(here) {
        if c == '(' {
            let Some(close) = after_brackets(chars, here) else {
                break;
            };
            here = close;
            end = here;
        } else if is_path(c) {
            here += 1;
            if ends_path(c) {
                end = here;
            }
        } else {
            break;
        }
    }
    end
}

/// Behind a query (`?…`) that begins at `at`, else `at`.
pub(super) fn after_query(chars: &[char], at: usize) -> usize {
    if chars.get(at) != Some(&'?') {
        return at;
    }
    let tail = chars.get(at + 1..).unwrap_or_default();
    let mut end = at;
    for (offset, &c) in tail.iter().take_while(|&&c| is_query(c)).enumerate() {
        if ends_query(c) {
            end = at + offset + 2;
        }
    }
    end
}

/// Behind `(…)` that opens at `at`, one level of inner brackets allowed, nothing empty.
fn after_brackets(chars: &[char], at: usize) -> Option<usize> {
    let mut here = at + 1;
    let outer = count(chars, here, is_path);
    here += outer;
    if chars.get(here) == Some(&'(') {
        let inner = count(chars, here + 1, is_path);
        here += 1 + inner;
        if inner == 0 || chars.get(here) != Some(&')') {
            return None;
        }
        here += 1;
        here += count(chars, here, is_path);
    } else if outer == 0 {
        return None;
    }
    (chars.get(here) == Some(&')')).then_some(here + 1)
}

fn count(chars: &[char], from: usize, wanted: impl Fn(char) -> bool) -> usize {
    let tail = chars.get(from..).unwrap_or_default();
    tail.iter().take_while(|&&c| wanted(c)).count()
}
