package org.dorisdr.sync.takeover;

import java.util.Map;
import java.util.TreeMap;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Rows;

/** Which tables of a database make and drop partitions by themselves. Stateless. */
final class DynamicPartitions {
  private DynamicPartitions() {}

  /** The tables that have such properties, by name: true = switched on. One statement. */
  static Map<String, Boolean> of(Cluster cluster, String database) throws ClusterException {
    Rows rows =
        cluster.sql().run(null, "SHOW DYNAMIC PARTITION TABLES FROM " + Names.quote(database));
    Map<String, Boolean> tables = new TreeMap<>();
    for (int i = 0; i < rows.rows().size(); i++) {
      tables.put(rows.value(i, "TableName"), Boolean.valueOf(rows.value(i, "Enable")));
    }
    return tables;
  }
}
