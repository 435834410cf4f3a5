package org.dorisdr.sql;

import java.util.List;

/** Which tables of a database a statement means. */
public record TableFilter(Mode mode, List<Name> tables) {
  /** All tables. */
  public static final TableFilter ALL = new TableFilter(Mode.ALL, List.of());

  /** How the list is to be read. */
  public enum Mode {
    /** Every table; the list is empty. */
    ALL,
    /** Only those of the list. */
    INCLUDE,
    /** All but those of the list. */
    EXCLUDE
  }

  public TableFilter {
    tables = List.copyOf(tables);
  }

  /** Whether a table of this name is meant. */
  public boolean takes(String table) {
    boolean listed = tables.stream().anyMatch(name -> name.text().equals(table));
    return switch (mode) {
      case ALL -> true;
      case INCLUDE -> listed;
      case EXCLUDE -> !listed;
    };
  }
}
