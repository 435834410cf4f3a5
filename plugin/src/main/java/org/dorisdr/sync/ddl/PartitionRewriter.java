package org.dorisdr.sync.ddl;

import org.dorisdr.cluster.Names;

/** Clauses of ADD_PARTITION records as statements for the target. Stateless. */
final class PartitionRewriter {
  private PartitionRewriter() {}

  /**
   * The clause of an ADD_PARTITION record ({@code ADD PARTITION `p` VALUES … ("k" = "v");}) as an
   * ALTER TABLE that is harmless if the partition is there.
   */
  static String addPartition(
      String clause, boolean temporary, String database, String table, String distribution)
      throws UnexpectedForm {
    SourceText text = SourceText.of(clause);
    int name = name(text, temporary);
    int last = text.size() - 1;
    SqlToken end = text.isAt(last, ";") ? text.token(last - 1) : text.token(last);
    SourceText whole = SourceText.of(clause.substring(0, end.end()));
    String given = whole.with(OpenRanges.edits(whole.tokens(), name));
    return "ALTER TABLE "
        + Names.quote(database, table)
        + (temporary ? " ADD TEMPORARY" : " ADD")
        + " PARTITION IF NOT EXISTS "
        + given.substring(text.token(name).start())
        + " "
        + distribution;
  }

  /** Index of the partition's name. */
  private static int name(SourceText text, boolean temporary) throws UnexpectedForm {
    int kind = text.expect(0, "ADD");
    kind = temporary ? text.expect(kind, "TEMPORARY") : kind;
    int name = text.afterIfNotExists(text.expect(kind, "PARTITION"));
    boolean whole = name + 1 == text.size() || text.isAt(name + 1, ";");
    if (temporary && !whole && !text.isAt(name + 1, "(")) {
      // That of a table without partitions has no values, nor that which takes what no other does.
      text.expect(name + 1, "VALUES");
    }
    return name;
  }
}
