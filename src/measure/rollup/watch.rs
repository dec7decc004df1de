//! The watch list: our word for the native types that administration and security KPIs count. It stands in `actions.tsv`: a
//! source, a tab, our word, a tab, the source's words. It is applied when events are rolled up, so that a lake that was
//! written before a word was listed knows it too.

use crate::event::name as n;
use anyhow::Result;
use polars::prelude::{
    DataFrame, Expr, IntoLazy, JoinArgs, JoinType, LazyFrame, NamedFrom as _, Series, UniqueKeepStrategy, col, lit,
};
use std::collections::BTreeSet;

/// Source, our word and the source's words of every line.
fn lines() -> impl Iterator<Item = (&'static str, &'static str, impl Iterator<Item = &'static str>)> {
    let line = |line: &'static str| {
        let (source, rest) = line.split_once('\t')?;
        let (action, types) = rest.split_once('\t')?;
        Some((source, action, types.split(' ')))
    };
    include_str!("actions.tsv").lines().filter_map(line)
}

/// The rows whose native type is on the list, with our word in the column `action`.
pub(super) fn named(rows: LazyFrame) -> Result<LazyFrame> {
    let (mut sources, mut types, mut actions) = (Vec::new(), Vec::new(), Vec::new());
    for (source, action, names) in lines() {
        for name in names {
            sources.push(source);
            types.push(name);
            actions.push(action);
        }
    }
    let column = |name: &str, words: &[&str]| Series::new(name.into(), words).into();
    let columns = vec![column(n::SOURCE, &sources), column(n::NATIVE_TYPE, &types), column(n::ACTION, &actions)];
    let list = DataFrame::new(sources.len(), columns)?.lazy();
    let keys = [col(n::SOURCE), col(n::NATIVE_TYPE)];
    let joined = |rows: LazyFrame| rows.join(list.clone(), &keys, &keys, JoinArgs::new(JoinType::Inner));
    // Which of the words stand there is soon found out; what else the rows tell is then read of those only.
    let types = joined(rows.clone().select(&keys).unique(None, UniqueKeepStrategy::Any)).collect()?;
    let names: BTreeSet<&str> = types.column(n::NATIVE_TYPE)?.str()?.iter().flatten().collect();
    let named = names.into_iter().map(|name| col(n::NATIVE_TYPE).eq(lit(name))).reduce(Expr::or);
    Ok(joined(rows.filter(named.unwrap_or(lit(false)))))
}

/// Our word as an SQL expression; null for what is not on the list.
pub(super) fn sql() -> String {
    let case = |(source, action, names): (&str, &str, _)| {
        let names: Vec<String> = Iterator::map(names, |name: &str| format!("'{name}'")).collect();
        format!("WHEN {} = '{source}' AND {} IN ({}) THEN '{action}'", n::SOURCE, n::NATIVE_TYPE, names.join(", "))
    };
    let cases: Vec<String> = lines().map(case).collect();
    format!("CASE\n      {}\n    END", cases.join("\n      "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::taxonomy::Action;
    use crate::format::FORMATS;
    use strum::VariantArray;

    #[test]
    fn every_line_is_of_a_format_and_has_a_word_of_ours_and_no_type_stands_twice() {
        let mut listed = BTreeSet::new();
        let mut actions = BTreeSet::new();
        for (source, action, names) in lines() {
            assert!(FORMATS.iter().any(|format| format.id == source), "{source}");
            actions.insert(action.parse::<Action>().expect(action));
            for name in names {
                assert!(listed.insert((source, name)), "{source} {name}");
            }
        }
        assert_eq!(lines().count(), include_str!("actions.tsv").lines().count());
        assert_eq!(actions.len(), Action::VARIANTS.len());
    }
}
