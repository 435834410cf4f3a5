package org.dorisdr.fe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.doris.catalog.Database;
import org.apache.doris.catalog.Env;
import org.apache.doris.common.DdlException;
import org.dorisdr.host.HostException;
import org.dorisdr.host.Leadership;
import org.dorisdr.host.MetaStore;

/**
 * State as properties of {@code __internal_schema}: Doris journals, replicates and images them,
 * with or without the plugin.
 */
final class DorisMetaStore implements MetaStore {
  private static final String DATABASE = "__internal_schema";

  private final Leadership leadership;

  DorisMetaStore(Leadership leadership) {
    this.leadership = leadership;
  }

  @Override
  public boolean isReady() {
    return leadership.isReady() && database() != null;
  }

  @Override
  public Optional<String> get(String key) {
    String value = withProperties(all -> all.get(key));
    return Optional.ofNullable(value).filter(text -> !text.isEmpty());
  }

  @Override
  public Map<String, String> scan(String prefix) {
    Map<String, String> found = new TreeMap<>();
    withProperties(
        all -> {
          all.forEach(
              (key, value) -> {
                if (key.startsWith(prefix) && !value.isEmpty()) {
                  found.put(key, value);
                }
              });
          return null;
        });
    return found;
  }

  @Override
  public void put(Map<String, String> pairs) throws HostException {
    if (!leadership.isLeader()) {
      throw new HostException("this FE is not the master");
    }
    if (database() == null) {
      throw new HostException(
          "the cluster is new and has not made database __internal_schema yet. HINT: try again in a minute");
    }
    try {
      Env.getCurrentEnv().alterDatabaseProperty(DATABASE, new HashMap<>(pairs));
    } catch (DdlException e) {
      throw new HostException("cannot write state: " + e.getMessage(), e);
    }
  }

  private static Database database() {
    return Env.getCurrentInternalCatalog().getDbNullable(DATABASE);
  }

  /** Looks at them under the database's lock: replay changes them at any moment. */
  private static <R> R withProperties(Function<Map<String, String>, R> look) {
    Database database = database();
    if (database == null) {
      return look.apply(Map.of());
    }
    database.readLock();
    try {
      return look.apply(database.getDbProperties().getProperties());
    } finally {
      database.readUnlock();
    }
  }
}
