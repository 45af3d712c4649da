//! A person writes the text of a post: it is judged, kept, and sent as it stands.

use super::judge::{Bench, Weight, tidy};
use super::{Decided, Refusal, Seat, objections};
use crate::outbox::State;
use crate::state::deliveries;
use crate::state::held::{self, Edited};
use crate::wording::reasons;

/// Takes a person's text in the place of the program's. It waits for a yes unless that is said
/// with it.
pub(super) fn edit(seat: &Seat<'_>, text: &str, vouched: bool, approve: bool) -> Decided {
    let Some(account) = seat.account() else {
        return Ok(Err(Refusal::NoAccount(seat.delivery.account.clone())));
    };
    let Some(bench) = Bench::of(seat.db, seat.config, account, seat.delivery.item)? else {
        return Ok(Err(Refusal::NoArticle));
    };
    let text = tidy(text);
    let verdict = bench.judge(&text);
    if !verdict.passes(|_| vouched) {
        return Ok(Err(Refusal::Gate(verdict)));
    }
    let (id, who) = (seat.delivery.id, Some(seat.who));
    let risks = verdict.of(Weight::Vouch).map(|one| (one.rule.to_owned(), one.found.clone()));
    let edited = Edited { by: seat.who.to_owned(), at: seat.now, vouched: risks.collect() };
    held::edit(seat.db, id, &edited, &bench.article, bench.read_at)?;
    let post = deliveries::by_id(seat.db, id)?.post;
    let pictures = post.map(|post| (post.image, post.more_images));
    let mut post = bench.post(&text);
    if let Some((image, more_images)) = pictures {
        (post.image, post.more_images) = (image, more_images);
    }
    deliveries::set_post(seat.db, id, &post)?;
    let why = match objections(&verdict) {
        Some(objections) => {
            reasons::AND.told([reasons::EDITED.told([]), reasons::VOUCHED.told([objections])])
        }
        None => reasons::EDITED.told([]),
    };
    deliveries::stays(seat.db, id, ("edited", &why), who, seat.now)?;
    if seat.delivery.state != State::AwaitingApproval {
        let waits = reasons::EDITED_WAITS.told([]);
        deliveries::move_by(seat.db, id, (State::AwaitingApproval, &waits), who, seat.now)?;
    }
    if approve {
        return seat.yes(&reasons::SAID_YES.told([]));
    }
    seat.done()
}
