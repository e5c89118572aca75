//! Tokens, facts, lattices and model files.

use proptest::prelude::*;

use super::*;

#[test]
fn texts_are_cut_where_labels_may_part() {
    let check = |text: &str, expected: &[&str]| {
        let found: Vec<&str> = split(text).iter().map(|token| &text[token.range.clone()]).collect();
        assert_eq!(found, expected, "{text}");
    };
    check("1Department of Law", &["1", "Department", "of", "Law"]);
    check("aFaculty, M5S 2E4", &["a", "Faculty", ",", "M", "5", "S", "2", "E", "4"]);
    check("McGill e\u{301}te", &["McGill", "e\u{301}te"]);
    check(" \n\t", &[]);
    let lines: Vec<bool> = split("a b\nc").iter().map(|token| token.begins_line).collect();
    assert_eq!(lines, [true, false, true]);
}

#[test]
fn shapes_say_what_kind_of_word_it_is() {
    for (token, expected) in
        [("Toronto", "Xxxx"), ("M5S", "XdX"), ("199712", "ddd"), ("U.S", "X.X"), ("d'É", "x'X")]
    {
        assert_eq!(shape(token), expected);
    }
}

#[test]
fn neighbours_see_what_reaches_them() {
    let mut facts = vec![Facts::default(); 3];
    let bare: Vec<usize> = spread(&facts).iter().map(Vec::len).collect();
    facts[0].note_near(1, "kind", "value");
    let seen: Vec<usize> = spread(&facts).iter().map(Vec::len).collect();
    assert_eq!(bare, [1, 1, 1]);
    assert_eq!(seen, [2, 2, 1]);
    let features = spread(&facts);
    assert_ne!(features[0][1], features[1][1], "a fact here and one before are two things");
}

/// Two labels; "no" costs, and a change costs.
fn small() -> (Vec<f64>, Transitions) {
    (vec![1.0, 0.0, 0.0, 0.4, 2.0, 0.0], Transitions::new(2, vec![0.5, -0.5, -0.5, 0.5]))
}

#[test]
fn paths_and_marginals_agree_with_counting() {
    let (states, transitions) = small();
    let scores = [0.5, -0.5, -0.5, 0.5];
    let mut total = 0.0;
    let mut best = (f64::NEG_INFINITY, Vec::new());
    let mut nodes = [0.0; 6];
    for number in 0..8_usize {
        let path = vec![number & 1, (number >> 1) & 1, (number >> 2) & 1];
        let mut score = 0.0;
        for (place, label) in path.iter().enumerate() {
            score += states[place * 2 + label];
            score += if place > 0 { scores[path[place - 1] * 2 + label] } else { 0.0 };
        }
        total += score.exp();
        path.iter().enumerate().for_each(|(place, label)| nodes[place * 2 + label] += score.exp());
        best = if score > best.0 { (score, path) } else { best };
    }
    assert_eq!(best_path(&states, &transitions), best.1);
    let marginals = Marginals::new(&states, &transitions);
    assert!((marginals.log_total() - total.ln()).abs() < 1e-9);
    for (at, sum) in nodes.iter().enumerate() {
        assert!((marginals.node(at / 2, at % 2) - sum / total).abs() < 1e-9, "node {at}");
    }
    let mut sums = [0.0; 4];
    marginals.add_transitions(&transitions, &mut sums);
    assert!((sums.iter().sum::<f64>() - 2.0).abs() < 1e-9, "one transition between two places");
}

/// "town" for what is noted as one.
fn labeller() -> Labeller {
    let mut facts = Facts::default();
    facts.note("list", "town");
    let feature = spread(&[facts])[0][1];
    let labels = ["O", "B-town", "I-town"].map(str::to_owned);
    let bytes = Model::to_bytes(&labels, &[0.0; 9], &[(feature, 1, 3.0), (feature, 2, -1.5)]);
    Labeller::load(&bytes).expect("just written")
}

#[test]
fn tokens_get_labels_and_fields() {
    let labeller = labeller();
    let mut facts = vec![Facts::default(); 3];
    facts[1].note("list", "town");
    let labels = labeller.label(&facts);
    let names: Vec<&str> = labels.iter().map(|label| label.name).collect();
    assert_eq!(names, ["O", "B-town", "O"]);
    assert!(labels[1].confidence > 0.8 && labels[0].confidence < 0.4);
    let fields = fields(&[0..1, 2..5, 6..7], &labels);
    assert_eq!(fields.len(), 1);
    assert_eq!((fields[0].name, fields[0].range.clone()), ("town", 2..5));
}

#[test]
fn long_sequences_get_a_label_for_every_token() {
    let facts = vec![Facts::default(); STRETCH * 2 + 1];
    assert_eq!(labeller().label(&facts).len(), facts.len());
    assert!(labeller().label(&[]).is_empty());
}

#[test]
fn fields_and_tags_are_each_others_inverse() {
    let tokens = [0..1, 1..2, 3..4, 5..6];
    let given = [(0..2, "a".to_owned()), (3..4, "a".to_owned())];
    let tagged = tags(&tokens, &given);
    assert_eq!(tagged, ["B-a", "I-a", "B-a", "O"]);
    let labels: Vec<Label<'_>> =
        tagged.iter().map(|name| Label { name, confidence: 1.0 }).collect();
    let found: Vec<_> = fields(&tokens, &labels).into_iter().map(|field| field.range).collect();
    assert_eq!(found, [0..2, 3..4]);
}

#[test]
fn damaged_models_are_refused() {
    assert_eq!(Labeller::load(b"").err(), Some(ModelError::Packed));
    let labels = ["O".to_owned()];
    let whole = Model::to_bytes(&labels, &[0.0], &[(Feature(7), 0, 1.0)]);
    assert!(Labeller::load(&whole).is_ok());
    assert!(Labeller::load(&whole[..whole.len() / 2]).is_err());
    let wrong_label = Model::to_bytes(&labels, &[0.0], &[(Feature(7), 9, 1.0)]);
    assert_eq!(Labeller::load(&wrong_label).err(), Some(ModelError::Damaged));
}

proptest! {
    #[test]
    fn any_text_is_cut_in_order(text in "\\PC{0,60}") {
        let mut end = 0;
        for token in split(&text) {
            prop_assert!(token.range.start >= end && !token.of(&text).is_empty());
            end = token.range.end;
            let mut facts = Facts::default();
            facts.note_form(token.of(&text));
        }
    }

    #[test]
    fn marginals_are_probabilities(states in proptest::collection::vec(-900.0..900.0_f64, 0..12)) {
        let states = &states[..states.len() / 3 * 3];
        let transitions = Transitions::new(3, vec![5.0, -30.0, 0.0, 1.0, 2.0, -5.0, 0.5, 0.0, 30.0]);
        let marginals = Marginals::new(states, &transitions);
        for at in 0..states.len() {
            prop_assert!((0.0..=1.0).contains(&marginals.node(at / 3, at % 3)));
        }
        prop_assert_eq!(best_path(states, &transitions).len(), states.len() / 3);
    }
}
