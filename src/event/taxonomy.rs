//! The closed word lists of the lake: every value that a coded column may hold, written once.
//!
//! Each list reads and prints its own words: `Kind::Call.as_ref()` is `"call"` and `"call".parse::<Kind>()` finds it again.
//! An export's own word is kept beside ours (`native_type`), so a list may stay short without losing anything.

use strum::{AsRefStr, Display, EnumString, IntoStaticStr, VariantArray, VariantNames};

/// What happened. One event has one kind; the export's own type stands in `native_type`.
#[derive(AsRefStr, Display, EnumString, IntoStaticStr, VariantArray, VariantNames)]
#[strum(serialize_all = "snake_case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A request to a model together with its answer.
    Call,
    /// A person's input to a model.
    Prompt,
    /// A model's answer.
    Output,
    /// A model used a tool.
    ToolCall,
    /// A working session began or ended.
    Session,
    /// An output was put into a human's review queue.
    ReviewRouted,
    /// A human decided on an output.
    ReviewDecision,
    /// Something was marked as a risk.
    RiskFlag,
    /// A step of an investigation.
    Investigation,
    /// A rule allowed, refused or let something pass.
    PolicyDecision,
    /// Something was viewed, listed, downloaded or exported.
    Access,
    /// A file, artifact, project or chat was made, changed or removed.
    Content,
    /// Sign-in, sign-out, credentials in use.
    Auth,
    /// Settings, roles, keys and members.
    Admin,
    /// The audit export reading itself: left out of activity KPIs.
    SelfAudit,
    /// Kept, but none of the above (health checks, token counts, …).
    Other,
}

/// How an event ended.
#[derive(AsRefStr, Display, EnumString, IntoStaticStr, VariantArray, VariantNames)]
#[strum(serialize_all = "snake_case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It did what was asked.
    Success,
    /// It failed for a technical reason.
    Failure,
    /// A rule or permission stopped it.
    Denied,
    /// A control was unavailable and the request passed unchecked.
    FailOpen,
    /// The model declined to answer.
    Refused,
    /// The export does not say.
    Unknown,
}

impl Outcome {
    /// Whether a call that ended so was accepted: a model worked on it. An answer in which it declines is an answer.
    #[must_use]
    pub const fn is_accepted(self) -> bool {
        matches!(self, Self::Success | Self::Refused | Self::FailOpen)
    }
}

/// What acted.
#[derive(AsRefStr, Display, EnumString, IntoStaticStr, VariantArray, VariantNames)]
#[strum(serialize_all = "snake_case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActorKind {
    /// A person.
    User,
    /// An API key.
    ApiKey,
    /// An administration key.
    AdminKey,
    /// A service account.
    ServiceAccount,
    /// An identity of another provider (OIDC, cloud account).
    Federated,
    /// A managed device.
    Device,
    /// Directory synchronisation.
    Scim,
    /// The platform itself.
    System,
    /// The vendor's own staff.
    VendorStaff,
    /// Somebody not signed in.
    Anonymous,
    /// An actor type that we do not know.
    Unknown,
}

/// What a human reviewer decided on an output.
#[derive(AsRefStr, Display, EnumString, IntoStaticStr, VariantArray, VariantNames)]
#[strum(serialize_all = "snake_case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// Released as it was.
    Accepted,
    /// Released after a change: overturned.
    Changed,
    /// Not released: overturned.
    Rejected,
    /// Passed on to somebody else.
    Escalated,
}

/// Where a case stands.
#[derive(AsRefStr, Display, EnumString, IntoStaticStr, VariantArray, VariantNames)]
#[strum(serialize_all = "snake_case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseState {
    /// Opened, nobody has touched it.
    New,
    /// Somebody works on it.
    Active,
    /// Waiting for somebody or something.
    Waiting,
    /// A disposition was reached.
    Resolved,
    /// All actions are done.
    Closed,
    /// Withdrawn, merged or cancelled: a competing exit, not a disposition.
    Cancelled,
}

/// How bad a case could be.
#[derive(AsRefStr, Display, EnumString, IntoStaticStr, VariantArray, VariantNames)]
#[strum(serialize_all = "snake_case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Needs action at once.
    Critical,
    /// Needs action today.
    High,
    /// Needs action soon.
    Medium,
    /// Needs action at leisure.
    Low,
    /// The export does not say.
    Unrated,
}

