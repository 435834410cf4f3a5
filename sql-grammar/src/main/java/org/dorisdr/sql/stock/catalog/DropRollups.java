package org.dorisdr.sql.stock.catalog;

import java.util.List;

/** {@code DROP ROLLUP [IF EXISTS] …}, one or several. */
public record DropRollups(List<String> names, boolean ifExists) implements AlterClause {}
