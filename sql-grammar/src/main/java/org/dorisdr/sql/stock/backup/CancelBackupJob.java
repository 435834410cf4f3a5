package org.dorisdr.sql.stock.backup;

import org.dorisdr.sql.stock.StockStatement;

/** {@code CANCEL {BACKUP|RESTORE} [FROM db]}; database null = the session's. */
public record CancelBackupJob(boolean restore, String database) implements StockStatement {}
