package org.dorisdr.backup.request;

import java.util.List;
import java.util.Set;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;

/** Whether RESTORE takes a storage vault, which Doris has in its cloud mode alone. Stateless. */
final class StorageVaults {
  static final String PROPERTY = "storage_vault_name";

  /** Either of them set is what Doris calls cloud mode. */
  private static final Set<String> CLOUD = Set.of("deploy_mode", "cloud_unique_id");

  private StorageVaults() {}

  static boolean areThere(LocalSql sql) throws HostException {
    for (String key : CLOUD) {
      List<List<String>> rows =
          sql.run(null, "ADMIN SHOW FRONTEND CONFIG LIKE '" + key + "'").rows();
      for (List<String> row : rows) {
        boolean isSet = row.get(1) != null && !row.get(1).isBlank();
        if (row.get(0).equals(key) && isSet) {
          return true;
        }
      }
    }
    return false;
  }
}
