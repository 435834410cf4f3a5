package org.dorisdr.backup.store;

/**
 * Where Doris keeps what in a repository; all paths are relative to the repository's location.
 *
 * @param repository its name
 */
public record Layout(String repository) {
  /** What folders of snapshots begin with. */
  public static final String SNAPSHOT = "__ss_";

  public static final String INFO = "__info_";
  public static final String META = "__meta";

  /** Folder of everything. */
  public String root() {
    return "__palo_repository_" + repository;
  }

  /** File that makes a folder a repository. */
  public String repositoryInfo() {
    return root() + "/__repo_info";
  }

  /** Folder of one snapshot. */
  public String snapshot(String label) {
    return root() + "/" + SNAPSHOT + label;
  }

  /** Folder of its data. */
  public String content(String label) {
    return snapshot(label) + "/__ss_content";
  }

  /** Folder of the data of one database; ids are those of the cluster that made the snapshot. */
  public String database(String label, long database) {
    return content(label) + "/__db_" + database;
  }

  /** Folder of the data of one table; ids are those of the cluster that made the snapshot. */
  public String table(String label, long database, long table) {
    return database(label, database) + "/__tbl_" + table;
  }

  /** Folder of the files of one tablet; ids are those of the cluster that made the snapshot. */
  public String tablet(
      String label, long database, long table, long partition, long index, long tablet) {
    return table(label, database, table)
        + "/__part_%d/__idx_%d/__%d".formatted(partition, index, tablet);
  }
}
