package org.dorisdr.sync.context;

/** One table cannot go on as things are; the others can. */
public final class TableProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final long sourceTable;
  private final boolean copyNeeded;

  private TableProblem(long sourceTable, boolean copyNeeded, String message) {
    super(message);
    this.sourceTable = sourceTable;
    this.copyNeeded = copyNeeded;
  }

  /** Only a copy helps. */
  public static TableProblem copy(long sourceTable, String message) {
    return new TableProblem(sourceTable, true, message);
  }

  /** May go away by itself, for example when a backend comes back. */
  public static TableProblem wait(long sourceTable, String message) {
    return new TableProblem(sourceTable, false, message);
  }

  public long sourceTable() {
    return sourceTable;
  }

  public boolean isCopyNeeded() {
    return copyNeeded;
  }
}
