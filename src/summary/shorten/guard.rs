//! Words that carry a sentence's truth: a part that holds one of them stays.

use super::view::among;
use crate::text::{dates, words};

/// Negations, modality, attribution, exceptions and conditions.
const CARRYING: &str = "nicht nichts nie niemals niemand niemanden nirgends weder ohne kaum selten \
    soll sollen sollte sollten solle könnte könnten könne können kann konnte konnten dürfte dürften \
    dürfe darf dürfen müsse müsste müssen muss will wollen wolle würde würden werde sei seien habe \
    hätte hätten wäre wären angeblich angabe womöglich mutmaßlich mutmaßliche mutmaßlichen \
    möglicherweise voraussichtlich vermutlich wahrscheinlich offenbar wohl vielleicht eventuell etwa \
    geplant geplante vorbehaltlich laut zufolge angaben so sagte sagt erklärte erklärt berichtete \
    berichtet betonte betont mitteilte mitteilt teilte hieß heißt meinte wie außer ausgenommen \
    sondern nur lediglich bloß erst mindestens höchstens maximal minimal ausschließlich bis ab statt \
    anstatt wenn falls sofern soweit solange bzw beziehungsweise oder aber jedoch sogenannt \
    sogenannte sogenannten";

/// With one of these in the main clause, the clause behind it may be what is denied, narrowed
/// down or announced: `nicht, um …`, `nur, weil …`, `dadurch, …`.
const ANNOUNCING: &str = "nicht nichts nie niemals niemand weder ohne kaum selten nur lediglich bloß \
    erst allein ausschließlich gerade eben auch besonders insbesondere allem deshalb deswegen darum \
    daher dafür dazu daran damit dadurch darauf darin davon daraus darüber so solch solche genug \
    genügend ausreichend insofern insoweit umso desto dann dort derart dermaßen einerseits zwar \
    umgekehrt zumal anders mehr weniger eher lieber";

/// With one of these in the main clause, its purpose is what it says.
const NEEDING: &str = "ist sind war waren notwendig notwendiger nötig nötiger erforderlich wichtig braucht brauchen \
    brauchte benötigt benötigen muss müssen musste sollte sollten soll sollen reicht genügt dient \
    dienen nutzen nutzt genutzt nutzte nutzten verwendet eingesetzt gedacht bestimmt verpflichtet \
    kann können könnte könnten zeit gelegenheit möglichkeit möglichkeiten chance frist";

/// Weekdays and times, which may be the news.
const WHEN: &str = "uhr montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montags \
    dienstags mittwochs donnerstags freitags samstags sonntags täglich werktags januar februar märz \
    april mai juni juli august september oktober november dezember";

/// Behind `zu` these are no adjectives: `zu der Feier`.
const BEHIND_TO: &str = "der dem einem einer ihrem ihrer seinem seiner diesem dieser jedem jeder allem \
    mehr";

/// Whether a part may go as far as its words tell: it says no time, denies or claims nothing, and
/// quotes nobody.
pub(super) fn may_go(part: &str) -> bool {
    let quoted = part.contains(['„', '“', '”', '"', '»', '«', '‚', '‘', '›', '‹']);
    let time = holds(part, WHEN) || dates::find(part).iter().any(|date| date.day.is_some());
    !quoted && !time && !holds(part, CARRYING) && !denies(part)
}

/// Whether a main clause stands by itself when the clause behind it goes.
pub(super) fn stands_alone(main: &str) -> bool {
    !holds(main, ANNOUNCING) && !denies(main) && !is_too(main)
}

/// Whether a main clause needs what it is for.
pub(super) fn needs_purpose(main: &str) -> bool {
    holds(main, NEEDING)
}

fn holds(part: &str, list: &str) -> bool {
    words::tokens(part).iter().any(|token| among(list, &token.text.to_lowercase()))
}

fn denies(part: &str) -> bool {
    words::tokens(part).iter().any(|token| {
        let word = token.text.to_lowercase();
        word.starts_with("kein") || word.starts_with("unmöglich")
    })
}

/// `zu jung`, `zu teuer`: what follows says for what. `zu lesen` and `zu der Feier` do not.
fn is_too(main: &str) -> bool {
    words::tokens(main).windows(2).any(|pair| {
        let [to, next] = pair else { return false };
        let adjective = next.text.starts_with(char::is_lowercase)
            && (!next.text.ends_with('n') || next.text == "klein")
            && !among(BEHIND_TO, next.text);
        to.text == "zu" && adjective
    })
}
