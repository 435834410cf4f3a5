package org.dorisdr.sql.stock.catalog;

import java.util.List;

/** {@code ADD ROLLUP …}, one or several. */
public record AddRollups(List<RollupDef> rollups) implements AlterClause {}
