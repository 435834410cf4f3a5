package org.dorisdr.recyclebin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dorisdr.host.HostException;
import org.dorisdr.job.JsonStore;
import org.dorisdr.job.UnknownFormatException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where recoveries of databases with views are written down. Keys are numbered slots that are used
 * again. Records of a newer version are left alone. Thread safe.
 */
final class RecoveryStore {
  private static final Logger LOG = LoggerFactory.getLogger(RecoveryStore.class);
  private static final String KEY = "dr.recyclebin.recovery.";

  private final JsonStore store;

  RecoveryStore(JsonStore store) {
    this.store = store;
  }

  /** All that can be read, by slot. */
  Map<String, RecoveryRecord> all() {
    Map<String, RecoveryRecord> records = new LinkedHashMap<>();
    store
        .raw()
        .scan(KEY)
        .forEach(
            (key, text) -> {
              try {
                records.put(
                    key.substring(KEY.length()),
                    JsonStore.read(key, text, RecoveryRecord.class, RecoveryRecord.FORMAT));
              } catch (UnknownFormatException | IllegalStateException e) {
                LOG.debug("left alone: {}", e.getMessage());
              }
            });
    return records;
  }

  Optional<RecoveryRecord> get(String slot) {
    return Optional.ofNullable(all().get(slot));
  }

  /** Writes a new one down; returns its slot. */
  synchronized String add(RecoveryRecord record) throws HostException {
    Map<String, String> used = store.raw().scan(KEY);
    int slot = 0;
    while (used.containsKey(KEY + slot)) {
      slot++;
    }
    put(Integer.toString(slot), record);
    return Integer.toString(slot);
  }

  /** Null forgets it. */
  void put(String slot, RecoveryRecord record) throws HostException {
    Map<String, RecoveryRecord> one = new LinkedHashMap<>();
    one.put(KEY + slot, record);
    store.put(one);
  }
}
