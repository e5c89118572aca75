//! `etl ingest` over folders as people have them: what is read, what is not, and what is told.

mod common;

use std::fs;

use common::{Run, Sandbox, etl};

const SMALL: &str = "Tides\n\nAda Berg noted that tides matter.\n\nNils Holm disagreed.\n";
const NO_PAPER: &str = "<?xml version='1.0'?><html/>";

/// A paper that differs from others by its number.
fn paper(number: usize) -> String {
    format!("Paper {number}\n\n{SMALL}")
}

fn export(sandbox: &Sandbox) -> String {
    sandbox.etl(["export", "--format", "nquads"]).ok()
}

/// The paths that the store knows, sorted.
fn paths(sandbox: &Sandbox) -> Vec<String> {
    let status = sandbox.etl(["--json", "status"]).ok();
    let status: serde_json::Value = serde_json::from_str(&status).expect("JSON");
    let sources = status["sources"].as_array().expect("a list").iter();
    sources.map(|source| source["path"].as_str().expect("a path").to_owned()).collect()
}

#[test]
fn patterns_choose_files_of_folders_and_members_of_archives() {
    let sandbox = Sandbox::new();
    sandbox.write("in/a.txt", paper(1)).write("in/b/c.md", paper(2)).write("in/b/d.txt", paper(3));
    let check = |arguments: &[&str], expected: &[&str]| {
        let _ = fs::remove_dir_all(sandbox.path().join(".etl"));
        let told = sandbox.etl([&["ingest", "in"], arguments].concat()).ok();
        assert_eq!(paths(&sandbox), expected, "{told}");
        let left = format!("{} left out by name", 3 - expected.len());
        assert!(told.contains(&left), "{told}");
    };
    check(&["--include", "*.txt"], &["in/a.txt", "in/b/d.txt"]);
    check(&["--include", "b/*"], &["in/b/c.md", "in/b/d.txt"]);
    check(&["--exclude", "*.md", "--exclude", "/a*"], &["in/b/d.txt"]);
    check(&["--include", "*.{md,txt}", "--exclude", "b/**"], &["in/a.txt"]);
    let error = sandbox.etl(["ingest", "in", "--include", "[a"]).fails(2);
    assert!(error.contains("[a"), "{error}");
    let nothing = sandbox.etl(["ingest", "in", "--include", "*.xml"]);
    assert!(nothing.stderr.contains("no papers in in"), "{nothing:?}");
}

#[test]
fn lists_of_paths_come_from_a_file_or_a_pipe() {
    let sandbox = Sandbox::new();
    sandbox.write("a.txt", paper(1)).write("b c.txt", paper(2)).write("d\ne.txt", paper(3));
    sandbox.write("list", "a.txt\r\n\nb c.txt\n");
    sandbox.etl(["ingest", "--files-from", "list"]).ok();
    assert_eq!(paths(&sandbox), ["a.txt", "b c.txt"]);
    sandbox.etl_with(["ingest", "-0", "--files-from", "-"], b"d\ne.txt\0").ok();
    assert_eq!(paths(&sandbox), ["a.txt", "b c.txt", "d\ne.txt"]);
    let shown = sandbox.etl(["status"]).ok();
    assert!(shown.contains("d\u{FFFD}e.txt"), "a name must not break a line:\n{shown}");
    sandbox.etl(["ingest"]).fails(2);
    let error = sandbox.etl(["ingest", "--files-from", "no-such"]).fails(74);
    assert!(error.contains("the list 'no-such' cannot be read"), "{error}");
}

