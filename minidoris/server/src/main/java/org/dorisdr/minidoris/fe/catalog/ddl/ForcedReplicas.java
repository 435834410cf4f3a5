package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.Map;
import org.dorisdr.minidoris.fe.FeSettings;

/**
 * {@code force_olap_table_replication_num}: the replicas of new tables whatever they ask for, as
 * Doris's PropertyAnalyzer writes them into the statement. Stateless.
 */
final class ForcedReplicas {
  private static final String NUMBER = "replication_num";
  private static final String ALLOCATION = "replication_allocation";

  private ForcedReplicas() {}

  /**
   * @param properties of a CREATE TABLE, changed
   */
  static void set(Map<String, String> properties, FeSettings settings) {
    long forced = settings.number("force_olap_table_replication_num", 0);
    if (forced <= 0) {
      return;
    }
    String number = String.valueOf(forced);
    properties.replace(NUMBER, number);
    if (properties.replace(ALLOCATION, "tag.location.default: " + number) == null) {
      properties.put(NUMBER, number);
    }
  }
}
