//! A derived table as a polars query.

use super::{Only, Rollup, Sum, watch};
use crate::event::name as n;
use crate::event::taxonomy::Outcome;
use anyhow::Result;
use polars::prelude::{
    Column, DataFrame, DataType, Expr, IntoLazy as _, LazyFrame, SortMultipleOptions, col, len, lit, when,
};
use std::collections::BTreeSet;
use strum::VariantArray;

impl Rollup {
    /// The groups of `rows`, in the table's order.
    pub(super) fn groups(&self, rows: LazyFrame) -> Result<DataFrame> {
        let mut counted = rows;
        for only in self.only {
            counted = only.of(counted)?;
        }
        let columns: Vec<Expr> = self.columns().into_iter().map(col).collect();
        let sums = self.sums.iter().map(|(name, sum)| sum.expression().cast(DataType::Int64).alias(*name));
        self.grouped(counted.select(columns).collect()?, sums.collect())
    }

    /// The groups of rows of this very table, in its order.
    pub(super) fn added_up(&self, rows: DataFrame) -> Result<DataFrame> {
        self.grouped(rows, self.sums.iter().map(|(name, _)| col(*name).sum()).collect())
    }

    /// The columns that the groups are made from.
    pub(super) fn columns(&self) -> BTreeSet<&'static str> {
        self.keys().into_iter().chain(self.measured()).collect()
    }

    /// Keys that tell no two rows apart, as many do where there is one source or no attribution map, are left out of the
    /// comparisons.
    fn grouped(&self, rows: DataFrame, mut aggregates: Vec<Expr>) -> Result<DataFrame> {
        let mut keys = Vec::new();
        for key in self.keys() {
            if is_one_text(rows.column(key)?) {
                aggregates.push(col(key).first());
            } else {
                keys.push(key);
            }
        }
        let order: Vec<&str> = self.order().into_iter().filter(|key| keys.contains(key)).collect();
        let options = SortMultipleOptions::default().with_nulls_last(true);
        let keys: Vec<Expr> = keys.into_iter().map(col).collect();
        Ok(rows.lazy().group_by(keys).agg(aggregates).sort(order, options).collect()?)
    }
}

/// Whether a text column has the same value in every row, or none in any.
fn is_one_text(column: &Column) -> bool {
    let Ok(texts) = column.str() else { return false };
    let mut texts = texts.iter();
    let first = texts.next();
    texts.all(|text| Some(text) == first)
}

impl Sum {
    fn expression(&self) -> Expr {
        match self {
            Self::Rows => len(),
            Self::Of(column) => col(*column).sum(),
            Self::Known(column) => col(*column).count(),
            Self::Accepted(column) => {
                let outcomes = Outcome::VARIANTS.iter().filter(|outcome| outcome.is_accepted());
                let accepted = outcomes.map(|outcome| col(n::OUTCOME).eq(lit(outcome.as_ref()))).reduce(Expr::or);
                when(accepted.unwrap_or(lit(false))).then(col(*column)).otherwise(lit(0_i64)).sum()
            }
        }
    }
}

impl Only {
    /// The rows of which it holds.
    fn of(&self, rows: LazyFrame) -> Result<LazyFrame> {
        Ok(match self {
            Self::Is(column, word) => rows.filter(col(*column).eq(lit(word.as_ref()))),
            Self::Known(column) => rows.filter(col(*column).is_not_null()),
            Self::Watched => watch::named(rows)?,
        })
    }
}
