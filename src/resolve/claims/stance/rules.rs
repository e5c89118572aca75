//! Answers that no cue states, one rule a function, tried in order.

use super::frame::Frame;
use super::lists::List;
use super::partners::{KIN, Reach};
use super::signals::Meaning;
use super::{Answer, Search};
use crate::paper::{Act, Basis, Polarity, SourceKind, Speaker, Stance, StanceKind, StanceTarget};
use crate::text::ArenaSpan;

/// How far behind a cue a name may stand that is answered, in bytes.
const NEARBY: usize = 60;

/// A claim without a stated stance.
struct Case<'c> {
    index: usize,
    frame: &'c Frame,
    meanings: &'c [Meaning],
    /// What the extractor reads from the words around.
    read: Option<&'c Stance>,
    /// The answers of the claims before.
    before: &'c [Option<Answer>],
}

impl Case<'_> {
    fn tells(&self, meaning: Meaning) -> bool {
        self.meanings.contains(&meaning)
    }
}

type Rule = fn(&Search<'_>, &Case<'_>) -> Option<Answer>;

const RULES: &[Rule] = &[
    replies, judges, sides, contrasts, as_read, concedes, opposes, corrects, answers, adds, points,
];

/// The answer that the first fitting rule infers.
pub fn infer(
    search: &Search<'_>,
    index: usize,
    frame: &Frame,
    meanings: &[Meaning],
    read: Option<&Stance>,
    before: &[Option<Answer>],
) -> Option<Answer> {
    let unknown = search.claims[index].source_kind == SourceKind::Person && !search.is_told(index);
    let case = Case { index, frame, meanings, read, before };
    RULES.iter().filter(|_| !unknown).find_map(|rule| rule(search, &case))
}

fn inferred(kind: StanceKind, target: usize) -> Option<Answer> {
    let toward = vec![StanceTarget::Claim(target)];
    Some(Answer { kind, basis: Basis::Inferred, toward })
}

/// "In reply, Anna said that …"
fn replies(search: &Search<'_>, case: &Case<'_>) -> Option<Answer> {
    if !case.tells(Meaning::Responds) {
        return None;
    }
    let pointed = search
        .answerable(case.index, Reach::Neighbour)
        .find(|claim| search.is_pointed_to(&case.frame.around, *claim));
    let near = || search.answerable(case.index, Reach::Neighbour).next();
    let named = search.named_around(case.index);
    let toward = if named.is_empty() {
        pointed.or_else(near).map(StanceTarget::Claim).into_iter().collect()
    } else {
        named
    };
    let kind = search.manner_of_reply(case.index, case.frame, &toward);
    Some(Answer { kind, basis: Basis::Stated, toward })
}

/// "Anna said that this is wrong."
fn judges(search: &Search<'_>, case: &Case<'_>) -> Option<Answer> {
    let right = case.frame.judges()?;
    let kind = if right { StanceKind::Agrees } else { StanceKind::Disagrees };
    inferred(kind, search.answerable(case.index, Reach::Paragraph).next()?)
}

/// "Likewise, Anna said that …"
fn sides(search: &Search<'_>, case: &Case<'_>) -> Option<Answer> {
    if !case.tells(Meaning::Agrees) {
        return None;
    }
    let toward = search.named_around(case.index);
    if !toward.is_empty() {
        return Some(Answer { kind: StanceKind::Agrees, basis: Basis::Stated, toward });
    }
    inferred(StanceKind::Agrees, search.kin(case.index, 1)?)
}

