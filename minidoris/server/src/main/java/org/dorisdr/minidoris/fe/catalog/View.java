package org.dorisdr.minidoris.fe.catalog;

import java.util.ArrayList;
import java.util.List;

/** A view: its definition with every table name in full. */
public final class View extends Table {
  /** Body after AS, names as {@code `internal`.`db`.`table`}. */
  public String definition;

  public List<Column> columns = new ArrayList<>();

  /** The column list was given in CREATE VIEW. */
  public boolean columnsGiven;
}
