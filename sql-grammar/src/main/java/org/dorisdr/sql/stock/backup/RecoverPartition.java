package org.dorisdr.sql.stock.backup;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code RECOVER PARTITION partition [id] [AS newName] FROM table}.
 *
 * @param table parts as written, outermost first
 * @param id −1 = not given
 * @param newName null = the old one
 */
public record RecoverPartition(List<String> table, String partition, long id, String newName)
    implements StockStatement {}
