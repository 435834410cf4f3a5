package org.dorisdr.sync.context;

/** Tables of the target that somebody else made: not the job's to lose. Stateless. */
public final class ForeignTables {
  private ForeignTables() {}

  /** Whether a table of that name on the target, if there is one, has to be left alone. */
  public static boolean isForeign(SyncContext context, String name) {
    return !context.record().mayOverwrite() && !context.progress().isOurs(name);
  }

  /** What is told when the job needs the name of one. */
  public static String explain(String name) {
    return "the target has a table %s that the job did not make. HINT: rename or drop it, or ALTER SYNC JOB … SET PROPERTIES (\"allow_table_exists\" = \"true\")"
        .formatted(name);
  }
}
