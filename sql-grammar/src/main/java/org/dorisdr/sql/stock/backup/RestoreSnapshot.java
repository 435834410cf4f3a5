package org.dorisdr.sql.stock.backup;

import java.util.List;
import java.util.Map;
import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code RESTORE SNAPSHOT [db.]label FROM repository [{ON|EXCLUDE} (…)] [PROPERTIES (…)]}.
 *
 * @param label as written, outermost part first
 * @param objects empty = everything
 */
public record RestoreSnapshot(
    List<String> label,
    String repository,
    boolean exclude,
    List<TableRef> objects,
    Map<String, String> properties)
    implements StockStatement {}
