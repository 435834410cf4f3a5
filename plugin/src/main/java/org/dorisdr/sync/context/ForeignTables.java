package org.dorisdr.sync.context;

/** Tables of the target that somebody else made: not the job's to lose. Stateless. */
public final class ForeignTables {
  private ForeignTables() {}

  /** What is told when the job needs the name of one. */
  public static String explain(String name) {
    return "the target has a table %s that the job did not make. HINT: rename or drop it, or ALTER SYNC JOB … SET PROPERTIES (\"allow_table_exists\" = \"true\")"
        .formatted(name);
  }
}