/// "Anna, however, said that …", of the same thing; "unlike Karl Roth, Anna said that …".
fn contrasts(search: &Search<'_>, case: &Case<'_>) -> Option<Answer> {
    let toward = search.named_around(case.index);
    if case.tells(Meaning::Contrasts) && !toward.is_empty() {
        return Some(Answer { kind: StanceKind::Disagrees, basis: Basis::Stated, toward });
    }
    let own_voice = search.claims[case.index].source_kind == SourceKind::Authors;
    let least = match (case.tells(Meaning::Contrasts), case.tells(Meaning::Turns)) {
        _ if own_voice => return None,
        (true, _) => 1,
        (_, true) => KIN,
        _ => return None,
    };
    let target = search.answerable(case.index, Reach::Neighbour).take(2).find(|claim| {
        search.topics.shared(case.index, *claim) >= least
            || search.is_pointed_to(&case.frame.said, *claim)
    })?;
    let claim = &search.claims[case.index];
    let part = search.claims[target].act == Act::Agreement
        || claim.normative
        || case.tells(Meaning::Softens)
        || case.frame.concedes();
    let kind = if part { StanceKind::PartlyAgrees } else { StanceKind::Disagrees };
    inferred(kind, target)
}

/// What the extractor reads, where there is somebody to answer; a second verb of one speaker
/// answers what the first does: "objected and said that".
fn as_read(search: &Search<'_>, case: &Case<'_>) -> Option<Answer> {
    let kind = case.read?.kind;
    if let Some(first) = search.same_breath(case.index) {
        let toward = case.before[first].as_ref().map(|answer| answer.toward.clone());
        if let Some(toward) = toward.filter(|toward| !toward.is_empty()) {
            return Some(Answer { kind, basis: Basis::Inferred, toward });
        }
    }
    let mut told =
        search.answerable(case.index, Reach::Paragraph).filter(|claim| search.is_told(*claim));
    inferred(kind, told.next()?)
}

/// "Anna said that this may be right, but …"
fn concedes(search: &Search<'_>, case: &Case<'_>) -> Option<Answer> {
    let fits = case.frame.concedes() && case.frame.grants();
    let target = search.answerable(case.index, Reach::Neighbour).find(|_| fits)?;
    inferred(StanceKind::PartlyAgrees, target)
}

/// "Anna said that it *can* grow", "that the opposite is so".
fn opposes(search: &Search<'_>, case: &Case<'_>) -> Option<Answer> {
    let opposes = case.tells(Meaning::Opposes);
    let insists = search.stresses_a_verb(case.index);
    let least = if opposes { 1 } else { KIN };
    let target = search.kin(case.index, least).filter(|_| opposes || insists)?;
    inferred(StanceKind::Disagrees, target)
}

/// "Anna said that it is more like …"
fn corrects(search: &Search<'_>, case: &Case<'_>) -> Option<Answer> {
    let target = search.kin(case.index, KIN).filter(|_| case.tells(Meaning::Corrects))?;
    inferred(StanceKind::PartlyAgrees, target)
}

/// Behind a question of somebody else comes an answer.
fn answers(search: &Search<'_>, case: &Case<'_>) -> Option<Answer> {
    let claim = &search.claims[case.index];
    let target = search.answerable(case.index, Reach::Paragraph).next()?;
    let asked = search.claims[target].act == Act::Question
        && claim.act != Act::Question
        && claim.source_kind == SourceKind::Person
        && !case.frame.illustrates()
        && search.is_next(case.index, target);
    asked.then_some(())?;
    inferred(StanceKind::Responds, target)
}

/// "Anna added that …", behind what somebody else said.
fn adds(search: &Search<'_>, case: &Case<'_>) -> Option<Answer> {
    let target = search
        .answerable(case.index, Reach::Neighbour)
        .next()
        .filter(|claim| case.tells(Meaning::Adds) && search.is_next(case.index, *claim))?;
    let toward = vec![StanceTarget::Claim(target)];
    Some(Answer { kind: StanceKind::Responds, basis: Basis::Stated, toward })
}

/// "Anna said that this may be an advantage."
fn points(search: &Search<'_>, case: &Case<'_>) -> Option<Answer> {
    let target = search
        .answerable(case.index, Reach::Paragraph)
        .next()
        .filter(|claim| case.frame.points_back() && search.is_next(case.index, *claim))?;
    inferred(StanceKind::Responds, target)
}

