package org.dorisdr.sql.stock.backup;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW BACKUP [FROM db] [WHERE …]}; database null = the session's. */
public record ShowBackup(String database, List<Condition> conditions) implements StockStatement {}
