package org.dorisdr.sql.stock.backup;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code RECOVER TABLE name [id] [AS newName]}.
 *
 * @param name parts as written, outermost first
 * @param id −1 = not given
 * @param newName null = the old one
 */
public record RecoverTable(List<String> name, long id, String newName) implements StockStatement {}
