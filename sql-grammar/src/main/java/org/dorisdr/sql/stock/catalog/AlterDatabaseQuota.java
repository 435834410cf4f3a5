package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code ALTER DATABASE name SET (DATA | REPLICA | TRANSACTION) QUOTA value}.
 *
 * @param value as it was written: a number, for DATA with a unit or without
 */
public record AlterDatabaseQuota(String name, Kind kind, String value) implements StockStatement {
  /** What there may be no more of. */
  public enum Kind {
    DATA,
    REPLICA,
    TRANSACTION
  }
}