#[test]
fn a_dry_run_tells_what_would_be_done_and_does_nothing() {
    let sandbox = Sandbox::new();
    sandbox.write("in/same.txt", paper(1)).write("in/other.txt", paper(2));
    sandbox.write("in/gone.txt", paper(3));
    let dry = ["ingest", "in", "--dry-run", "--prune"];
    let told = sandbox.etl(dry).ok();
    assert!(told.contains("new       in/gone.txt\n") && told.contains("3 new"), "{told}");
    assert!(!sandbox.path().join(".etl").exists());
    sandbox.etl(["ingest", "in"]).ok();
    let before = export(&sandbox);
    sandbox.write("in/other.txt", paper(4)).write("in/z.txt", paper(5));
    fs::remove_file(sandbox.path().join("in/gone.txt")).expect("is there");
    let told = sandbox.etl(dry).ok();
    assert_eq!(
        told,
        "pruned    in/gone.txt\nchanged   in/other.txt\nnew       in/z.txt\n\
         papers: 1 new, 1 changed, 1 unchanged, 1 pruned; nothing was written\n"
    );
    let lines = sandbox.etl(["--json", "ingest", "in", "--dry-run"]).ok();
    assert!(lines.contains(r#"{"path":"in/same.txt","plan":"unchanged"}"#), "{lines}");
    assert_eq!(export(&sandbox), before);
}

#[test]
fn what_is_gone_is_dropped_when_asked_and_only_below_what_was_named() {
    let sandbox = Sandbox::new();
    for (number, name) in ["in/a.txt", "in/b.txt", "other/c.txt", "inside.txt"].iter().enumerate() {
        sandbox.write(name, paper(number));
    }
    sandbox.etl(["ingest", "in", "other", "inside.txt"]).ok();
    for name in ["in/b.txt", "other/c.txt", "inside.txt"] {
        fs::remove_file(sandbox.path().join(name)).expect("is there");
    }
    sandbox.etl(["ingest", "in"]).ok();
    assert_eq!(paths(&sandbox).len(), 4, "nothing is dropped unasked");
    // What is there and not wanted is not gone.
    let told = sandbox.etl(["ingest", "in", "--prune", "--exclude", "a.txt"]).ok();
    assert!(told.contains("1 pruned"), "{told}");
    assert_eq!(paths(&sandbox), ["in/a.txt", "inside.txt", "other/c.txt"]);
    // A folder that is missing as a whole may be a disk that is not mounted.
    fs::remove_dir_all(sandbox.path().join("other")).expect("is there");
    sandbox.etl(["ingest", "other", "--prune"]).fails(3);
    assert_eq!(paths(&sandbox).len(), 3);
    sandbox.etl(["ingest", ".", "--prune"]).ok();
    assert_eq!(paths(&sandbox), ["in/a.txt"]);
    sandbox.etl(["verify"]).ok();
}

#[test]
fn members_that_an_archive_has_no_more_are_dropped_too() {
    let sandbox = Sandbox::new();
    let archive = |members: &[(&str, usize)]| {
        let mut archive = tar::Builder::new(Vec::new());
        for (name, number) in members {
            let text = paper(*number);
            let mut header = tar::Header::new_gnu();
            header.set_size(text.len() as u64);
            header.set_mode(0o644);
            archive.append_data(&mut header, name, text.as_bytes()).expect("a member");
        }
        archive.into_inner().expect("an archive")
    };
    sandbox.write("in/a.tar", archive(&[("x.txt", 1), ("y.txt", 2), ("z.txt", 3)]));
    sandbox.etl(["ingest", "in"]).ok();
    let mut cut = archive(&[("x.txt", 1)]);
    cut.truncate(700);
    sandbox.write("in/a.tar", cut).etl(["ingest", "in", "--prune"]).fails(3);
    assert_eq!(paths(&sandbox).len(), 3, "who knows what stands behind the damage");
    sandbox.write("in/a.tar", archive(&[("x.txt", 1)]));
    sandbox.etl(["ingest", "in", "--prune", "--exclude", "y.*"]).ok();
    assert_eq!(paths(&sandbox), ["in/a.tar//x.txt", "in/a.tar//y.txt"]);
    fs::remove_file(sandbox.path().join("in/a.tar")).expect("is there");
    sandbox.write("in/b.txt", paper(4)).etl(["ingest", "in", "--prune"]).ok();
    assert_eq!(paths(&sandbox), ["in/b.txt"]);
}

#[test]
fn what_failed_is_listed_and_tried_again() {
    let sandbox = Sandbox::new();
    sandbox.write("in/good.txt", SMALL).write("in/bad.xml", NO_PAPER);
    sandbox.write("in/worse.xml", NO_PAPER);
    sandbox.etl(["ingest", "in"]).fails(3);
    sandbox.write("in/good.txt", "it is not looked at").write("in/bad.xml", jats());
    let retried = sandbox.etl(["ingest", "--retry-failed"]);
    assert!(retried.stdout.contains("1 new, 0 changed, 0 unchanged, 1 failed"), "{retried:?}");
    let error = retried.fails(3);
    assert!(error.contains("in/worse.xml: error[E0002]"), "{error}");
    let listed = sandbox.etl(["errors", "--severity", "error"]).ok();
    assert!(listed.contains("in/worse.xml") && !listed.contains("in/bad.xml"), "{listed}");
    fs::remove_file(sandbox.path().join("in/worse.xml")).expect("is there");
    let vanished = sandbox.etl(["ingest", "--retry-failed"]).fails(3);
    assert!(vanished.contains("in/worse.xml: error[E0001]"), "{vanished}");
    assert!(!vanished.contains("nothing failed"), "{vanished}");
    sandbox.etl(["ingest", "in", "--prune"]).ok();
    let nothing = sandbox.etl(["ingest", "--retry-failed"]);
    assert!(nothing.stderr.contains("nothing failed"), "{nothing:?}");
    nothing.ok();
    sandbox.etl(["ingest", "--retry-failed", "in"]).fails(2);
}

fn jats() -> &'static str {
    "<article><front><article-meta><title-group><article-title>Tides</article-title></title-group>\
     </article-meta></front><body><p>Ada Berg noted that tides matter.</p></body></article>"
}

#[test]
fn the_first_failure_may_end_the_run_and_warnings_may_count() {
    let sandbox = Sandbox::new();
    sandbox.write("in/a.xml", NO_PAPER);
    for number in 0..40 {
        sandbox.write(&format!("in/b{number}.txt"), paper(number));
    }
    let ended = sandbox.etl(["-j", "1", "ingest", "in", "--fail-fast"]);
    assert!(ended.stdout.contains("ended at the first failure"), "{ended:?}");
    ended.fails(3);
    assert!(paths(&sandbox).len() < 40);
    fs::remove_file(sandbox.path().join("in/a.xml")).expect("is there");
    sandbox.etl(["ingest", "in", "--fail-fast"]).ok();
    sandbox.write("w/w.xml", "<article><body><p>Tides turn.</p></body></article> x");
    let lax = sandbox.etl(["ingest", "w"]);
    assert!(lax.stderr.contains("warning[") || lax.stderr.contains("error["), "{lax:?}");
    lax.ok();
    sandbox.etl(["ingest", "w", "--force", "--strict"]).fails(3);
}

#[test]
fn a_file_has_its_limits() {
    let sandbox = Sandbox::new();
    sandbox.write("in/small.txt", SMALL).write("in/large.txt", SMALL.repeat(2000));
    let error = sandbox.etl(["ingest", "in", "--max-file-size", "10 kB"]).fails(3);
    assert!(error.contains("in/large.txt: error[E0003]: cannot be read: larger than"), "{error}");
    assert_eq!(paths(&sandbox), ["in/small.txt"]);
    let error = sandbox.etl(["ingest", "in", "--file-timeout", "0.001"]).fails(3);
    assert!(error.contains("in/large.txt: error[E0012]: took longer than 0.001 s"), "{error}");
    assert_eq!(paths(&sandbox), ["in/small.txt"]);
    sandbox.write("etl.toml", "[limits]\nmax-file-size = \"10 kB\"\n");
    sandbox.etl(["extract", "in/large.txt"]).fails(3);
    sandbox.etl(["ingest", "--retry-failed", "--max-file-size", "1GB"]).ok();
    for wrong in [["--max-file-size", "2 GiB"], ["--max-file-size", "x"], ["--file-timeout", "-1"]]
    {
        sandbox.etl([&["ingest", "in"], &wrong[..]].concat()).fails(2);
    }
}

#[test]
fn forced_unchanged_files_are_read_again() {
    let sandbox = Sandbox::new();
    sandbox.write("in/a.txt", paper(1)).etl(["ingest", "in"]).ok();
    let before = export(&sandbox);
    let told = sandbox.etl(["ingest", "in", "--force"]).ok();
    assert!(told.contains("0 new, 1 changed, 0 unchanged"), "{told}");
    assert_eq!(export(&sandbox), before);
}

#[test]
fn the_same_contents_are_stored_once() {
    let sandbox = Sandbox::new();
    sandbox.write("in/a.txt", SMALL).etl(["ingest", "in"]).ok();
    let once = export(&sandbox);
    sandbox.write("in/b.txt", SMALL).write("in/c/d.txt", SMALL).etl(["ingest", "in"]).ok();
    assert_eq!(paths(&sandbox).len(), 3);
    assert_eq!(export(&sandbox), once);
    // A file that is moved keeps its graph.
    fs::remove_file(sandbox.path().join("in/a.txt")).expect("is there");
    sandbox.etl(["ingest", "in", "--prune"]).ok();
    assert_eq!(export(&sandbox), once);
    sandbox.etl(["verify"]).ok();
}

#[test]
fn commits_of_any_size_give_the_same() {
    let stored = |quads: &str, jobs: &str| {
        let sandbox = Sandbox::new();
        for number in 0..8 {
            sandbox.write(&format!("in/{number}.txt"), paper(number % 6));
        }
        sandbox.etl(["-j", jobs, "ingest", "in", "--commit-quads", quads]).ok();
        sandbox.etl(["verify"]).ok();
        export(&sandbox)
    };
    let expected = stored("60000", "1");
    assert_eq!(stored("1", "8"), expected);
    assert_eq!(stored("300", "2"), expected);
}

#[test]
fn a_backup_is_a_store_and_compaction_loses_nothing() {
    let sandbox = Sandbox::new();
    sandbox.write("in/a.txt", paper(1)).write("in/b.txt", paper(2)).etl(["ingest", "in"]).ok();
    let before = export(&sandbox);
    let told = sandbox.etl(["backup", "copy"]).ok();
    assert_eq!(told, "copied .etl to copy: use it with '--store copy'\n");
    let error = sandbox.etl(["backup", "copy"]).fails(73);
    assert!(error.contains("there is something already"), "{error}");
    sandbox.etl(["remove", "in/a.txt"]).ok();
    let told = sandbox.etl(["compact"]).ok();
    assert!(told.starts_with(".etl: ") && told.ends_with(" now\n"), "{told}");
    sandbox.etl(["verify"]).ok();
    assert_eq!(sandbox.etl(["--store", "copy", "export", "--format", "nquads"]).ok(), before);
    sandbox.etl(["--store", "copy", "verify"]).ok();
    sandbox.etl(["--store", "none", "backup", "x"]).fails(74);
}

#[test]
fn while_one_writes_others_read_what_was_before_or_wait() {
    let sandbox = Sandbox::new();
    sandbox.write("a.txt", paper(1)).etl(["ingest", "a.txt"]).ok();
    let before = export(&sandbox);
    let store = sandbox.path().join(".etl");
    let writer = etl::store::Writer::open(&store, &etl::graph::Base::default()).expect("a store");
    writer.remove_source("a.txt").expect("is removed");
    let read = sandbox.etl(["export", "--format", "nquads"]);
    let holder = format!("is being written by process {}", std::process::id());
    assert!(read.stderr.contains(&holder), "{read:?}");
    assert_eq!(read.ok(), before);
    let error = sandbox.etl(["remove", "a.txt"]).fails(75);
    assert!(error.contains(&format!("process {}", std::process::id())), "{error}");
    sandbox.etl(["ingest", "a.txt", "--wait=0.1"]).fails(75);
    let mut waiting = etl(sandbox.path());
    let waiting = waiting.args(["-q", "ingest", "a.txt", "--wait"]).spawn().expect("starts");
    drop(writer);
    assert!(waiting.wait_with_output().expect("ends").status.success());
    assert_eq!(export(&sandbox), before);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    #[test]
    fn what_is_no_regular_file_is_passed_over() {
        let sandbox = Sandbox::new();
        sandbox.write("in/a.txt", SMALL);
        let _socket = UnixListener::bind(sandbox.path().join("in/b.txt")).expect("a socket");
        let pipe = sandbox.path().join("in/c.txt");
        assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
        let told = sandbox.etl(["ingest", "in"]).ok();
        assert!(told.contains("1 new") && told.contains("2 no regular files"), "{told}");
    }

    #[test]
    fn names_that_are_no_text_are_told_apart_and_found_again() {
        let sandbox = Sandbox::new();
        for (number, name) in
            [&b"caf\xE9.txt"[..], b"caf\xE8.txt", b"a\"<b>\n.txt"].iter().enumerate()
        {
            let path = sandbox.path().join("in").join(OsStr::from_bytes(name));
            fs::create_dir_all(path.parent().expect("a folder")).expect("is made");
            fs::write(path, paper(number)).expect("is written");
        }
        sandbox.etl(["ingest", "in"]).ok();
        assert_eq!(paths(&sandbox), ["in/a\"<b>\n.txt", "in/caf\\xE8.txt", "in/caf\\xE9.txt"]);
        let told = sandbox.etl(["ingest", "in", "--prune"]).ok();
        assert!(told.contains("0 new, 0 changed, 3 unchanged\n"), "{told}");
        sandbox.etl(["remove", "in/caf\\xE8.txt"]).ok();
        assert_eq!(paths(&sandbox).len(), 2);
        sandbox.etl(["verify"]).ok();
    }

    #[test]
    fn an_interrupt_ends_with_whole_papers_and_its_status() {
        let sandbox = Sandbox::new();
        for number in 0..200 {
            sandbox.write(&format!("in/{number}.txt"), paper(number).repeat(40));
        }
        let mut child = etl(sandbox.path());
        let child = child.args(["ingest", "in", "--commit-quads", "100"]);
        let child = child.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
        let child = child.spawn().expect("starts");
        let version = sandbox.path().join(".etl/version");
        while !version.exists() {
            std::thread::yield_now();
        }
        let pid = child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().expect("kill").success());
        let output = child.wait_with_output().expect("ends");
        let run = Run {
            status: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).expect("text"),
            stderr: String::from_utf8(output.stderr).expect("text"),
        };
        assert!(run.stdout.contains("interrupted: run the same command again"), "{run:?}");
        run.fails(130);
        sandbox.etl(["verify"]).ok();
        assert!(paths(&sandbox).len() < 200);
    }
}
