package org.dorisdr.minidoris.fe.txn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All transactions that are known, by id and label. Thread safe; waits for nothing. */
final class TransactionTable {
  private record LabelKey(long databaseId, String label) {}

  private final Map<Long, Transaction> byId = new TreeMap<>();

  /** Those that are neither visible nor aborted, which are few. */
  private final Map<Long, Transaction> running = new TreeMap<>();

  private final Map<LabelKey, List<Long>> byLabel = new HashMap<>();

  synchronized Optional<Transaction> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  synchronized Optional<Transaction> newestOf(long databaseId, String label) {
    List<Long> ids = byLabel.getOrDefault(new LabelKey(databaseId, label), List.of());
    return ids.isEmpty() ? Optional.empty() : find(ids.get(ids.size() - 1));
  }

  /**
   * Adds an open transaction unless its label is in use.
   *
   * @param quota how many transactions of the database may run at once
   * @param committedQuota how many of a table may be committed and not visible; negative = any
   * @return the transaction that holds the label, if any
   * @throws TransactionException if as many run already
   */
  synchronized Optional<Transaction> open(
      Transaction transaction, long quota, long committedQuota) {
    List<Long> ids =
        byLabel.getOrDefault(new LabelKey(transaction.databaseId, transaction.label), List.of());
    for (long id : ids) {
      Transaction other = byId.get(id);
      if (other != null && other.status != TransactionStatus.ABORTED) {
        return Optional.of(other);
      }
    }
    long others = running(transaction.databaseId);
    if (others >= quota) {
      throw new TransactionException(
          "current running txns on db %d is %d, larger than limit %d"
              .formatted(transaction.databaseId, others, quota));
    }
    if (committedQuota >= 0) {
      transaction.tableIds.forEach(id -> checkCommitted(id, committedQuota));
    }
    put(transaction);
    return Optional.empty();
  }

  private void checkCommitted(long tableId, long quota) {
    long committed =
        running.values().stream()
            .filter(t -> t.status == TransactionStatus.COMMITTED && t.tableIds.contains(tableId))
            .count();
    if (committed >= quota) {
      throw new TransactionException(
          "current committed txns on table %d is %d, larger than limit %d"
              .formatted(tableId, committed, quota));
    }
  }

  private long running(long databaseId) {
    return running.values().stream().filter(t -> t.databaseId == databaseId).count();
  }

  /** Adds or replaces a transaction. */
  synchronized void put(Transaction transaction) {
    if (transaction.status.isFinal()) {
      running.remove(transaction.id);
    } else {
      running.put(transaction.id, transaction);
    }
    if (byId.put(transaction.id, transaction) == null) {
      byLabel
          .computeIfAbsent(
              new LabelKey(transaction.databaseId, transaction.label), k -> new ArrayList<>())
          .add(transaction.id);
    }
  }

  synchronized void remove(Collection<Long> ids) {
    for (Long id : ids) {
      Transaction old = byId.remove(id);
      running.remove(id);
      if (old != null) {
        byLabel.computeIfPresent(
            new LabelKey(old.databaseId, old.label),
            (k, list) -> {
              list.remove(id);
              return list.isEmpty() ? null : list;
            });
      }
    }
  }

  /** Whether an id is that of a part of a transaction. */
  synchronized boolean isPart(long id) {
    return byId.values().stream()
        .anyMatch(t -> t.id != id && t.status != TransactionStatus.ABORTED && t.parts.contains(id));
  }

  synchronized void clear() {
    byId.clear();
    running.clear();
    byLabel.clear();
  }

  /** Oldest first. */
  synchronized List<Transaction> all() {
    return new ArrayList<>(byId.values());
  }

  /** Those that are neither visible nor aborted, oldest first. */
  synchronized List<Transaction> running() {
    return new ArrayList<>(running.values());
  }

  /** Newest first. */
  List<Transaction> of(long databaseId) {
    return all().stream()
        .filter(t -> t.databaseId == databaseId)
        .sorted(Comparator.comparingLong((Transaction t) -> t.id).reversed())
        .toList();
  }
}
