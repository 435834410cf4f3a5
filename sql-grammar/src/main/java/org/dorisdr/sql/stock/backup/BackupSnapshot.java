package org.dorisdr.sql.stock.backup;

import java.util.List;
import java.util.Map;
import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code BACKUP SNAPSHOT [db.]label TO repository [{ON|EXCLUDE} (…)] [PROPERTIES (…)]}.
 *
 * @param label as written, outermost part first
 * @param objects empty = everything
 */
public record BackupSnapshot(
    List<String> label,
    String repository,
    boolean exclude,
    List<TableRef> objects,
    Map<String, String> properties)
    implements StockStatement {}
