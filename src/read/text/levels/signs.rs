//! The signs for and against a level: what the heading is like, and what stands around it.

use std::fmt;

use crate::paper::SectionRole;

use super::features::{Heading, share_word};
use super::model::Choice;

/// Takes the name of a sign.
pub type Emit<'e> = dyn FnMut(fmt::Arguments<'_>) + 'e;

/// A heading that is to get a level, and what was chosen before.
pub struct View<'a> {
    /// All headings of the paper.
    pub headings: &'a [Heading],
    /// Levels of the first headings, which are final.
    pub sure: &'a [u8],
    /// Levels of those behind, as far as they are chosen.
    pub choice: &'a Choice,
    /// Place of the heading.
    pub place: usize,
    /// The level it may get.
    pub level: u8,
}

/// The same, as the signs tell it: relative, and cut off where papers get rare.
struct Sign<'a> {
    heading: &'a Heading,
    /// Depth to tell, at most 3; the depth below "Part One" counts from there.
    level: u8,
    /// The same of the heading before.
    last: u8,
    /// Levels down from the heading before, or up.
    step: i16,
    /// Role of the main part around.
    top: Option<SectionRole>,
}

impl<'a> View<'a> {
    /// Tells `emit` all signs.
    pub fn signs(&self, emit: &mut Emit<'_>) {
        let sign = self.sign();
        sign.own(emit);
        sign.step(emit);
        if let Some(before) = self.place.checked_sub(1) {
            sign.behind(&self.headings[before], emit);
        }
        self.among(&sign, emit);
        self.far(&sign, emit);
    }

    fn sign(&self) -> Sign<'a> {
        let Choice { last, open, .. } = self.choice;
        let named = self.level > 1 && open[1].is_some_and(|top| self.headings[top].named);
        let shown = |level: u8| level.saturating_sub(u8::from(named)).min(3);
        let top = open[1 + usize::from(named)].filter(|_| shown(self.level) > 1);
        Sign {
            heading: &self.headings[self.place],
            level: shown(self.level),
            last: shown(*last),
            step: (i16::from(self.level) - i16::from(*last)).max(-2),
            top: top.map(|top| self.headings[top].role),
        }
    }

    /// Siblings, parent, and the last heading of the level anywhere.
    fn among(&self, sign: &Sign<'_>, emit: &mut Emit<'_>) {
        let Sign { heading, level, step, .. } = sign;
        let Choice { last, open, count, ever, .. } = self.choice;
        let depth = usize::from(self.level);
        let at = |place: Option<usize>| place.map(|place| &self.headings[place]);
        if *step < 0 {
            emit(format_args!("up,children={level},{}", count[usize::from(*last)].min(4)));
        }
        if let Some(other) = at(open[depth]) {
            let (one, two) = (other.stacked.min(1), heading.stacked.min(1));
            emit(format_args!("sibling,letters={step},{}", other.letters == heading.letters));
            emit(format_args!("sibling,end={step},{}", other.end == heading.end));
            emit(format_args!("sibling,numbered={level},{},{}", other.numbered, heading.numbered));
            emit(format_args!("sibling,stacked={step},{one},{two}"));
            emit(format_args!("sibling,share={step},{}", share_word(other, heading)));
        }
        if let Some(parent) = at(open[depth - 1]) {
            let (one, two) = (parent.letters, heading.letters);
            emit(format_args!("parent,share={level},{}", share_word(parent, heading)));
            emit(format_args!("parent,amount={level},{},{}", parent.amount, count[depth].min(1)));
            emit(format_args!("parent,role={level},{:?},{:?}", parent.role, heading.role));
            emit(format_args!("parent,letters={level},{one:?},{two:?}"));
        }
        let Some(cousin) = at(ever[depth]) else {
            return emit(format_args!("cousin,none={level}"));
        };
        emit(format_args!("cousin,letters={level},{}", cousin.letters == heading.letters));
        emit(format_args!("cousin,end={level},{}", cousin.end == heading.end));
        emit(format_args!("cousin,numbered={level},{},{}", cousin.numbered, heading.numbered));
    }

    /// The same words before, the run of headings that begins here, and the heading behind.
    fn far(&self, sign: &Sign<'_>, emit: &mut Emit<'_>) {
        let Sign { heading, level, .. } = sign;
        if let Some(twin) = heading.twin {
            let same = self.chosen(twin) == self.level;
            emit(format_args!("twin={same},{}", heading.role == SectionRole::Body));
        }
        if heading.stacked > 0 {
            let leaf = self.level.saturating_add(heading.stacked) == self.choice.last;
            emit(format_args!("leaf={leaf},{}", heading.stacked.min(3)));
        }
        match self.headings.get(self.place + 1) {
            Some(next) => {
                let alike = next.letters == heading.letters;
                emit(format_args!("level,next={level},{:?},{alike}", next.role));
            }
            None => emit(format_args!("level,last={level}")),
        }
    }

    /// Level chosen for an earlier heading.
    fn chosen(&self, place: usize) -> u8 {
        let tail = || self.choice.tail.get(place - self.sure.len()).copied();
        self.sure.get(place).copied().or_else(tail).unwrap_or(0)
    }
}

