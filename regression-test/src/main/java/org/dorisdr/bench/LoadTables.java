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
  void create(Connection source) throws SQLException {
    Sql.run(source, "DROP DATABASE IF EXISTS `" + database + "` FORCE");
    Sql.run(source, "CREATE DATABASE `" + database + "`");
    Sql.run(
        source, "ALTER DATABASE `" + database + "` SET PROPERTIES (\"binlog.enable\" = \"true\")");
    for (int i = 0; i < count; i++) {
      Sql.run(
          source,
          "CREATE TABLE "
              + name(i)
              + " (id BIGINT, v VARCHAR(64)) DUPLICATE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 1"
              + " PROPERTIES (\"replication_num\" = \"1\")");
    }
  }

  /** Waits until the target has the last of them. */
  void awaitOn(Connection target) throws InterruptedException {
    Sql.await(target, "SELECT COUNT(*) AS n FROM " + name(count - 1), "n", n -> true);
  }
}
