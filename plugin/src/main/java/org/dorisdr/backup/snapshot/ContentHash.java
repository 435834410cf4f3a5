package org.dorisdr.backup.snapshot;

/**
 * The content of one partition, whatever the order of its rows.
 *
 * @param version visible version that was hashed; 0 if not known
 * @param rows their number
 * @param first sum of the rows' first hash, as text, as it may be larger than a long
 * @param second sum of another hash
 */
public record ContentHash(long version, long rows, String first, String second) {
  /** Whether the rows are the same, at whatever version. */
  public boolean hasSameRows(ContentHash other) {
    return rows == other.rows && first.equals(other.first) && second.equals(other.second);
  }
}
