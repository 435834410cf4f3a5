package org.dorisdr.bench;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The tables that the load goes to: {@code t0}, {@code t1}, … of one database.
 *
 * @param count how many
 */
record LoadTables(String database, int count) {

  String name(int index) {
    return "`" + database + "`.`t" + index + "`";
  }

  /** Makes them anew on the source, with binlogs. */
  void createAnew(Connection source) throws SQLException {
    Sql.run(source, "DROP DATABASE IF EXISTS `" + database + "` FORCE");
    create(source);
  }

  /** Makes those that are not there; a replicator that follows them already goes on. */
  void create(Connection source) throws SQLException {
    Sql.run(source, "CREATE DATABASE IF NOT EXISTS `" + database + "`");
    Sql.run(
        source, "ALTER DATABASE `" + database + "` SET PROPERTIES (\"binlog.enable\" = \"true\")");
    for (int i = 0; i < count; i++) {
      Sql.run(
          source,
          "CREATE TABLE IF NOT EXISTS "
              + name(i)
              + " (id BIGINT, v VARCHAR(64)) DUPLICATE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 1"
              + " PROPERTIES (\"replication_num\" = \"1\")");
    }
  }

  /** The first id that no row has. */
  long firstFree(Connection source) throws SQLException {
    long last = 0;
    for (int i = 0; i < count; i++) {
      String max = Sql.value(source, "SELECT MAX(id) AS m FROM " + name(i), "m");
      last = Math.max(last, max == null ? 0 : Long.parseLong(max));
    }
    return last + 1;
  }

  /** Waits until the target has the last of them. */
  void awaitOn(Connection target) throws InterruptedException {
    Sql.await(target, "SELECT COUNT(*) AS n FROM " + name(count - 1), "n", n -> true);
  }
}
