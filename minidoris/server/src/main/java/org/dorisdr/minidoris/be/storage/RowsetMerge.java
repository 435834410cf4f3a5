package org.dorisdr.minidoris.be.storage;

import java.io.IOException;

/**
 * Merges a rowset that was given some columns of its rows with what has been published since it saw
 * the tablet. Thread safe.
 */
@FunctionalInterface
public interface RowsetMerge {
  /**
   * Writes the merged rows as files of another rowset.
   *
   * @param before version that the tablet has now
   * @return not published yet; its files are on disk
   */
  RowsetMeta merge(Tablet tablet, RowsetMeta rowset, long before) throws IOException;
}
