//! Archives of every kind, sound and not, built here.

use std::io::Write;

use ::tar::{Builder, EntryType, Header};
use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, ZipWriter};
use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;

use super::*;

/// What comes of an archive: a line for each item, and what was passed over.
fn expanded(name: &str, bytes: &[u8]) -> (Vec<String>, String) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("a file");
    let origin = Origin::File(path);
    let input = Input { origin, path: name.to_owned(), doc: name.to_owned(), named: true };
    let (mut lines, mut passed_over) = (Vec::new(), PassedOver::default());
    let ended = expand(&[input], &Selection::default(), &mut passed_over, &mut |found| {
        lines.push(match found {
            Found::Whole(path) => format!("{path} whole"),
            Found::Item(Item { path, doc, content, .. }) => match content {
                Content::File(_) => format!("{path} file"),
                Content::Refused(why) => format!("{path} {}", why.code),
                Content::Bytes(bytes) if bytes.len() < 40 => {
                    format!("{path} {doc}={}", String::from_utf8_lossy(&bytes))
                }
                Content::Bytes(bytes) => format!("{path} {} bytes", bytes.len()),
            },
        });
        ControlFlow::Continue(())
    });
    assert!(ended.is_continue());
    (lines, passed_over.to_string())
}

#[track_caller]
fn check(name: &str, bytes: &[u8], lines: &[&str], passed_over: &str) {
    let (found, passed) = expanded(name, bytes);
    assert_eq!(found, lines);
    assert_eq!(passed, passed_over);
}

fn zip_of(members: &[(&str, &[u8])], packing: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        let options = SimpleFileOptions::default().compression_method(packing);
        writer.start_file(*name, options).expect("a member");
        writer.write_all(bytes).expect("a member");
    }
    writer.finish().expect("an archive").into_inner()
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    zip_of(members, CompressionMethod::Deflated)
}

/// A member of a tar file, whatever its name.
fn add(builder: &mut Builder<Vec<u8>>, name: &str, kind: EntryType, bytes: &[u8]) {
    let mut header = Header::new_gnu();
    header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
    header.set_size(bytes.len() as u64);
    header.set_entry_type(kind);
    header.set_cksum();
    builder.append(&header, bytes).expect("a member");
}

fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = Builder::new(Vec::new());
    for (name, bytes) in members {
        add(&mut builder, name, EntryType::Regular, bytes);
    }
    builder.into_inner().expect("an archive")
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

const MEMBERS: &[(&str, &[u8])] = &[
    ("a/b.txt", b"one"),
    ("a/c.jpg", b"two"),
    ("__MACOSX/a/._b.txt", b"x"),
    ("a/.hidden.txt", b"x"),
    ("a/license.txt", b"x"),
    ("d.md", b"three"),
];

#[test]
fn members_are_inputs_of_their_own() {
    let passed_over = "1 .jpg, 1 README and the like";
    for (name, bytes) in [
        ("x.zip", zip(MEMBERS)),
        ("x.zip", zip_of(MEMBERS, CompressionMethod::Stored)),
        ("x", zip(MEMBERS)),
        ("x.tar", tar(MEMBERS)),
        ("x.tar.gz", gzip(&tar(MEMBERS))),
        ("x.tgz", gzip(&tar(MEMBERS))),
        ("x.gz", gzip(&tar(MEMBERS))),
        ("x.xml", tar(MEMBERS)),
        ("x.tar.gz", tar(MEMBERS)),
    ] {
        let (mut found, passed) = expanded(name, &bytes);
        found.sort();
        let members = [format!("{name} whole"), format!("{name}//a/b.txt a/b.txt=one")];
        let [whole, one] = members;
        assert_eq!(found, [whole, one, format!("{name}//d.md d.md=three")]);
        assert_eq!(passed, passed_over);
    }
}

#[test]
fn what_is_no_archive_is_left_to_the_readers() {
    check("a.txt", b"text", &["a.txt file"], "");
    check("a.txt.gz", &gzip(b"text"), &["a.txt.gz file"], "");
    check("a.xml", &gzip(b"<a/>"), &["a.xml file"], "");
    check("a.gz", b"text", &["a.gz file"], "");
    check("a.docx", &zip(MEMBERS), &["a.docx file"], "");
    check("a.zip", b"<html>", &["a.zip E0005"], "");
    check("a.zip", b"", &["a.zip E0005"], "");
    check("a.tgz", &gzip(b"text"), &["a.tgz E0005"], "");
    check("a.zip", &zip(&[]), &["a.zip whole"], "");
}

