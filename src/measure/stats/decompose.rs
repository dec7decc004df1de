//! What a change between two periods is made of. The parts of each decomposition add up to the change.
//!
//! Counts: new, retired and continuing members. An amount: volume (Q₁−Q₀)·P̄₀, mix Σ(q₁−Q₁·q₀/Q₀)·p₀ and price
//! Σq₁·(p₁−p₀), as management accountants split a variance. Checked against worked vectors and against the sum of the parts;
//! no published table was at hand.

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
