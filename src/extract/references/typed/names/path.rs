//! The cheapest way to read a whole list.

use super::readings::{Form, Name, Reading, readings};
use super::words::{Mark, Part};

/// Between names that are parted by semicolons elsewhere in the list, a comma parts none.
const COMMA_AMONG_SEMICOLONS: u32 = 20;

/// The cheapest way to a place of the list, its last name in one form.
#[derive(Clone)]
struct Step {
    cost: u32,
    reading: Reading,
    from: usize,
    form: Option<Form>,
}

/// Reads all parts, in time linear in their number.
pub fn cheapest(parts: &[Part]) -> Vec<Name> {
    let semicolons = parts.iter().any(|part| part.before == Mark::Semicolon);
    let mut steps: Vec<Vec<Step>> = vec![Vec::new(); parts.len() + 1];
    for at in 0..parts.len() {
        if at > 0 && steps[at].is_empty() {
            continue;
        }
        let window = &parts[at..parts.len().min(at + 12)];
        let comma = semicolons && parts[at].before == Mark::Comma;
        let extra = if comma { COMMA_AMONG_SEMICOLONS } else { 0 };
        for reading in readings(window) {
            let form = reading.name.form;
            let (before, last) = if at == 0 {
                (0, None)
            } else {
                let way =
                    |step: &Step| step.cost + change(step.reading.name.form, form, step.from == 0);
                let best = steps[at].iter().min_by_key(|step| way(step));
                best.map_or((0, None), |step| (way(step), Some(step.reading.name.form)))
            };
            let step = Step { cost: before + reading.cost + extra, from: at, form: last, reading };
            let end = at + step.reading.parts;
            let same = steps[end].iter_mut().find(|other| other.reading.name.form == form);
            match same {
                Some(other) if other.cost > step.cost => *other = step,
                Some(_) => {}
                None => steps[end].push(step),
            }
        }
    }
    back(&steps)
}

/// Walks back from the end.
fn back(steps: &[Vec<Step>]) -> Vec<Name> {
    let mut names = Vec::new();
    let mut at = steps.len() - 1;
    let mut step = steps[at].iter().min_by_key(|step| step.cost);
    while let Some(found) = step {
        names.push(found.reading.name.clone());
        at = found.from;
        step = found
            .form
            .and_then(|form| steps[at].iter().find(|step| step.reading.name.form == form));
    }
    names.reverse();
    names
}

/// Cost of a name in form `to` behind one in form `from`. `first`: that one opens the list.
fn change(from: Form, to: Form, first: bool) -> u32 {
    use Form::{Family, Full, InvertedGiven, InvertedInitials, Leading, Organization, Trailing};
    match (from, to) {
        _ if from == to => 0,
        (Organization | Family, _) | (_, Organization | Family) => 0,
        (InvertedInitials, InvertedGiven) | (InvertedGiven, InvertedInitials) => 2,
        (Leading, Full) | (Full, Leading) => 2,
        // "Holm, A. and B. Po": only the first name is turned round.
        (InvertedInitials | InvertedGiven, Leading | Full) if first => 2,
        (Trailing, InvertedInitials) | (InvertedInitials, Trailing) => 6,
        _ => 10,
    }
}