#[test]
fn names_may_be_anything() {
    let members: &[(&str, &[u8])] =
        &[("/etc/a.txt", b"1"), ("../b.txt", b"2"), ("c\nd.txt", b"3"), ("./e//f.txt", b"4")];
    let expected: &[&str] = &[
        "x.tar//../b.txt E0010",
        "x.tar//etc/a.txt etc/a.txt=1",
        "x.tar//c\nd.txt c\nd.txt=3",
        "x.tar//e/f.txt e/f.txt=4",
        "x.tar whole",
    ];
    check("x.tar", &tar(members), expected, "");
    let windows = zip(&[("a\\b.txt", b"1")]);
    check("x.zip", &windows, &["x.zip//a/b.txt a/b.txt=1", "x.zip whole"], "");
    let mut odd = tar(&[("a_b.txt", b"1")]);
    odd[1] = 0xFF;
    let mut header = Header::new_gnu();
    header.as_mut_bytes().copy_from_slice(&odd[..512]);
    header.set_cksum();
    odd[..512].copy_from_slice(header.as_bytes());
    check("x.tar", &odd, &["x.tar//a\u{FFFD}b.txt a\u{FFFD}b.txt=1", "x.tar whole"], "");
}

#[test]
fn long_names_are_read() {
    let name = format!("{}/a.txt", "b".repeat(300));
    let mut builder = Builder::new(Vec::new());
    let mut header = Header::new_gnu();
    header.set_size(1);
    builder.append_data(&mut header, &name, &b"1"[..]).expect("a member");
    let bytes = builder.into_inner().expect("an archive");
    check("x.tar", &bytes, &[&format!("x.tar//{name} {name}=1"), "x.tar whole"], "");
}

#[test]
fn members_of_the_same_name_are_told() {
    let twice = tar(&[("a.txt", b"1"), ("b.txt", b"2"), ("./a.txt", b"3")]);
    let expected = &["x.tar//a.txt a.txt=1", "x.tar//b.txt b.txt=2", "x.tar E0011"];
    check("x.tar", &twice, expected, "");
    let mut twice = zip(&[("a.txt", b"1"), ("b.txt", b"2")]);
    let table = twice.windows(5).rposition(|name| name == b"b.txt").expect("its name");
    twice[table] = b'a';
    check("x.zip", &twice, &["x.zip//a.txt a.txt=2", "x.zip E0011"], "");
}

#[test]
fn what_is_no_file_is_passed_over() {
    let mut builder = Builder::new(Vec::new());
    for kind in [EntryType::Symlink, EntryType::Link, EntryType::Char, EntryType::Fifo] {
        add(&mut builder, "a.txt", kind, b"");
    }
    add(&mut builder, "b.txt", EntryType::Directory, b"");
    add(&mut builder, "c.txt", EntryType::Regular, b"1");
    let bytes = builder.into_inner().expect("an archive");
    check("x.tar", &bytes, &["x.tar//c.txt c.txt=1", "x.tar whole"], "");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_symlink("a.txt", "b.txt", SimpleFileOptions::default()).expect("a link");
    writer.add_directory("c.txt", SimpleFileOptions::default()).expect("a folder");
    let bytes = writer.finish().expect("an archive").into_inner();
    check("x.zip", &bytes, &["x.zip whole"], "");
}

#[test]
fn archives_inside_archives_are_told() {
    let inner = zip(MEMBERS);
    let members: &[(&str, &[u8])] = &[("a.zip", &inner), ("b.txt", b"1")];
    check(
        "x.zip",
        &zip(members),
        &["x.zip//a.zip E0009", "x.zip//b.txt b.txt=1", "x.zip whole"],
        "",
    );
    // Told by content: when the member is read.
    let packed = unpacked("a.gz", gzip(&tar(MEMBERS))).expect_err("is refused");
    assert_eq!(packed.code, Code::NestedArchive);
    let twice = unpacked("a.txt", gzip(&gzip(b"1"))).expect_err("is refused");
    assert_eq!(twice.code, Code::NestedArchive);
}

#[test]
fn a_package_gives_its_markup_in_whatever_order() {
    let mut members: Vec<(&str, &[u8])> = vec![
        ("PMC1/a.txt", b"1"),
        ("PMC1/s.zip", b"2"),
        ("PMC1/s.xml", b"3"),
        ("PMC1/a.nxml", b"4"),
        ("PMC1/z.txt", b"5"),
        ("b/c.md", b"6"),
    ];
    for _ in 0..2 {
        let mut found = expanded("x.tgz", &gzip(&tar(&members)));
        found.0.sort();
        let nxml = "x.tgz//PMC1/a.nxml PMC1/a.nxml=4";
        assert_eq!(found.0, ["x.tgz whole", nxml, "x.tgz//b/c.md b/c.md=6"]);
        assert_eq!(found.1, "4 beside their XML");
        assert_eq!(expanded("x.zip", &zip(&members)).1, "4 beside their XML");
        members.reverse();
    }
}

