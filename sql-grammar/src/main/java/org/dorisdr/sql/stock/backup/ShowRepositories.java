package org.dorisdr.sql.stock.backup;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW REPOSITORIES}. */
public record ShowRepositories() implements StockStatement {}
