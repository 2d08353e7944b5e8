//! Outputs of CUPS 2.4.2 as they were recorded at a loopback printer, each with what it means.

use super::*;

const LABELLED: &str = "\tForm mounted:\n\tContent types: any\n\tPrinter types: unknown\n\tDescription: Büro HP\n\
    \tAlerts: ALERTS\n\tLocation: Büro\n\tConnection: direct\n\tInterface: /etc/cups/ppd/IPP.ppd\n\tOn fault: no alert\n\
    \tAfter fault: continue\n\tUsers allowed:\n\t\t(all)\n\tForms allowed:\n\t\t(none)\n\tBanner required\n\
    \tCharset sets:\n\t\t(none)\n\tDefault pitch:\n\tDefault page size:\n\tDefault port settings:\n";

fn described(head: &str, alerts: &str) -> Printer {
    let text = format!("{head}\n{}", LABELLED.replace("ALERTS", alerts));
    let mut found = printers(&text, "", "");
    assert_eq!(found.len(), 1);
    found.remove(0)
}

#[test]
fn a_printer_tells_its_state_and_its_troubles() {
    use PrinterState::{Idle, Printing, Stopped};
    let since = "since Thu Nov 26 21:57:12 2026";
    let table: [(String, &str, PrinterState, &str, &[Trouble]); 8] = [
        (format!("printer IPP is idle.  enabled {since}"), "none", Idle, "", &[]),
        (format!("printer IPP now printing IPP-1.  enabled {since}\n\tPrinting."), "none", Printing, "", &[]),
        (
            format!("printer IPP now printing IPP-5.  enabled {since}\n\tPrinting."),
            "cups-waiting-for-job-completed media-jam-warning",
            Printing,
            "media-jam-warning",
            &[Trouble::PaperJam],
        ),
        (format!("printer IPP disabled {since} -\n\tPaper jam"), "paused", Stopped, "Paper jam", &[]),
        (format!("printer IPP disabled {since} -\n\treason unknown"), "paused", Stopped, "", &[]),
        (
            format!(
                "printer IPP now printing IPP-8.  enabled {since}\n\tThe printer may not exist or is unavailable at this time."
            ),
            "none",
            Printing,
            "The printer may not exist or is unavailable at this time.",
            &[Trouble::Unreachable],
        ),
        (
            format!("printer IPP is idle.  enabled {since}"),
            "media-empty-error toner-low-report toner-empty",
            Idle,
            "media-empty-error, toner-low-report, toner-empty",
            &[Trouble::NoPaper, Trouble::NoInk],
        ),
        (
            format!("printer IPP is idle.  enabled {since}"),
            "cover-open door-open-error",
            Idle,
            "cover-open, door-open-error",
            &[Trouble::Open],
        ),
    ];
    for (head, alerts, state, words, troubles) in table {
        let printer = described(&head, alerts);
        assert_eq!((printer.name.as_str(), printer.description.as_str()), ("IPP", "Büro HP"), "{head}");
        assert_eq!(printer.state, state, "{head}");
        assert_eq!(printer.report, Report { words: words.to_owned(), troubles: troubles.to_vec() }, "{head}");
    }
}

#[test]
fn printers_of_the_network_and_the_default_are_known() {
    let described = "printer Büro-A is idle.  enabled since Thu Nov 26 22:01:05 2026\n\tDescription: Büro-A\n\
        printer a-b.c_9 is idle.  enabled since Thu Nov 26 22:01:05 2026\n";
    let found = printers(described, "Büro-A\na-b.c_9\nFound_in_the_net\n", "system default destination: a-b.c_9\n");
    let seen: Vec<(&str, &str, bool)> =
        found.iter().map(|printer| (printer.name.as_str(), printer.description.as_str(), printer.is_default)).collect();
    assert_eq!(seen, [("Büro-A", "", false), ("a-b.c_9", "", true), ("Found_in_the_net", "", false)]);
    assert_eq!(printers("", "", "no system default destination\n"), []);
}

#[test]
fn the_name_of_a_job_is_read() {
    assert_eq!(job_id("request id is IPP-1 (1 file(s))\n"), Some(JobId("IPP-1".into())));
    assert_eq!(job_id("request id is a-b.c_9-13 (1 file(s))"), Some(JobId("a-b.c_9-13".into())));
    assert_eq!(JobId("a-b.c_9-13".into()).printer(), "a-b.c_9");
    assert_eq!(job_id("lp: something else"), None);
}

const WAITING: &str = "\
IPP-1                   root            112640   Thu Nov 26 21:57:20 2026
\tStatus: Printing.
\tAlerts: job-printing
\tqueued for IPP
IPP-12                  root            112640   Thu Nov 26 21:57:30 2026
\tAlerts: none
\tqueued for IPP
";

#[test]
fn an_unfinished_job_waits_or_is_printed() {
    let job = |id| find_job(WAITING, id).unwrap();
    let idle = described("printer IPP is idle.  enabled since x", "none");
    assert_eq!(unfinished(&job("IPP-1"), Some(&idle)), JobState::Printing(Report::default()));
    assert_eq!(unfinished(&job("IPP-12"), Some(&idle)), JobState::Waiting(Report::default()));
    let stopped = described("printer IPP disabled since x -\n\tPaper jam", "paused");
    let jam = Report { words: "Paper jam".into(), troubles: vec![] };
    for id in ["IPP-1", "IPP-12"] {
        assert_eq!(unfinished(&job(id), Some(&stopped)), JobState::Waiting(jam.clone()), "{id}");
    }
    assert_eq!(find_job(WAITING, "IPP-2"), None, "a part of another name is not the name");
}

#[test]
fn a_finished_job_is_done_or_failed_or_cancelled() {
    let failed = |words: &str| JobState::Failed(Report { words: words.to_owned(), troubles: vec![] });
    let table = [
        ("\tStatus: \n\tAlerts: processing-to-stop-point", JobState::Done),
        ("\tStatus: Printing.\n\tAlerts: job-completed-successfully", JobState::Done),
        // Said while it waited, printed afterwards: CUPS keeps the old words.
        (
            "\tStatus: The printer may not exist or is unavailable at this time.\n\tAlerts: processing-to-stop-point",
            JobState::Done,
        ),
        ("\tAlerts: processing-to-stop-point", JobState::Cancelled),
        (
            "\tStatus: The printer may not exist or is unavailable at this time.\n\tAlerts: job-canceled-by-user",
            JobState::Cancelled,
        ),
        (
            "\tStatus: Print job canceled at printer.\n\tAlerts: processing-to-stop-point",
            failed("Print job canceled at printer."),
        ),
        (
            "\tStatus: loadFilename failed: unable to find trailer dictionary\n\tAlerts: job-completed-with-errors",
            failed("loadFilename failed: unable to find trailer dictionary"),
        ),
        ("\tStatus: Filter failed\n\tAlerts: aborted-by-system", failed("Filter failed")),
    ];
    for (lines, state) in table {
        let list = format!("IPP-7    root   1024   Thu Nov 26 21:58:52 2026\n{lines}\n\tqueued for IPP\n");
        assert_eq!(finished(&find_job(&list, "IPP-7").unwrap()), state, "{lines}");
    }
}