/// What an entry of a directory is.
#[derive(AsRefStr, Display, EnumString, IntoStaticStr, VariantArray, VariantNames)]
#[strum(serialize_all = "snake_case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// An organisation of the vendor's.
    Organization,
    /// A workspace: what API keys belong to.
    Workspace,
    /// A project: what chats or calls belong to.
    Project,
    /// An API key.
    ApiKey,
    /// A person.
    User,
    /// A group of persons.
    Group,
    /// A person in a group or project.
    Member,
    /// A role that persons may have.
    Role,
}

/// Which key of the attribution map named the project.
#[derive(AsRefStr, Display, EnumString, IntoStaticStr, VariantArray, VariantNames)]
#[strum(serialize_all = "snake_case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AttributedBy {
    /// A project tag on the request.
    Tag,
    /// The API key.
    ApiKey,
    /// The vendor's workspace or project.
    Workspace,
    /// The caller's team.
    Team,
    /// Nothing matched.
    None,
}

/// What somebody did that is watched: the word of the watch list for an event's native type.
#[derive(AsRefStr, Display, EnumString, IntoStaticStr, VariantArray, VariantNames)]
#[strum(serialize_all = "snake_case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Somebody was given a role.
    RoleGranted,
    /// The organisation has another owner.
    OwnerTransferred,
    /// Single sign-on was switched off or taken away.
    SsoOff,
    /// A spend limit was taken away.
    SpendLimitRemoved,
    /// A restriction of network addresses was taken away.
    IpRestrictionRemoved,
    /// An administration key was made.
    AdminKeyCreated,
    /// An administration key was taken away.
    AdminKeyRemoved,
    /// Settings of the organisation changed.
    SettingsChanged,
    /// How long data is kept changed.
    RetentionChanged,
    /// The audit feed was switched on or off.
    FeedSwitched,
    /// Data left in bulk.
    DataExported,
    /// A file was downloaded.
    FileDownloaded,
    /// Something was shared; `risk_category` says whether with the public.
    Shared,
    /// A share was taken back.
    ShareRevoked,
    /// Something was deleted that may have been shared.
    ObjectDeleted,
    /// A tool server was added.
    ServerAdded,
    /// A tool server was taken away.
    ServerRemoved,
    /// An integration or tunnel was added, or a user connected to one.
    IntegrationAdded,
    /// An integration or tunnel was taken away.
    IntegrationRemoved,
    /// A key of a service or programming interface was made.
    KeyCreated,
    /// A key of a service or programming interface was revoked.
    KeyRevoked,
    /// Access to something was tried and refused.
    AccessFailed,
    /// A sign-in failed.
    SignInFailed,
    /// A sign-in succeeded.
    SignIn,
}

/// Why a row was rejected. The words are stable: data teams group by them.
#[derive(AsRefStr, Display, EnumString, IntoStaticStr, VariantArray, VariantNames)]
#[strum(serialize_all = "snake_case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RejectReason {
    /// Not well-formed JSON or CSV.
    Malformed,
    /// A field that the format requires is absent or empty.
    MissingField,
    /// A time that cannot be read.
    BadTime,
    /// A number that cannot be read.
    BadNumber,
    /// A value outside what the format allows.
    BadValue,
    /// A clock that runs backwards, such as a disposition before its flag.
    NegativeClock,
    /// A record that this format does not describe.
    WrongRecord,
}

/// Stands in the report word of aggregates by groups that overlap: a person in two groups is counted in both, so these rows
/// do not add up.
pub const BY_GROUP: &str = "_by_group";

/// The risk category of a share whose audience is the public …
pub const SHARED_PUBLICLY: &str = "shared_publicly";
/// … and of one that is known to leave the public out.
pub const SHARED_INSIDE: &str = "shared_inside";

/// The risk category of an event that switched single sign-on off.
pub const SSO_OFF: &str = "sso_off";

/// The risk category of an event that switched the audit log itself off …
pub const AUDIT_LOG_OFF: &str = "audit_log_off";
/// … and of one that switched it on.
pub const AUDIT_LOG_ON: &str = "audit_log_on";

/// The project, team and cost centre of what matches nothing in the attribution map.
pub const UNATTRIBUTED: &str = "unattributed";
