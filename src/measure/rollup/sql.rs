//! A derived table as a query that any SQL engine runs over the lake.
//!
//! It keeps to the constructs that engines agree on: no quoting, no time functions, every sum cast, every order total. No
//! alias repeats a column of its own block, hence the prefix `in_`.

use super::{Only, Rollup, Sum, versions, watch};
use crate::event::name as n;
use crate::event::tables::EVENT;
use crate::event::taxonomy::Outcome;
use std::collections::BTreeSet;
use strum::VariantArray;

impl Rollup {
    /// The same rows as a query; the tables are called by their names.
    #[must_use]
    pub fn sql(&self) -> String {
        let keys = self.keys();
        let watched = self.is_watched();
        let inner = keys.iter().filter(|key| !watched || **key != n::ACTION).map(|key| (*key).to_owned());
        let mut columns: Vec<String> = inner.collect();
        columns.extend(self.measured().into_iter().map(|column| format!("{column} AS in_{column}")));
        if watched {
            columns.push(format!("{} AS {}", watch::sql(), n::ACTION));
        }
        let mut conditions: Vec<String> = self.only.iter().map(Only::sql).collect();
        if self.from == &EVENT {
            columns.push(versions::rank_sql());
            conditions.insert(0, versions::NEWEST_SQL.to_owned());
        }
        let wanted =
            if conditions.is_empty() { String::new() } else { format!("WHERE {}\n", conditions.join(" AND ")) };
        let outer: Vec<String> =
            keys.iter().map(|key| (*key).to_owned()).chain(self.sums.iter().map(sum_sql)).collect();
        let order: Vec<String> = self.order().iter().map(|key| format!("{key} ASC NULLS LAST")).collect();
        format!(
            "SELECT\n  {}\nFROM (\n  SELECT\n    {}\n  FROM {}\n) current_rows\n{wanted}GROUP BY {}\nORDER BY {}\n",
            outer.join(",\n  "),
            columns.join(",\n    "),
            self.from.name,
            keys.join(", "),
            order.join(", "),
        )
    }

    /// The columns that sums and conditions read, each once.
    pub(super) fn measured(&self) -> BTreeSet<&'static str> {
        let sums = self.sums.iter().flat_map(|(_, sum)| match sum {
            Sum::Rows => vec![],
            Sum::Of(column) | Sum::Known(column) => vec![*column],
            Sum::Accepted(column) => vec![*column, n::OUTCOME],
        });
        let only = self.only.iter().filter_map(|only| match only {
            Only::Is(column, _) | Only::Known(column) => Some(*column),
            Only::Watched => None,
        });
        sums.chain(only).collect()
    }
}

fn sum_sql((name, sum): &(&str, Sum)) -> String {
    let sum = match sum {
        Sum::Rows => "COUNT(*)".to_owned(),
        Sum::Of(column) => format!("SUM(CASE WHEN in_{column} IS NULL THEN 0 ELSE in_{column} END)"),
        Sum::Known(column) => format!("SUM(CASE WHEN in_{column} IS NULL THEN 0 ELSE 1 END)"),
        Sum::Accepted(column) => {
            let outcomes = Outcome::VARIANTS.iter().filter(|outcome| outcome.is_accepted());
            let words: Vec<String> = outcomes.map(|outcome| format!("'{outcome}'")).collect();
            format!("SUM(CASE WHEN in_{} IN ({}) THEN in_{column} ELSE 0 END)", n::OUTCOME, words.join(", "))
        }
    };
    format!("CAST({sum} AS BIGINT) AS {name}")
}

impl Only {
    fn sql(&self) -> String {
        match self {
            Self::Is(column, word) => format!("in_{column} = '{word}'"),
            Self::Known(column) => format!("in_{column} IS NOT NULL"),
            Self::Watched => format!("{} IS NOT NULL", n::ACTION),
        }
    }
}
