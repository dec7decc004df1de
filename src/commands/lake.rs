//! `auditpack lake`: looking into a lake.

mod status;

use super::World;
use crate::cli::{self, LakeCommand};
use anyhow::Result;

pub(super) fn execute(args: &cli::Lake, world: &mut World<'_>) -> Result<()> {
    match &args.command {
        LakeCommand::Status(args) => status::execute(args, world),
    }
}
