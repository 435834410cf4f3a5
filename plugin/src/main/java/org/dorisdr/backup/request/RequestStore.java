package org.dorisdr.backup.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dorisdr.host.HostException;
import org.dorisdr.job.JsonStore;
import org.dorisdr.job.ParsedRecords;
import org.dorisdr.job.UnknownFormatException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where requests are stored. Keys can never be removed from a real FE, so they are numbered slots
 * that are used again. Records of a newer version are left alone. Thread safe.
 */
public final class RequestStore {
  private static final Logger LOG = LoggerFactory.getLogger(RequestStore.class);
  private static final String REQUEST = "dr.backup.request.";
  private static final String NEXT_ID = "dr.backup.next_request";

  private final JsonStore store;

  private final ParsedRecords<Known> known;

  private record Known(String database, boolean isOver) {}

  /** Texts that were found unreadable, so that each is told once. */
  private final Map<String, String> unreadable = new ConcurrentHashMap<>();

  public RequestStore(JsonStore store) {
    this.store = store;
    this.known = new ParsedRecords<>(store.raw(), REQUEST, this::known);
  }

  boolean isReady() {
    return store.raw().isReady();
  }

  /** Databases with something to do. */
  Set<String> busyDatabases() {
    return known.all().stream()
        .filter(request -> !request.isOver())
        .map(Known::database)
        .collect(Collectors.toSet());
  }

  private Known known(String key, String text) {
    RequestRecord record = read(key, text);
    return record == null
        ? new Known("", true)
        : new Known(record.database, record.phase.isEnd() && record.watchMs == 0);
  }

  /** All requests, oldest first. */
  public List<RequestRecord> all() {
    List<RequestRecord> records = new ArrayList<>(slots().values());
    records.sort(Comparator.comparingLong(record -> record.id));
    return records;
  }

  private Map<Integer, RequestRecord> slots() {
    Map<Integer, RequestRecord> slots = new HashMap<>();
    store
        .raw()
        .scan(REQUEST)
        .forEach(
            (key, text) -> {
              RequestRecord record = read(key, text);
              slots.put(Integer.parseInt(key.substring(REQUEST.length())), record);
            });
    slots.values().removeIf(Objects::isNull);
    return slots;
  }

  private RequestRecord read(String key, String text) {
    try {
      return JsonStore.read(key, text, RequestRecord.class, RequestRecord.FORMAT);
    } catch (UnknownFormatException | IllegalStateException e) {
      if (!text.equals(unreadable.put(key, text))) {
        LOG.warn("a request for a backup cannot be read and is left alone: {}", e.getMessage());
      }
      return null;
    }
  }

  public Optional<RequestRecord> find(long id) {
    return slots().values().stream().filter(record -> record.id == id).findFirst();
  }

  public Optional<RequestRecord> find(String key) {
    return slots().values().stream().filter(record -> key.equals(record.key)).findFirst();
  }

  /**
   * Stores a new request and gives it its id, unless there is one with its key.
   *
   * @param keep of requests that are over, how many the database keeps
   * @param conflict says why the request must not be, looking at all others; null if it may
   * @return the stored request
   */
  synchronized RequestRecord add(
      RequestRecord record, int keep, Predicate<RequestRecord> conflict, String refusal)
      throws HostException {
    Map<Integer, RequestRecord> slots = slots();
    for (RequestRecord other : slots.values()) {
      if (record.key != null && record.key.equals(other.key)) {
        return other;
      }
      if (conflict.test(other)) {
        throw new HostException(refusal);
      }
    }
    record.id = store.raw().get(NEXT_ID).map(Long::parseLong).orElse(1L);
    Map<String, Object> puts = new LinkedHashMap<>();
    forget(slots, record.database, keep, puts);
    puts.put(REQUEST + store.freeSlot(REQUEST), record);
    puts.put(NEXT_ID, record.id + 1);
    store.put(puts);
    return record;
  }

  /** The oldest that are over make room. */
  private static void forget(
      Map<Integer, RequestRecord> slots, String database, int keep, Map<String, Object> puts) {
    List<Map.Entry<Integer, RequestRecord>> over =
        new ArrayList<>(
            slots.entrySet().stream()
                .filter(e -> e.getValue().database.equals(database))
                .filter(e -> e.getValue().phase.isEnd() && e.getValue().watchMs == 0)
                .sorted(Comparator.comparingLong(e -> e.getValue().id))
                .toList());
    for (int i = 0; i < over.size() - keep; i++) {
      puts.put(REQUEST + over.get(i).getKey(), null);
    }
  }

  /**
   * Changes a stored request; nothing happens if it was removed.
   *
   * @return the request as it is now stored
   */
  synchronized RequestRecord update(long id, Consumer<RequestRecord> change) throws HostException {
    for (Map.Entry<Integer, RequestRecord> slot : slots().entrySet()) {
      RequestRecord record = slot.getValue();
      if (record.id == id) {
        String before = JsonStore.write(record);
        change.accept(record);
        if (!JsonStore.write(record).equals(before)) {
          store.put(Map.of(REQUEST + slot.getKey(), record));
        }
        return record;
      }
    }
    throw new HostException("the request was removed meanwhile");
  }

  synchronized void remove(long id) throws HostException {
    for (Map.Entry<Integer, RequestRecord> slot : slots().entrySet()) {
      if (slot.getValue().id == id) {
        Map<String, Object> puts = new HashMap<>();
        puts.put(REQUEST + slot.getKey(), null);
        store.put(puts);
      }
    }
  }
}
