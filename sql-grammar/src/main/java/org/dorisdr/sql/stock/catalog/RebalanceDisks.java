package org.dorisdr.sql.stock.catalog;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code ADMIN [CANCEL] REBALANCE DISK [ON ('host:port', …)]}.
 *
 * @param backends empty = all
 */
public record RebalanceDisks(List<String> backends, boolean cancel) implements StockStatement {}
