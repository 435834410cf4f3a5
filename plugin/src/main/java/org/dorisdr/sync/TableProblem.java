package org.dorisdr.sync;

/** One table cannot go on as things are; the others can. */
final class TableProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final long sourceTable;
  private final boolean copyNeeded;

  private TableProblem(long sourceTable, boolean copyNeeded, String message) {
    super(message);
    this.sourceTable = sourceTable;
    this.copyNeeded = copyNeeded;
  }

  /** Only a copy helps. */
  static TableProblem copy(long sourceTable, String message) {
    return new TableProblem(sourceTable, true, message);
  }

  /** May go away by itself, for example when a backend comes back. */
  static TableProblem wait(long sourceTable, String message) {
    return new TableProblem(sourceTable, false, message);
  }

  long sourceTable() {
    return sourceTable;
  }

  boolean isCopyNeeded() {
    return copyNeeded;
  }
}
