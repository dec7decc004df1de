//! The people of Northwind Assurance. All invented; the domain is reserved and belongs to nobody.

/// A member of staff.
pub(super) struct Person {
    /// Name as in the address, `first.last`.
    pub(super) name: &'static str,
    /// The 24 characters after `user_` in the Activity Feed.
    pub(super) id: &'static str,
    /// Last figure of the office address.
    pub(super) host: u8,
}

impl Person {
    /// The e-mail address.
    pub(super) fn email(&self) -> String {
        format!("{}@northwind-assurance.example", self.name)
    }

    /// The id of the Activity Feed.
    pub(super) fn user_id(&self) -> String {
        format!("user_{}", self.id)
    }

    /// An address of the range that is reserved for documentation.
    pub(super) fn ip(&self) -> String {
        format!("203.0.113.{}", self.host)
    }
}

const fn person(name: &'static str, id: &'static str, host: u8) -> Person {
    Person { name, id, host }
}

/// Staff who use AI systems.
pub(super) static STAFF: &[Person] = &[
    person("amara.okafor", "01NwAmaraokafor4Tq8Zr1Bd", 11),
    person("ben.hartley", "01NwBenhartey7Kp2Xs9Wm3C", 12),
    person("chidi.eze", "01NwChidieze5Rv6Hd2Jn8Lq", 13),
    person("daisy.pemberton", "01NwDaisypemb9Mz3Tc7Vg4F", 14),
    person("elif.yilmaz", "01NwEifyimaz2Wb8Qk5Np6Xr", 15),
    person("fergus.mackay", "01NwFergusmac6Hs4Dj9Zt1V", 16),
    person("grace.adeyemi", "01NwGraceadey3Cx7Lm8Rq5B", 17),
    person("harpreet.gill", "01NwHarpreet8Vn1Kw4Gf6Ts", 18),
    person("isla.thornbury", "01NwIsathorn5Pd9Xb2Mj7Hc", 19),
    person("jakub.nowak", "01NwJakubnow4Zr6Tq3Wv8Lk", 20),
    person("kezia.brathwaite", "01NwKeziabra7Nf2Sg5Dm9Xp", 21),
    person("liam.odonoghue", "01NwLiamodon1Bt8Hk6Vc3Rj", 22),
    person("mei.lin.tan", "01NwMeiintan9Qw4Zs7Lx2Pg", 23),
    person("niamh.kelleher", "01NwNiamhkel6Jd3Fm8Cv5Tb", 24),
    person("oscar.whitfield", "01NwOscarwhi2Xr7Kn9Hp4Sz", 25),
    person("priya.raman", "01NwPriyaram8Gt5Wq1Lj6Vd", 26),
    person("quentin.ashdown", "01NwQuentina3Mb9Cf4Zk7Xh", 27),
    person("rosa.delgado", "01NwRosade5Ts2Rn8Pv6Jw1G", 28),
    person("sam.featherstone", "01NwSamfeath7Hq4Dx9Bz3Lc", 29),
    person("tomasz.zielinski", "01NwTomaszzi1Vk6Mf8Sg2Nt", 30),
    person("uma.krishnan", "01NwUmakrish4Jp7Rw5Xd9Cb", 31),
    person("victor.lindqvist", "01NwVictorin8Zt3Hn6Qk2Fm", 32),
    person("wren.galloway", "01NwWrenga2Ls9Gv4Bx7Tj5P", 33),
    person("yusuf.demir", "01NwYusufdem6Cd1Wr8Mk3Zq", 34),
];

/// Staff who review outputs. They hold no other role in the story.
pub(super) static REVIEWERS: &[Person] = &[
    person("rev.helen.moss", "01NwHeenmoss3Kf8Tz5Xq1Vb", 51),
    person("rev.anil.desai", "01NwAnidesai7Rn2Wc9Gm4Hj", 52),
    person("rev.bridget.cole", "01NwBridgetc5Ds6Lp1Zt8Xk", 53),
    person("rev.marcus.obi", "01NwMarcusob9Vq4Jb7Fh2Sw", 54),
    person("rev.tessa.lund", "01NwTessaund2Mx8Cr3Nk6Gd", 55),
];

/// Staff who investigate flagged cases, as the ticket system names them.
pub(super) static INVESTIGATORS: &[&str] =
    &["Holly Prior", "Dev Anand", "Margit Olsen", "Tunde Bakare", "Iris Caldwell"];
