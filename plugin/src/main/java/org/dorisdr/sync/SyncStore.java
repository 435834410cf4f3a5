package org.dorisdr.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dorisdr.host.HostException;
import org.dorisdr.job.JsonStore;
import org.dorisdr.job.UnknownFormatException;

/**
 * Where sync jobs are stored: one key for what the user said, one for the progress, one for the
 * events. Keys can never be removed from a real FE, so they are numbered slots that are used again.
 * Thread safe.
 */
public final class SyncStore {

  private static final String JOB = "dr.sync.job.";
  private static final String PROGRESS = "dr.sync.progress.";
  private static final String EVENTS = "dr.sync.events.";
  private static final String NEXT_ID = "dr.sync.next_id";

  private final JsonStore store;

  /**
   * A stored job; exactly one of {@code record} and {@code problem} is set.
   *
   * @param problem why the record cannot be used by this version
   */
  public record Slot(int number, SyncJobRecord record, String problem) {}

  public SyncStore(JsonStore store) {
    this.store = store;
  }

  public boolean isReady() {
    return store.raw().isReady();
  }

  /** All jobs, unusable ones included, in slot order. */
  public List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    for (Map.Entry<String, String> entry : store.raw().scan(JOB).entrySet()) {
      int number = Integer.parseInt(entry.getKey().substring(JOB.length()));
      try {
        slots.add(
            new Slot(
                number,
                JsonStore.read(
                    entry.getKey(), entry.getValue(), SyncJobRecord.class, SyncJobRecord.FORMAT),
                null));
      } catch (UnknownFormatException | IllegalStateException e) {
        slots.add(new Slot(number, null, e.getMessage()));
      }
    }
    slots.sort(java.util.Comparator.comparingInt(Slot::number));
    return slots;
  }

  public Optional<Slot> find(String name) {
    return slots().stream()
        .filter(s -> s.record() != null && s.record().name.equals(name))
        .findFirst();
  }

  public Optional<Slot> find(long id) {
    return slots().stream().filter(s -> s.record() != null && s.record().id == id).findFirst();
  }

  /** Stores a new job in a free slot and gives it its id. */
  public synchronized Slot create(SyncJobRecord record) throws HostException {
    int number = 0;
    for (Slot slot : slots()) {
      if (slot.number() == number) {
        number++;
      }
    }
    record.id = store.raw().get(NEXT_ID).map(Long::parseLong).orElse(1L);
    Map<String, Object> puts = new LinkedHashMap<>();
    puts.put(PROGRESS + number, null);
    puts.put(EVENTS + number, null);
    puts.put(JOB + number, record);
    puts.put(NEXT_ID, record.id + 1);
    store.put(puts);
    return new Slot(number, record, null);
  }

  public void update(Slot slot) throws HostException {
    store.put(Map.of(JOB + slot.number(), slot.record()));
  }

  public void remove(Slot slot) throws HostException {
    Map<String, Object> puts = new LinkedHashMap<>();
    puts.put(JOB + slot.number(), null);
    puts.put(PROGRESS + slot.number(), null);
    puts.put(EVENTS + slot.number(), null);
    store.put(puts);
  }

  /** A new, empty progress if nothing is stored yet. */
  public SyncProgress progress(int slot) throws UnknownFormatException {
    return store
        .get(PROGRESS + slot, SyncProgress.class, SyncProgress.FORMAT)
        .orElseGet(SyncProgress::new);
  }

  public SyncEvents events(int slot) throws UnknownFormatException {
    return store.get(EVENTS + slot, SyncEvents.class, SyncEvents.FORMAT).orElseGet(SyncEvents::new);
  }

  /** Writes progress and, if not null, events as one journal record. */
  public void save(int slot, SyncProgress progress, SyncEvents events) throws HostException {
    Map<String, Object> puts = new LinkedHashMap<>();
    puts.put(PROGRESS + slot, progress);
    if (events != null) {
      puts.put(EVENTS + slot, events);
    }
    store.put(puts);
  }
}
