//! A network that is cut at any request of a run on a lake in a bucket.

use super::course::{Course, assert_told};
use super::{FIRST_CALLS, LATER_CALLS, first_calls};
use crate::bucket::{Fault, Network, Server};
use crate::project::Project;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Whatever is done to lakes in a bucket is mostly waiting for leases to end, so several are done at once.
const SIDE_BY_SIDE: usize = 16;

/// Does something with each number up to `count`, several at once.
pub(super) fn side_by_side(count: usize, deed: impl Fn(usize) + Sync) {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..SIDE_BY_SIDE {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        return;
                    }
                    deed(number);
                }
            });
        }
    });
}

/// The program's words that send it through a network.
pub(super) fn through(network: &Network) -> [String; 2] {
    ["env".to_owned(), format!("AWS_ENDPOINT_URL=http://127.0.0.1:{}", network.port)]
}

/// Cuts the network at each request of a job that changes something, by one of these faults in turn. `check` looks at what is
/// there when the next run has gone on.
pub(super) fn cut_everywhere(
    server: &Server,
    course: &Course,
    faults: &[&[Fault]],
    least: usize,
    check: impl Fn(&Project) + Sync,
) {
    for (number, command) in course.job.iter().enumerate() {
        let counting = Network::to(server, Fault::Cut, usize::MAX);
        let counted = course.start(number).copy();
        counted.run_under(&through(&counting).each_ref().map(String::as_str), command).ok();
        let changes = counting.changes();
        assert!(number > 0 || changes > least, "{changes}");
        let cuts: Vec<(usize, Fault)> =
            (1..=changes).flat_map(|at| faults[at % faults.len()].iter().map(move |fault| (at, *fault))).collect();
        side_by_side(cuts.len(), |turn| {
            let (at, fault) = cuts[turn];
            let network = Network::to(server, fault, at);
            let project = course.start(number).copy();
            let ran = project.run_under(&through(&network).each_ref().map(String::as_str), command);
            if ran.succeeded() {
                // What comes last is to give the lease back, and a lease ends by itself.
                assert!(at >= changes, "{fault:?} at {at} of {changes}");
            } else {
                assert_told(&ran);
            }
            course.whole(&project, course.start_state(number));
            course.complete(&project, number);
            check(&project);
        });
    }
}

#[test]
#[ignore = "needs moto"]
fn a_first_run_survives_a_network_that_is_cut_at_any_request() {
    let server = Server::start();
    let course = Course::of(Project::calls().in_bucket(&server), FIRST_CALLS);
    cut_everywhere(&server, &course, &[&[Fault::Cut, Fault::CutAfter]], 40, |_| ());
}

#[test]
#[ignore = "needs moto"]
fn a_later_run_survives_a_network_that_is_cut_at_any_request() {
    let server = Server::start();
    let course = Course::of(first_calls().in_bucket(&server), &LATER_CALLS[..1]);
    cut_everywhere(&server, &course, &[&[Fault::Cut], &[Fault::CutAfter]], 20, |_| ());
}
