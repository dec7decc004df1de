//! A derived table as a polars query.

use super::{Only, Rollup, Sum, watch};
use crate::event::name as n;
use crate::event::taxonomy::Outcome;
use crate::measure::frame::to_batch;
use anyhow::Result;
use arrow::array::RecordBatch;
use polars::prelude::{DataType, Expr, LazyFrame, SortMultipleOptions, col, len, lit, when};
use strum::VariantArray;

impl Rollup {
    /// The groups of `rows`, in the table's order.
    pub(super) fn rows(&self, rows: LazyFrame) -> Result<RecordBatch> {
        let mut counted = rows;
        for only in self.only {
            counted = only.of(counted)?;
        }
        let keys: Vec<Expr> = self.keys().into_iter().map(col).collect();
        let sums = self.sums.iter().map(|(name, sum)| sum.expression().cast(DataType::Int64).alias(*name));
        let options = SortMultipleOptions::default().with_nulls_last(true);
        let grouped = counted.group_by(keys).agg(sums.collect::<Vec<_>>()).sort(self.order(), options);
        to_batch(&grouped.collect()?, self.table)
    }
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