impl Sign<'_> {
    /// What the heading itself is like.
    fn own(&self, emit: &mut Emit<'_>) {
        let Sign { heading, level, top, .. } = self;
        let Heading { role, letters, length, amount, stacked, .. } = heading;
        emit(format_args!("level={level}"));
        emit(format_args!("level,role={level},{role:?}"));
        emit(format_args!("level,role,stacked={level},{role:?},{}", stacked.min(&1)));
        emit(format_args!("level,words={level},{}", heading.words));
        emit(format_args!("level,letters={level},{letters:?}"));
        emit(format_args!("level,length={level},{length}"));
        emit(format_args!("level,end={level},{:?}", heading.end));
        emit(format_args!("level,amount={level},{amount}"));
        emit(format_args!("level,stacked={level},{}", stacked.min(&2)));
        emit(format_args!("level,recurs={level},{},{}", heading.recurs, heading.twin.is_some()));
        emit(format_args!("level,top,letters={level},{top:?},{letters:?}"));
        emit(format_args!("level,top,stacked={level},{top:?},{}", stacked.min(&2)));
        emit(format_args!("level,main={level},{:?}", heading.like_main));
        emit(format_args!("level,essay={level},{},{role:?}", heading.essay));
        for word in [heading.words.split(' ').next(), heading.words.rsplit(' ').next()] {
            emit(format_args!("level,edge={level},{}", word.unwrap_or_default()));
        }
    }

    fn step(&self, emit: &mut Emit<'_>) {
        let Sign { heading, last, step, top, .. } = self;
        emit(format_args!("step={step}"));
        emit(format_args!("step,last={step},{last}"));
        emit(format_args!("step,role={step},{:?}", heading.role));
        emit(format_args!("step,top={step},{last},{top:?}"));
        emit(format_args!("step,stacked={step},{last},{}", heading.stacked.min(2)));
        emit(format_args!("step,amount={step},{last},{}", heading.amount));
    }

    /// How it differs from the heading right before.
    fn behind(&self, before: &Heading, emit: &mut Emit<'_>) {
        let Sign { heading, step, .. } = self;
        let (letters, end) = (before.letters == heading.letters, before.end == heading.end);
        let (below, plain) = (before.amount == 0, heading.role == SectionRole::Body);
        emit(format_args!("step,below={step},{below},{plain}"));
        emit(format_args!("step,before={step},{:?}", before.role));
        emit(format_args!("step,amounts={step},{},{}", before.amount, heading.amount));
        emit(format_args!("step,alike={step},{letters},{end}"));
        emit(format_args!("step,letters={step},{:?},{:?}", before.letters, heading.letters));
        emit(format_args!("step,lengths={step},{},{}", before.length, heading.length));
        emit(format_args!("step,share={step},{}", share_word(before, heading)));
        emit(format_args!("step,numbers={step},{},{}", before.numbered, heading.numbered));
    }
}
