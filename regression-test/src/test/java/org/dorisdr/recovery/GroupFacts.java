package org.dorisdr.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one frontend itself tells of the database {@code recovery}, master or not: its tables, their
 * definitions, partitions with versions, and tablets.
 */
record GroupFacts(Map<String, List<String>> told) {
  static GroupFacts of(Statement statement) throws SQLException {
    statement.execute("SET forward_to_master = false");
    TreeSet<String> tables =
        new TreeSet<>(column(statement, "SHOW TABLES FROM recovery", "Tables_in_recovery"));
    Map<String, List<String>> told = new TreeMap<>();
    told.put("tables", List.copyOf(tables));
    TreeSet<String> tablets = new TreeSet<>();
    int count = 0;
    for (String table : tables) {
      String name = "recovery." + table;
      List<String> all = new ArrayList<>();
      all.addAll(column(statement, "SHOW CREATE TABLE " + name, "Create Table"));
      for (String key : List.of("PartitionId", "PartitionName", "VisibleVersion")) {
        all.addAll(column(statement, "SHOW PARTITIONS FROM " + name, key));
      }
      List<String> ids = column(statement, "SHOW TABLETS FROM " + name, "TabletId");
      all.addAll(ids);
      count += ids.size();
      tablets.addAll(ids);
      told.put(table, all);
    }
    assertThat(tablets).as("ids of tablets, each given once").hasSize(count);
    return new GroupFacts(told);
  }

  private static List<String> column(Statement statement, String sql, String name)
      throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(name));
      }
    }
    return values;
  }
}
