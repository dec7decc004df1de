//! What a change between two periods is made of. The parts of each decomposition add up to the change.
//!
//! Counts: new, retired and continuing members. A share: what moved within the groups and what moved between them, each at
//! the mean of the other (E. M. Kitagawa, "Components of a difference between two rates", Journal of the American
//! Statistical Association 50, 1955). An amount: volume (Q₁−Q₀)·P̄₀, mix Σ(q₁−Q₁·q₀/Q₀)·p₀ and price Σq₁·(p₁−p₀), as
//! management accountants split a variance. Checked against worked vectors and against the sum of the parts; no published
//! table was at hand.

/// One member's count before and now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Before; 0 if it was not there.
    pub before: i64,
    /// Now; 0 if it is gone.
    pub now: i64,
}

/// A change of a total by members.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turnover {
    /// What members bring that were not there.
    pub new: i64,
    /// What members took away that are gone, zero or less.
    pub retired: i64,
    /// How members changed that were there and still are.
    pub continuing: i64,
}

/// Splits the change of a total into new, retired and continuing members.
#[must_use]
pub fn turnover(pairs: &[Pair]) -> Turnover {
    let mut found = Turnover::default();
    for pair in pairs {
        let change = pair.now - pair.before;
        match (pair.before, pair.now) {
            (0, _) => found.new += change,
            (_, 0) => found.retired += change,
            _ => found.continuing += change,
        }
    }
    found
}

/// One group of a share: hits out of n, before and now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Hits before.
    pub hits_before: i64,
    /// Out of how many before.
    pub n_before: i64,
    /// Hits now.
    pub hits_now: i64,
    /// Out of how many now.
    pub n_now: i64,
}

/// A change of a share by cause.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shift {
    /// Because the shares of groups changed.
    pub within: f64,
    /// Because the sizes of groups changed.
    pub mix: f64,
}

/// Splits the change of a share over all groups; none if one of the periods is empty. A group that was empty in one period
/// has the share of the other: it can only add to the mix.
#[must_use]
pub fn shift(groups: &[Group]) -> Option<Shift> {
    let all_before: i64 = groups.iter().map(|group| group.n_before).sum();
    let all_now: i64 = groups.iter().map(|group| group.n_now).sum();
    if all_before == 0 || all_now == 0 {
        return None;
    }
    let share = |hits: i64, n: i64| (n > 0).then(|| hits as f64 / n as f64);
    let mut found = Shift { within: 0.0, mix: 0.0 };
    for group in groups {
        let (before, now) = (share(group.hits_before, group.n_before), share(group.hits_now, group.n_now));
        let Some((before, now)) = before.or(now).zip(now.or(before)) else { continue };
        let (weight_before, weight_now) =
            (group.n_before as f64 / all_before as f64, group.n_now as f64 / all_now as f64);
        found.within += f64::midpoint(weight_before, weight_now) * (now - before);
        found.mix += f64::midpoint(before, now) * (weight_now - weight_before);
    }
    Some(found)
}

/// One item of an amount: quantity times price, before and now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// Quantity before.
    pub quantity_before: f64,
    /// Price before; none if it had none, so that its price cannot have changed.
    pub price_before: Option<f64>,
    /// Quantity now.
    pub quantity_now: f64,
    /// Price now; none if it has none, so that its price cannot have changed.
    pub price_now: Option<f64>,
}

/// A change of an amount by cause, in units of the price.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variance {
    /// Because prices changed.
    pub price: f64,
    /// Because more or less was used in all.
    pub volume: f64,
    /// Because other items were used.
    pub mix: f64,
}

