package org.dorisdr.minidoris.fe.binlog.record;

/** Doris's TableInfo, which tells every kind of renaming. Stateless. */
final class Renames {
  private Renames() {}

  /** -1 and empty stand for what is not concerned. */
  static Payload payload(
      long databaseId,
      long tableId,
      long indexId,
      long partitionId,
      String newTable,
      String oldTable,
      String newRollup,
      String oldRollup,
      String newPartition,
      String oldPartition) {
    return new Payload()
        .with("db", databaseId)
        .with("tb", tableId)
        .with("ind", indexId)
        .with("p", partitionId)
        .with("nT", newTable)
        .with("oT", oldTable)
        .with("nR", newRollup)
        .with("oR", oldRollup)
        .with("nP", newPartition)
        .with("oP", oldPartition);
  }
}
