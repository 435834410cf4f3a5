package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/** SHOW TRIGGERS, EVENTS and OPEN TABLES, which MySQL has and Doris has none of. */
public record ShowNothing(Kind kind) implements StockStatement {
  /** What is asked for. */
  public enum Kind {
    TRIGGERS,
    EVENTS,
    OPEN
  }
}
