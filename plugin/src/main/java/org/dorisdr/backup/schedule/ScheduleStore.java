package org.dorisdr.backup.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.dorisdr.host.HostException;
import org.dorisdr.job.JsonStore;
import org.dorisdr.job.UnknownFormatException;

/**
 * Where schedules are stored: one key for what the user said, one for the progress, in numbered
 * slots that are used again. Thread safe.
 */
public final class ScheduleStore {
  private static final String RECORD = "dr.backup.schedule.";
  private static final String PROGRESS = "dr.backup.schedule_progress.";
  private static final String NEXT_ID = "dr.backup.schedule_next_id";

  private final JsonStore store;

  /**
   * A stored schedule; exactly one of {@code record} and {@code problem} is set.
   *
   * @param problem why the record cannot be used by this version
   */
  public record Slot(int number, ScheduleRecord record, String problem) {}

  public ScheduleStore(JsonStore store) {
    this.store = store;
  }

  /** All schedules, unusable ones included, in slot order. */
  public List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    store.raw().scan(RECORD).forEach((key, text) -> slots.add(read(key, text)));
    slots.sort(Comparator.comparingInt(Slot::number));
    return slots;
  }

  private static Slot read(String key, String text) {
    int number = Integer.parseInt(key.substring(RECORD.length()));
    try {
      return new Slot(
          number, JsonStore.read(key, text, ScheduleRecord.class, ScheduleRecord.FORMAT), null);
    } catch (UnknownFormatException | IllegalStateException e) {
      return new Slot(number, null, e.getMessage());
    }
  }

  public Optional<Slot> find(String name) {
    return slots().stream()
        .filter(s -> s.record() != null && s.record().name.equals(name))
        .findFirst();
  }

  public Optional<Slot> find(long id) {
    return slots().stream().filter(s -> s.record() != null && s.record().id == id).findFirst();
  }

  /** The id that the next schedule gets. */
  public long nextId() {
    return store.raw().get(NEXT_ID).map(Long::parseLong).orElse(1L);
  }

  /** Stores a new schedule in a free slot and gives it its id. */
  synchronized Slot create(ScheduleRecord record) throws HostException {
    int number = store.freeSlot(RECORD);
    record.id = nextId();
    Map<String, Object> puts = new LinkedHashMap<>();
    puts.put(PROGRESS + number, null);
    puts.put(RECORD + number, record);
    puts.put(NEXT_ID, record.id + 1);
    store.put(puts);
    return new Slot(number, record, null);
  }

  void update(Slot slot) throws HostException {
    store.put(Map.of(RECORD + slot.number(), slot.record()));
  }

  void remove(Slot slot) throws HostException {
    Map<String, Object> puts = new LinkedHashMap<>();
    puts.put(RECORD + slot.number(), null);
    puts.put(PROGRESS + slot.number(), null);
    store.put(puts);
  }

  /** A new, empty progress if nothing is stored yet. */
  public ScheduleProgress progress(Slot slot) throws UnknownFormatException {
    return store
        .get(PROGRESS + slot.number(), ScheduleProgress.class, ScheduleProgress.FORMAT)
        .orElseGet(ScheduleProgress::new);
  }

  /**
   * Stores how far it is. A run that was wanted since {@code progress} was read stays wanted, and
   * only the one that {@code progress} has under way is not any more.
   */
  synchronized void save(Slot slot, ScheduleProgress progress) throws HostException {
    List<Long> wanted = wanted(slot);
    ScheduleProgress.Run current = progress.current;
    if (current != null && current.manual) {
      wanted.remove(current.plannedMs);
    }
    progress.wanted = wanted;
    store.put(Map.of(PROGRESS + slot.number(), progress));
  }

  private List<Long> wanted(Slot slot) throws HostException {
    try {
      return new ArrayList<>(progress(slot).wanted);
    } catch (UnknownFormatException e) {
      throw new HostException(e.getMessage(), e);
    }
  }

  /**
   * Wants a run, also while one is under way.
   *
   * @param time from what is stored, when it is to count as planned, in ms
   * @return that time
   */
  synchronized long want(Slot slot, ToLongFunction<ScheduleProgress> time)
      throws HostException, UnknownFormatException {
    ScheduleProgress progress = progress(slot);
    long planned = time.applyAsLong(progress);
    progress.wanted.add(planned);
    store.put(Map.of(PROGRESS + slot.number(), progress));
    return planned;
  }
}
