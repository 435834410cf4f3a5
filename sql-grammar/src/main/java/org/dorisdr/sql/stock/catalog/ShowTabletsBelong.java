package org.dorisdr.sql.stock.catalog;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW TABLETS BELONG id, …}: the tables that these tablets are of. */
public record ShowTabletsBelong(List<Long> ids) implements StockStatement {}
