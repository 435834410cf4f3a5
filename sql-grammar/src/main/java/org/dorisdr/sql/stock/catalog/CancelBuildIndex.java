package org.dorisdr.sql.stock.catalog;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code CANCEL BUILD INDEX ON name [(job, …)]}.
 *
 * @param jobs empty = all of the table
 */
public record CancelBuildIndex(TableName name, List<Long> jobs) implements StockStatement {}
