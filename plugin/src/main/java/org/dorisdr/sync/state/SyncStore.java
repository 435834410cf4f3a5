package org.dorisdr.sync.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dorisdr.host.HostException;
import org.dorisdr.job.JsonStore;
import org.dorisdr.job.ParsedRecords;
import org.dorisdr.job.UnknownFormatException;

/**
 * Where sync jobs are stored: one key for what the user said, one for the progress, one for the
 * events. Keys can never be removed from a real FE, so they are numbered slots that are used again.
 * Thread safe.
 */
public final class SyncStore {

  private static final String JOB = "dr.sync.job.";
  private static final String PROGRESS = "dr.sync.progress.";
  private static final String TABLES = "dr.sync.tables.";
  private static final String EVENTS = "dr.sync.events.";
  private static final String CHECK = "dr.sync.check.";
  private static final String NEXT_ID = "dr.sync.next_id";
  private static final String LAG = "dr.sync.lag";

  private final JsonStore store;

  private final ParsedRecords<Known> known;

  /** Both null if the record cannot be used. */
  private record Known(String id, SyncJobRecord.State state) {
    static Known of(SyncJobRecord record) {
      return record == null
          ? new Known(null, null)
          : new Known(Long.toString(record.id), record.state);
    }
  }

  /**
   * A stored job; exactly one of {@code record} and {@code problem} is set.
   *
   * @param problem why the record cannot be used by this version
   */
  public record Slot(int number, SyncJobRecord record, String problem) {}

  public SyncStore(JsonStore store) {
    this.store = store;
    this.known =
        new ParsedRecords<>(store.raw(), JOB, (key, text) -> Known.of(read(key, text).record()));
  }

  public boolean isReady() {
    return store.raw().isReady();
  }

