package org.dorisdr.backup.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dorisdr.host.HostException;
import org.dorisdr.job.JsonStore;
import org.dorisdr.job.UnknownFormatException;
import org.dorisdr.sql.VerifySnapshot.Level;

/**
 * Where verifications are stored, in numbered slots that are used again: the last one of each
 * snapshot and level, {@value #MOST} at most. Thread safe.
 */
public final class ProofStore {
  static final int MOST = 500;
  private static final String PROOF = "dr.backup.proof.";
  private static final String NEXT_ID = "dr.backup.proof_next_id";

  private final JsonStore store;

  public ProofStore(JsonStore store) {
    this.store = store;
  }

  /** Those that this version can read, by slot. */
  private Map<Integer, ProofRecord> slots() {
    Map<Integer, ProofRecord> slots = new TreeMap<>();
    store
        .raw()
        .scan(PROOF)
        .forEach(
            (key, text) -> {
              int slot = Integer.parseInt(key.substring(PROOF.length()));
              slots.put(slot, read(key, text));
            });
    return slots;
  }

  /** Null if a newer version wrote it. */
  private static ProofRecord read(String key, String text) {
    try {
      return JsonStore.read(key, text, ProofRecord.class, ProofRecord.FORMAT);
    } catch (UnknownFormatException | IllegalStateException e) {
      return null;
    }
  }

  /** All that can be read, oldest first. */
  public List<ProofRecord> all() {
    return slots().values().stream()
        .filter(proof -> proof != null)
        .sorted(Comparator.comparingLong(proof -> proof.id))
        .toList();
  }

  Optional<ProofRecord> find(long id) {
    return all().stream().filter(proof -> proof.id == id).findFirst();
  }

  /** All proofs of one snapshot, oldest first. */
  public List<ProofRecord> of(String repository, String label, String timestamp) {
    return all().stream()
        .filter(p -> p.repository.equals(repository) && p.label.equals(label))
        .filter(p -> timestamp == null || p.timestamp.equals(timestamp))
        .toList();
  }

  /** Stores a new one and gives it its id; the same one that is over gives up its place. */
  synchronized void create(ProofRecord proof) throws HostException {
    Map<Integer, ProofRecord> slots = slots();
    proof.id = store.raw().get(NEXT_ID).map(Long::parseLong).orElse(1L);
    Map<String, Object> puts = new LinkedHashMap<>();
    for (int slot : doomed(slots, proof)) {
      puts.put(PROOF + slot, null);
    }
    int free = 0;
    while (slots.containsKey(free)) {
      free++;
    }
    puts.put(PROOF + free, proof);
    puts.put(NEXT_ID, proof.id + 1);
    store.put(puts);
  }

  private static List<Integer> doomed(Map<Integer, ProofRecord> slots, ProofRecord proof) {
    List<Integer> doomed = new ArrayList<>();
    int left = slots.size();
    List<Map.Entry<Integer, ProofRecord>> oldestFirst =
        slots.entrySet().stream()
            .filter(e -> e.getValue() != null && e.getValue().state.isEnd())
            .sorted(Comparator.comparingLong(e -> e.getValue().id))
            .toList();
    for (Map.Entry<Integer, ProofRecord> entry : oldestFirst) {
      if (isSame(entry.getValue(), proof) || left >= MOST) {
        doomed.add(entry.getKey());
        left--;
      }
    }
    return doomed;
  }

  private static boolean isSame(ProofRecord a, ProofRecord b) {
    Level level = a.level;
    return level == b.level && a.repository.equals(b.repository) && a.subject().equals(b.subject());
  }

  synchronized void save(ProofRecord proof) throws HostException {
    for (Map.Entry<Integer, ProofRecord> entry : slots().entrySet()) {
      if (entry.getValue() != null && entry.getValue().id == proof.id) {
        store.put(Map.of(PROOF + entry.getKey(), proof));
        return;
      }
    }
  }

  /** Forgets those of a snapshot that is deleted. */
  public synchronized void forget(String repository, String label, String timestamp)
      throws HostException {
    Map<String, Object> puts = new LinkedHashMap<>();
    slots()
        .forEach(
            (slot, proof) -> {
              if (proof != null
                  && proof.state.isEnd()
                  && proof.repository.equals(repository)
                  && proof.label.equals(label)
                  && proof.timestamp.equals(timestamp)) {
                puts.put(PROOF + slot, null);
              }
            });
    if (!puts.isEmpty()) {
      store.put(puts);
    }
  }
}
