package org.dorisdr.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.dorisdr.sandbox.Clusters;

/** A cluster, an S3 endpoint, and what benchmarks of backups do with them. */
record BackupRig(Clusters clusters, Connection sql) {
  /** Where SHOW BACKUP and SHOW RESTORE tell that it is over, with the plugin. */
  static final String OURS = "RequestState";

  /** The same without the plugin. */
  static final String STOCK = "State";

  /** Makes a repository behind an endpoint. */
  void repository(String name, String endpoint) throws SQLException {
    Sql.run(
        sql,
        "CREATE REPOSITORY %s WITH S3 ON LOCATION \"%s\" PROPERTIES (%s)"
            .formatted(name, location(name), properties(endpoint)));
  }

  private static String location(String repository) {
    return "s3://" + Clusters.BUCKET + "/" + repository;
  }

  private static String properties(String endpoint) {
    return ("\"s3.endpoint\" = \"%s\", \"s3.region\" = \"us-east-1\", \"s3.access_key\" = \"%s\","
            + " \"s3.secret_key\" = \"%s\", \"use_path_style\" = \"true\"")
        .formatted(endpoint, Clusters.ACCESS_KEY, Clusters.SECRET_KEY);
  }

  /** Makes rows in the source. */
  BigRows rows(Path directory) {
    return new BigRows(clusters.source(), sql, directory);
  }

  /** The files behind the same endpoint, by a client that sends as backends do. */
  S3Files store() {
    return store(false);
  }

  /**
   * @param signsBytes whether it signs every byte that it sends
   */
  S3Files store(boolean signsBytes) {
    return new S3Files(clusters.s3Endpoint(), signsBytes);
  }

  /** Folder of a snapshot in the bucket. */
  static String folder(String repository, String label) {
    return repository + "/__palo_repository_" + repository + "/__ss_" + label;
  }

  /** Backs up and says how many seconds that took. */
  double backup(String database, String label, String repository)
      throws SQLException, InterruptedException {
    return backup(database, label, repository, OURS);
  }

  /**
   * @param state column that says FINISHED when it is
   */
  double backup(String database, String label, String repository, String state)
      throws SQLException, InterruptedException {
    long start = System.nanoTime();
    Sql.run(sql, "BACKUP SNAPSHOT %s.%s TO %s".formatted(database, label, repository));
    String show = "SHOW BACKUP FROM %s WHERE SnapshotName = \"%s\"".formatted(database, label);
    Sql.await(sql, show, state, "FINISHED"::equals);
    return (System.nanoTime() - start) / 1e9;
  }

  /** Restores into an empty database of another name and says how many seconds that took. */
  double restore(String into, String label, String repository)
      throws SQLException, InterruptedException {
    return restore(into, label, repository, OURS);
  }

  /**
   * @param state column that says FINISHED when it is
   */
  double restore(String into, String label, String repository, String state)
      throws SQLException, InterruptedException {
    Sql.run(sql, "CREATE DATABASE " + into);
    String find = "SHOW SNAPSHOT ON %s WHERE SNAPSHOT = \"%s\"".formatted(repository, label);
    String time = Sql.value(sql, find, "Timestamp");
    long start = System.nanoTime();
    Sql.run(
        sql,
        "RESTORE SNAPSHOT %s.%s FROM %s PROPERTIES (\"backup_timestamp\" = \"%s\", \"replication_num\" = \"1\")"
            .formatted(into, label, repository, time));
    String show = "SHOW RESTORE FROM %s WHERE Label = \"%s\"".formatted(into, label);
    Sql.await(sql, show, state, "FINISHED"::equals);
    return (System.nanoTime() - start) / 1e9;
  }

  /** Makes room. */
  void dropSnapshot(String repository, String label) throws SQLException {
    Sql.run(sql, "DROP SNAPSHOT %s ON %s".formatted(label, repository));
  }
}