/// Splits the change of an amount; none if an item in use has no price at all. If nothing was used before, everything that
/// is not price is volume.
#[must_use]
pub fn variance(items: &[Item]) -> Option<Variance> {
    let all_before: f64 = items.iter().map(|item| item.quantity_before).sum();
    let all_now: f64 = items.iter().map(|item| item.quantity_now).sum();
    let (mut price, mut at_old_prices, mut before) = (0.0, 0.0, 0.0);
    for item in items.iter().filter(|item| item.quantity_before > 0.0 || item.quantity_now > 0.0) {
        let old = item.price_before.or(item.price_now)?;
        price += item.quantity_now * (item.price_now.unwrap_or(old) - old);
        at_old_prices += item.quantity_now * old;
        before += item.quantity_before * old;
    }
    let volume = if all_before > 0.0 { (all_now - all_before) * before / all_before } else { at_old_prices };
    // Σ(q₁ − Q₁·q₀/Q₀)·p₀ is what is now used at old prices, less what as much would have cost in the old mix.
    Some(Variance { price, volume, mix: at_old_prices - before - volume })
}

#[cfg(test)]
mod tests {
    use super::super::assert_close;
    use super::*;

    fn item(before: (f64, Option<f64>), now: (f64, Option<f64>)) -> Item {
        Item { quantity_before: before.0, price_before: before.1, quantity_now: now.0, price_now: now.1 }
    }

    #[test]
    fn members_come_go_and_stay() {
        let pair = |before, now| Pair { before, now };
        let found = turnover(&[pair(0, 40), pair(30, 0), pair(100, 120), pair(50, 45), pair(0, 0)]);
        assert_eq!(found, Turnover { new: 40, retired: -30, continuing: 15 });
    }

    #[test]
    fn a_share_can_move_by_mix_alone() {
        let group = |before: (i64, i64), now: (i64, i64)| Group {
            hits_before: before.0,
            n_before: before.1,
            hits_now: now.0,
            n_now: now.1,
        };
        // 10 % and 50 % stay as they are; the second grows from a tenth to a half of all.
        let mix = shift(&[group((9, 90), (5, 50)), group((5, 10), (25, 50))]).unwrap();
        assert_close(mix.within, 0.0, "within");
        assert_close(mix.mix, 0.3 - 0.14, "mix");
        // By hand: within ½(.9+.5)(.2−.1) + ½(.1+.5)(.4−.5), mix ½(.1+.2)(.5−.9) + ½(.5+.4)(.5−.1).
        let both = shift(&[group((9, 90), (10, 50)), group((5, 10), (20, 50))]).unwrap();
        assert_close(both.within, 0.04, "within");
        assert_close(both.mix, 0.12, "mix");
        let new = shift(&[group((9, 90), (9, 90)), group((0, 0), (5, 10))]).unwrap();
        assert_close(new.within, 0.0, "a new group adds to the mix");
        assert_close(new.mix, 0.14 - 0.1, "mix");
        assert_eq!(shift(&[group((0, 0), (1, 2))]), None);
    }

    #[test]
    fn an_amount_moves_by_price_volume_and_mix() {
        let found =
            variance(&[item((100.0, Some(3.0)), (80.0, Some(3.0))), item((50.0, Some(15.0)), (100.0, Some(12.0)))])
                .unwrap();
        assert_close(found.volume, 210.0, "volume");
        assert_close(found.mix, 480.0, "mix");
        assert_close(found.price, -300.0, "price");
    }

    #[test]
    fn a_new_item_is_mix_and_an_unpriced_one_stops_all() {
        let found =
            variance(&[item((100.0, Some(2.0)), (100.0, Some(2.0))), item((0.0, None), (50.0, Some(4.0)))]).unwrap();
        assert_close(found.price, 0.0, "price");
        assert_close(found.volume, 100.0, "volume");
        assert_close(found.mix, 100.0, "mix");
        assert_eq!(variance(&[item((1.0, None), (1.0, None))]), None);
        let first = variance(&[item((0.0, None), (50.0, Some(4.0)))]).unwrap();
        assert_eq!(first, Variance { price: 0.0, volume: 200.0, mix: 0.0 });
    }
}
