package org.dorisdr.sql.stock.admin;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/** {@code SET item, …}. */
public record SetVariables(List<Item> items) implements StockStatement {
  /** What kind of thing is set. */
  public enum Kind {
    SESSION,
    GLOBAL,
    USER_VARIABLE,
    NAMES,
    TRANSACTION
  }

  /**
   * One assignment.
   *
   * @param name without {@code @}; the character set for NAMES
   * @param value text as it was written; null for NAMES and TRANSACTION
   */
  public record Item(Kind kind, String name, String value) {}
}
