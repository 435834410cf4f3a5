package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code SHOW EVENTS | [FULL] TRIGGERS | OPEN TABLES … | AUTHORS}, which tools ask for and Doris
 * always answers without a row.
 *
 * @param kind what is asked for
 */
public record ShowEmpty(Kind kind) implements StockStatement {
  /** What there is none of in Doris. */
  public enum Kind {
    EVENTS,
    TRIGGERS,
    OPEN_TABLES,
    AUTHORS
  }
}