  /** All jobs, unusable ones included, in slot order. */
  public List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    store.raw().scan(JOB).forEach((key, text) -> slots.add(read(key, text)));
    slots.sort(java.util.Comparator.comparingInt(Slot::number));
    return slots;
  }

  /** Ids of the jobs that are to run. */
  public Set<String> running() {
    return in(SyncJobRecord.State.RUNNING);
  }

  /** Ids of the jobs whose tables are being taken over. */
  public Set<String> promoting() {
    return in(SyncJobRecord.State.PROMOTING);
  }

  private Set<String> in(SyncJobRecord.State state) {
    return known.all().stream()
        .filter(job -> job.state() == state)
        .map(Known::id)
        .collect(Collectors.toSet());
  }

  private static Slot read(String key, String text) {
    int number = Integer.parseInt(key.substring(JOB.length()));
    try {
      return new Slot(
          number, JsonStore.read(key, text, SyncJobRecord.class, SyncJobRecord.FORMAT), null);
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

  /** Stores a new job in a free slot and gives it its id. */
  public synchronized Slot create(SyncJobRecord record) throws HostException {
    int number = store.freeSlot(JOB);
    record.id = store.raw().get(NEXT_ID).map(Long::parseLong).orElse(1L);
    Map<String, Object> puts = new LinkedHashMap<>();
    puts.put(PROGRESS + number, null);
    puts.put(TABLES + number, null);
    puts.put(EVENTS + number, null);
    if (store.raw().get(CHECK + number).isPresent()) {
      puts.put(CHECK + number, null);
    }
    puts.put(JOB + number, record);
    puts.put(NEXT_ID, record.id + 1);
    store.put(puts);
    return new Slot(number, record, null);
  }

  public void update(Slot slot) throws HostException {
    store.put(Map.of(JOB + slot.number(), slot.record()));
  }

  /** Writes the record, progress with tables, and events of a job as one journal record. */
  public void save(Slot slot, SyncProgress progress, SyncEvents events) throws HostException {
    Map<String, Object> puts = new LinkedHashMap<>();
    puts.put(JOB + slot.number(), slot.record());
    puts.put(PROGRESS + slot.number(), progress.withoutTables());
    puts.put(TABLES + slot.number(), new SyncTables(progress.tables));
    puts.put(EVENTS + slot.number(), events);
    store.put(puts);
  }

  public void remove(Slot slot) throws HostException {
    Map<String, Object> puts = new LinkedHashMap<>();
    puts.put(JOB + slot.number(), null);
    puts.put(PROGRESS + slot.number(), null);
    puts.put(TABLES + slot.number(), null);
    puts.put(EVENTS + slot.number(), null);
    if (store.raw().get(CHECK + slot.number()).isPresent()) {
      puts.put(CHECK + slot.number(), null);
    }
    store.put(puts);
  }

  /** A new, empty progress if nothing is stored yet. */
  public SyncProgress progress(int slot) throws UnknownFormatException {
    SyncProgress progress =
        store
            .get(PROGRESS + slot, SyncProgress.class, SyncProgress.FORMAT)
            .orElseGet(SyncProgress::new);
    Optional<SyncTables> tables = store.get(TABLES + slot, SyncTables.class, SyncTables.FORMAT);
    if (tables.isPresent()) {
      progress.tables = tables.get().counted();
    }
    return progress;
  }

  /** Puts the newest lag that a master has stored into the stored progress of a job. */
  public void addLag(long jobId, SyncProgress progress) {
    lags().complete(jobId, progress);
  }

  /**
   * Stores what was measured of jobs that run. Of others what is stored stays: a new master has not
   * measured all of them yet.
   */
  public void saveLags(LagRecord measured) throws HostException {
    LagRecord all = lags();
    Set<String> ids = known.all().stream().map(Known::id).collect(Collectors.toSet());
    boolean gone = all.jobs.keySet().removeIf(id -> !ids.contains(Long.toString(id)));
    measured.jobs.keySet().removeIf(id -> !ids.contains(Long.toString(id)));
    if (all.update(measured) || gone) {
      store.put(Map.of(LAG, all));
    }
  }

  private LagRecord lags() {
    try {
      return store.get(LAG, LagRecord.class, LagRecord.FORMAT).orElseGet(LagRecord::new);
    } catch (UnknownFormatException | IllegalStateException e) {
      // No reason not to show or run a job: it is measured again.
      return new LagRecord();
    }
  }

  public SyncEvents events(int slot) throws UnknownFormatException {
    return store.get(EVENTS + slot, SyncEvents.class, SyncEvents.FORMAT).orElseGet(SyncEvents::new);
  }

  /** Writes progress and, if not null, tables and events as one journal record. */
  public void save(int slot, SyncProgress progress, SyncTables tables, SyncEvents events)
      throws HostException {
    Map<String, Object> puts = new LinkedHashMap<>();
    puts.put(PROGRESS + slot, progress.withoutTables());
    if (tables != null) {
      puts.put(TABLES + slot, tables);
    }
    if (events != null) {
      puts.put(EVENTS + slot, events);
    }
    store.put(puts);
  }

  /** The newest check of a job; an empty record if it has none. */
  public CheckRecord check(Slot slot) throws UnknownFormatException {
    CheckRecord record =
        store.get(CHECK + slot.number(), CheckRecord.class, CheckRecord.FORMAT).orElse(null);
    boolean ours = record != null && record.jobId == slot.record().id;
    return ours ? record : new CheckRecord();
  }

  public void saveCheck(Slot slot, CheckRecord record) throws HostException {
    store.put(Map.of(CHECK + slot.number(), record));
  }

  /** Jobs whose newest check is not over. */
  public List<Slot> slotsWithChecks() {
    Map<String, String> checks = store.raw().scan(CHECK);
    List<Slot> found = new ArrayList<>();
    // Asked twice a second: what is over is not parsed.
    if (checks.values().stream().noneMatch(text -> text.contains("\"finishedMs\":0"))) {
      return found;
    }
    for (Slot slot : slots()) {
      try {
        if (slot.record() != null && check(slot).isUnderWay()) {
          found.add(slot);
        }
      } catch (UnknownFormatException | IllegalStateException e) {
        // Left to the version that wrote it.
      }
    }
    return found;
  }
}
