package org.dorisdr.minidoris.be.storage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * One rowset: rows that one load (or a compaction of several) put into a tablet. Its files never
 * change. Immutable.
 *
 * @param rowsetId 48 hex digits, unique in the cluster
 * @param txnId transaction that wrote it; 0 after a compaction
 * @param startVersion first version it holds; -1 before it is published
 * @param endVersion last version it holds; -1 before it is published
 * @param segments number of data files; 0 if it has no rows
 * @param columns as written, keys first
 * @param deletePredicate DuckDB predicate over {@code c<uniqueId>} that hides matching rows of
 *     older rowsets; null if none
 * @param keysUnique no two rows share a key
 * @param creationTime seconds since the epoch
 * @param sourceTabletId tablet it was copied from; 0 if it was written here
 * @param sourceRowsetId rowset it was copied from; null if it was written here
 * @param checksums CRC-32C of each file; null = not known, of rowsets of older versions
 * @param givenColumns until it is published; null = all
 */
public record RowsetMeta(
    String rowsetId,
    long tabletId,
    long partitionId,
    int schemaHash,
    long txnId,
    long startVersion,
    long endVersion,
    long rows,
    long bytes,
    int segments,
    List<StoredColumn> columns,
    String deletePredicate,
    boolean keysUnique,
    long creationTime,
    long sourceTabletId,
    String sourceRowsetId,
    List<Long> checksums,
    GivenColumns givenColumns) {

  /** One without rows, of the versions 0 to {@code version}. */
  static RowsetMeta empty(String id, TabletMeta tablet, long version, long nowSeconds) {
    return new RowsetMeta(
        id,
        tablet.tabletId(),
        tablet.partitionId(),
        tablet.schemaHash(),
        0,
        0,
        version,
        0,
        0,
        0,
        tablet.columns(),
        null,
        true,
        nowSeconds,
        0,
        null,
        List.of(),
        null);
  }

  /** File of segment {@code segment}. */
  public String fileName(int segment) {
    return rowsetId + "_" + segment + ".dat";
  }

  /** Names of all files. */
  @JsonIgnore
  public List<String> fileNames() {
    return java.util.stream.IntStream.range(0, segments).mapToObj(this::fileName).toList();
  }

  /** Same rows, visible as the given versions. */
  public RowsetMeta withVersions(long start, long end) {
    return with(start, end, checksums, null);
  }

  /** The same, of which only some columns were given. */
  public RowsetMeta withGivenColumns(GivenColumns given) {
    return with(startVersion, endVersion, checksums, given);
  }

  /** The same with checksums. */
  RowsetMeta withChecksums(List<Long> found) {
    return with(startVersion, endVersion, found, givenColumns);
  }

  private RowsetMeta with(long start, long end, List<Long> newChecksums, GivenColumns given) {
    return new RowsetMeta(
        rowsetId,
        tabletId,
        partitionId,
        schemaHash,
        txnId,
        start,
        end,
        rows,
        bytes,
        segments,
        columns,
        deletePredicate,
        keysUnique,
        creationTime,
        sourceTabletId,
        sourceRowsetId,
        newChecksums,
        given);
  }

  /**
   * Same rows in another tablet (or the same after a restore), under a new id; remembers where they
   * came from.
   */
  public RowsetMeta copyFor(Tablet tablet, String newRowsetId, long newTxnId) {
    return new RowsetMeta(
        newRowsetId,
        tablet.id(),
        tablet.meta().partitionId(),
        tablet.schemaHash(),
        newTxnId,
        startVersion,
        endVersion,
        rows,
        bytes,
        segments,
        columns,
        deletePredicate,
        keysUnique,
        creationTime,
        this.tabletId,
        this.rowsetId,
        checksums,
        null);
  }
}
