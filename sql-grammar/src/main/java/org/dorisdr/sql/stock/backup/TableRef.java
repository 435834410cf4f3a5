package org.dorisdr.sql.stock.backup;

import java.util.List;

/**
 * One object of a backup or restore.
 *
 * @param name parts as written, outermost first
 * @param partitions empty = the whole table
 * @param alias null = none
 */
public record TableRef(List<String> name, List<String> partitions, String alias) {
  /** Last part of the name. */
  public String table() {
    return name.get(name.size() - 1);
  }
}
