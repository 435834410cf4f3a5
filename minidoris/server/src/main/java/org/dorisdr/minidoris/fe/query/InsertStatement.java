package org.dorisdr.minidoris.fe.query;

import java.util.List;

/**
 * A parsed INSERT.
 *
 * @param database null = the session's
 * @param partitions names; empty = all
 * @param temporary the partitions are temporary ones
 * @param autoDetect {@code PARTITION(*)}: overwrite those partitions for which rows come
 * @param label null = a new one
 * @param columns names as given; empty = all visible columns
 * @param rows literal rows; null if {@code query} gives them. An element is null for NULL, {@link
 *     #DEFAULT} for DEFAULT
 * @param query text of the SELECT or VALUES behind; null if {@code rows} has the values
 */
record InsertStatement(
    String database,
    String table,
    boolean overwrite,
    List<String> partitions,
    boolean temporary,
    boolean autoDetect,
    String label,
    List<String> columns,
    List<String[]> rows,
    String query) {

  /** Stands for DEFAULT; compared by identity. */
  @SuppressWarnings("StringOperationCanBeSimplified")
  static final String DEFAULT = new String("DEFAULT");
}
