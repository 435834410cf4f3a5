package org.dorisdr.sql.stock.backup;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW CATALOG RECYCLE BIN [WHERE …]}. */
public record ShowRecycleBin(List<Condition> conditions) implements StockStatement {}