impl Search<'_> {
    /// The claim of the same speakers just before in the sentence.
    fn same_breath(&self, index: usize) -> Option<usize> {
        let before = index.checked_sub(1)?;
        let same = self.claims[before].sentence == self.claims[index].sentence
            && self.speakers[before] == self.speakers[index];
        same.then_some(before)
    }

    /// Whether what is said stresses an auxiliary verb.
    fn stresses_a_verb(&self, index: usize) -> bool {
        self.claims[index].content.iter().any(|said| {
            let first = self.stressed.partition_point(|span| span.start() < said.start());
            self.stressed.get(first).is_some_and(|span| said.contains(*span))
        })
    }

    /// How a reply takes what it replies to.
    pub fn manner_of_reply(
        &self,
        index: usize,
        frame: &Frame,
        toward: &[StanceTarget],
    ) -> StanceKind {
        let [StanceTarget::Claim(target), ..] = *toward else { return StanceKind::Responds };
        match frame.judges() {
            Some(true) => return StanceKind::Agrees,
            Some(false) => return StanceKind::Disagrees,
            None => {}
        }
        let half = self.claims[index].polarity == Polarity::Negative
            && frame.hedges()
            && !self.asks_openly(target);
        if frame.concedes() || half { StanceKind::PartlyAgrees } else { StanceKind::Responds }
    }

    /// Whether a claim asks who, what or how: there is nothing in it to deny.
    fn asks_openly(&self, claim: usize) -> bool {
        let claim = &self.claims[claim];
        let asked = claim.content.first().map_or("", |span| self.document.text(*span));
        let opener = asked.split_whitespace().next().unwrap_or_default().to_lowercase();
        claim.act == Act::Question
            && (opener.starts_with("wh") && opener != "whether" || opener == "how")
    }

    /// Claims of people who are named around source and cue: "in line with Anna Berg".
    fn named_around(&self, index: usize) -> Vec<StanceTarget> {
        let claim = &self.claims[index];
        let start = claim.sentence.start();
        let end = claim.cue.map_or(start, |cue| cue.end() + NEARBY).min(claim.sentence.end());
        let outside = |span: &ArenaSpan| {
            let inside = |other: &ArenaSpan| other.contains(*span);
            !claim.content.iter().any(inside) && !claim.source.iter().any(inside)
        };
        let mentions = self.people.by_mention.range(ArenaSpan::new(start, start)..);
        let names = mentions.map(|(span, _)| *span).take_while(|span| span.start() < end);
        let names: Vec<ArenaSpan> = names.filter(outside).collect();
        self.claims_of(index, &names)
    }

    /// Whether words point back at something a claim holds: "this policy".
    fn is_pointed_to(&self, words: &[String], claim: usize) -> bool {
        let pointer = |at: &usize| List::POINTERS.has(&words[*at]);
        (0..words.len())
            .filter(pointer)
            .any(|at| words[at + 1..].iter().take(2).any(|word| self.topics.holds(claim, word)))
    }

    /// The nearest of the last claims of the paragraph that shares enough with a claim.
    fn kin(&self, index: usize, least: usize) -> Option<usize> {
        self.answerable(index, Reach::Paragraph)
            .take(2)
            .find(|claim| self.is_told(*claim) && self.topics.shared(index, *claim) >= least)
    }

    /// Whether nobody but examples and what goes on stands between two claims.
    fn is_next(&self, index: usize, earlier: usize) -> bool {
        self.claims[earlier + 1..index].iter().all(|between| {
            between.continues.is_some()
                || between.evidence.rule == "claims/example"
                || between.sentence == self.claims[index].sentence
                || between.sentence == self.claims[earlier].sentence
        }) && !self.speakers[index].iter().any(|speaker| matches!(speaker, Speaker::Group(_)))
    }
}
