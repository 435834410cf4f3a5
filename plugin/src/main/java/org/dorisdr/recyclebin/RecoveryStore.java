package org.dorisdr.recyclebin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dorisdr.host.HostException;
import org.dorisdr.job.JsonStore;
import org.dorisdr.job.ParsedRecords;
import org.dorisdr.job.UnknownFormatException;
import org.dorisdr.recyclebin.RecoveryRecord.Phase;
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
  private final ParsedRecords<Known> known;

  private record Known(String slot, boolean isRunning) {}

  RecoveryStore(JsonStore store) {
    this.store = store;
    this.known = new ParsedRecords<>(store.raw(), KEY, RecoveryStore::known);
  }

  private static Known known(String key, String text) {
    boolean running = read(key, text).filter(r -> r.phase == Phase.RUNNING).isPresent();
    return new Known(slot(key), running);
  }

  /** All that can be read, by slot. */
  Map<String, RecoveryRecord> all() {
    Map<String, RecoveryRecord> records = new LinkedHashMap<>();
    store
        .raw()
        .scan(KEY)
        .forEach((key, text) -> read(key, text).ifPresent(r -> records.put(slot(key), r)));
    return records;
  }

  private static String slot(String key) {
    return key.substring(KEY.length());
  }

  private static Optional<RecoveryRecord> read(String key, String text) {
    try {
      return Optional.of(JsonStore.read(key, text, RecoveryRecord.class, RecoveryRecord.FORMAT));
    } catch (UnknownFormatException | IllegalStateException e) {
      LOG.debug("left alone: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Slots of recoveries that are not finished. */
  Set<String> running() {
    return known.all().stream()
        .filter(Known::isRunning)
        .map(Known::slot)
        .collect(Collectors.toSet());
  }

  Optional<RecoveryRecord> get(String slot) {
    return Optional.ofNullable(all().get(slot));
  }

  /** Writes a new one down; returns its slot. */
  synchronized String add(RecoveryRecord record) throws HostException {
    String slot = Integer.toString(store.freeSlot(KEY));
    put(slot, record);
    return slot;
  }

  /** Null forgets it. */
  void put(String slot, RecoveryRecord record) throws HostException {
    Map<String, RecoveryRecord> one = new LinkedHashMap<>();
    one.put(KEY + slot, record);
    store.put(one);
  }
}
