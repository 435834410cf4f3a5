package org.dorisdr.minidoris.fe.query;

import java.util.List;

/**
 * A table as a statement names it.
 *
 * @param partitions names; empty = all
 */
public record TableRef(String database, String table, List<String> partitions, boolean temporary) {
  /**
   * @param name with the partitions that the parser was given in it
   */
  public static TableRef of(String database, String name) {
    int mark = name.indexOf(Normalizer.PARTITION_MARK);
    int temporaryMark = name.indexOf(Normalizer.TEMPORARY_MARK);
    if (mark < 0 && temporaryMark < 0) {
      return new TableRef(database, name, List.of(), false);
    }
    int at = Math.max(mark, temporaryMark);
    String names = name.substring(at + Normalizer.PARTITION_MARK.length());
    return new TableRef(
        database, name.substring(0, at), List.of(names.split(",")), temporaryMark >= 0);
  }

  /** The same, of a database that was found. */
  public TableRef in(String found) {
    return new TableRef(found, table, partitions, temporary);
  }

  /** Name of its view on the backend. */
  String alias() {
    return database
        + "."
        + table
        + (partitions.isEmpty() ? "" : (temporary ? "~" : "#") + String.join(",", partitions));
  }
}