#[test]
fn members_that_cannot_be_unpacked_cost_themselves_only() {
    let mut locked = zip(&[("a.txt", b"1"), ("b.txt", b"2")]);
    let table = locked.windows(4).position(|mark| mark == b"PK\x01\x02").expect("a table");
    locked[table + 8] |= 1;
    let rest = ["x.zip//b.txt b.txt=2", "x.zip whole"];
    check("x.zip", &locked, &["x.zip//a.txt E0007", rest[0], rest[1]], "");
    let mut other = zip(&[("a.txt", b"1"), ("b.txt", b"2")]);
    other[table + 10] = 12;
    check("x.zip", &other, &["x.zip//a.txt E0008", rest[0], rest[1]], "");
    let mut broken = zip_of(&[("a.txt", b"salt"), ("b.txt", b"2")], CompressionMethod::Stored);
    let content = broken.windows(4).position(|word| word == b"salt").expect("the content");
    broken[content] = b'S';
    check("x.zip", &broken, &["x.zip//a.txt E0005", rest[0], rest[1]], "");
}

#[test]
fn what_stands_before_damage_is_read() {
    let noise: Vec<u8> =
        (0..60_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let members: &[(&str, &[u8])] = &[("a.txt", b"1"), ("b.txt", &noise)];
    let (tar, zip) = (tar(members), zip(members));
    let packed = gzip(&tar);
    for (name, bytes) in [("x.tar", &tar), ("x.tgz", &packed), ("x.zip", &zip)] {
        let cut = &bytes[..bytes.len() / 2];
        let one = format!("{name}//a.txt a.txt=1");
        check(name, cut, &[&one, &format!("{name} E0005")], "");
    }
    let mut broken = tar;
    broken[1024 + 3] ^= 0x20;
    check("x.tar", &broken, &["x.tar//a.txt a.txt=1", "x.tar E0005"], "");
}

#[test]
fn bombs_are_refused_and_cost_little() {
    let zeros = vec![0; 16 << 20];
    let started = std::time::Instant::now();
    let members: &[(&str, &[u8])] = &[("a.txt", &zeros), ("b.txt", b"1")];
    let one = |name: &str| format!("{name}//b.txt b.txt=1");
    check("x.zip", &zip(members), &["x.zip//a.txt E0006", &one("x.zip"), "x.zip whole"], "");
    let (found, _) = expanded("x.tgz", &gzip(&tar(members)));
    assert_eq!(found, ["x.tgz//a.txt E0006", &one("x.tgz"), "x.tgz whole"]);
    let bomb = unpacked("a.txt.gz", gzip(&zeros)).expect_err("is refused");
    assert_eq!(bomb.code, Code::Unpacks);
    // Many members, each small enough.
    let names: Vec<String> = (0..18).map(|number| format!("{number:02}.txt")).collect();
    let small: Vec<(&str, &[u8])> =
        names.iter().map(|name| (&name[..], &zeros[..4 << 20])).collect();
    for (name, bytes) in [("x.zip", zip(&small)), ("x.tgz", gzip(&tar(&small)))] {
        let (found, _) = expanded(name, &bytes);
        assert_eq!(found.last(), Some(&format!("{name} E0006")));
        assert!((16..18).contains(&found.len()), "{found:?}");
    }
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

#[test]
fn a_tar_file_that_is_all_headers_is_refused() {
    let mut builder = Builder::new(Vec::new());
    add(&mut builder, "a.txt", EntryType::Regular, b"1");
    add(&mut builder, "././@LongLink", EntryType::GNULongName, &vec![b'a'; 2 << 20]);
    add(&mut builder, "b.txt", EntryType::Regular, b"1");
    let bytes = builder.into_inner().expect("an archive");
    check("x.tar", &bytes, &["x.tar//a.txt a.txt=1", "x.tar E0006"], "");
}

#[test]
fn sizes_that_lie_are_not_believed() {
    let mut huge = tar(&[("a.txt", b"1")]);
    let mut header = Header::new_gnu();
    header.as_mut_bytes().copy_from_slice(&huge[..512]);
    header.set_size(1 << 50);
    header.set_cksum();
    huge[..512].copy_from_slice(header.as_bytes());
    check("x.tar", &huge, &["x.tar//a.txt E0003", "x.tar E0005"], "");
    let mut huge = zip(&[("a.txt", b"1")]);
    let table = huge.windows(4).position(|mark| mark == b"PK\x01\x02").expect("a table");
    huge[table + 24..table + 28].copy_from_slice(&0x7FFF_FFFF_u32.to_le_bytes());
    check("x.zip", &huge, &["x.zip//a.txt E0003", "x.zip whole"], "");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_are_expanded(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        for start in [&b"PK\x03\x04"[..], b"\x1f\x8b\x08\0", b""] {
            expanded("x", &[start, &bytes].concat());
        }
    }

    #[test]
    fn damaged_archives_are_expanded(changes in prop::collection::vec(any::<(u16, u8)>(), 1..6)) {
        let tar = tar(MEMBERS);
        for (name, mut bytes) in [("x.zip", zip(MEMBERS)), ("x.tgz", gzip(&tar)), ("x.tar", tar)] {
            for (place, byte) in &changes {
                let place = usize::from(*place) % bytes.len();
                bytes[place] = *byte;
            }
            expanded(name, &bytes);
        }
    }
}
