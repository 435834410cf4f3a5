package org.dorisdr.minidoris.fe.journal;

import com.sleepycat.bind.tuple.LongBinding;
import com.sleepycat.je.Cursor;
import com.sleepycat.je.Database;
import com.sleepycat.je.DatabaseConfig;
import com.sleepycat.je.DatabaseEntry;
import com.sleepycat.je.DatabaseException;
import com.sleepycat.je.DiskLimitException;
import com.sleepycat.je.Durability;
import com.sleepycat.je.EnvironmentConfig;
import com.sleepycat.je.Get;
import com.sleepycat.je.Put;
import com.sleepycat.je.Transaction;
import com.sleepycat.je.TransactionConfig;
import com.sleepycat.je.rep.InsufficientLogException;
import com.sleepycat.je.rep.InsufficientReplicasException;
import com.sleepycat.je.rep.NoConsistencyRequiredPolicy;
import com.sleepycat.je.rep.NodeType;
import com.sleepycat.je.rep.ReplicaWriteException;
import com.sleepycat.je.rep.ReplicatedEnvironment;
import com.sleepycat.je.rep.ReplicationConfig;
import com.sleepycat.je.rep.RollbackException;
import com.sleepycat.je.rep.StateChangeListener;
import com.sleepycat.je.rep.UnknownMasterException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in a replicated Berkeley DB environment: records that come together are one
 * transaction, synced to disk on every acknowledging node before {@link #append} returns. Thread
 * safe.
 */
public final class JeJournal implements Journal {
  private static final Logger LOG = LoggerFactory.getLogger(JeJournal.class);
  private static final String DATABASE = "journal";
  private static final int DELETE_AT_ONCE = 500;
  private static final Durability DURABLE =
      new Durability(
          Durability.SyncPolicy.SYNC,
          Durability.SyncPolicy.SYNC,
          Durability.ReplicaAckPolicy.SIMPLE_MAJORITY);

  private final JournalDisk disk;
  private final ReplicatedEnvironment environment;
  private final Runnable fatal;
  private final JeGroup group;
  private Database database;

  /**
   * Opens the environment; the listener is told when this node becomes master or replica.
   *
   * @param fatal called when it is unknown whether a record was stored: the process must end, and
   *     finds out when it starts again
   */
  public JeJournal(JeSettings settings, StateChangeListener listener, Runnable fatal) {
    this.fatal = fatal;
    disk = new JournalDisk(settings);
    disk.prepare();
    environment = open(settings);
    environment.registerAppStateMonitor(settings::appState);
    environment.setStateChangeListener(listener);
    group = new JeGroup(settings.hostAndPort());
  }

  private ReplicatedEnvironment open(JeSettings settings) {
    for (int attempt = 1; ; attempt++) {
      try {
        return new ReplicatedEnvironment(
            settings.directory().toFile(), replication(settings), environment(settings));
      } catch (RollbackException e) {
        // What the group never acknowledged is gone; the next attempt does without it.
        LOG.warn("records that this frontend alone had are taken back: {}", e.getMessage());
        giveUpAfter(attempt, e);
      } catch (InsufficientLogException e) {
        LOG.info("others no longer have what follows our edit log: it is fetched as a whole");
        JeGroup.restore(e);
        giveUpAfter(attempt, e);
      } catch (DatabaseException e) {
        throw disk.cannotOpen(e);
      }
    }
  }

  private static void giveUpAfter(int attempt, DatabaseException e) {
    if (attempt >= 5) {
      throw new CorruptMetadataException(
          "the edit log cannot be opened: " + JournalProblem.text(e), e);
    }
  }

  /** The nodes of the edit log's group. */
  public JeGroup group() {
    return group;
  }

  private static ReplicationConfig replication(JeSettings settings) {
    ReplicationConfig config =
        new ReplicationConfig(JeGroup.NAME, settings.nodeName(), settings.hostAndPort());
    config.setHelperHosts(settings.helpers());
    config.setNodeType(settings.voter() ? NodeType.ELECTABLE : NodeType.SECONDARY);
    // Followers answer with what they have, however old.
    config.setConsistencyPolicy(NoConsistencyRequiredPolicy.NO_CONSISTENCY);
    config.setReplicaAckTimeout(10, TimeUnit.SECONDS);
    config.setMaxClockDelta(settings.maxClockDeltaMillis(), TimeUnit.MILLISECONDS);
    config.setConfigParam(ReplicationConfig.ENV_UNKNOWN_STATE_TIMEOUT, "5 min");
    config.setConfigParam(ReplicationConfig.ELECTIONS_PRIMARY_RETRIES, "2");
    return config;
  }

  private static EnvironmentConfig environment(JeSettings settings) {
    EnvironmentConfig config = new EnvironmentConfig();
    config.setTransactional(true);
    config.setAllowCreate(true);
    config.setDurability(DURABLE);
    config.setCacheSize(settings.cacheBytes());
    config.setLockTimeout(30, TimeUnit.SECONDS);
    config.setConfigParam(EnvironmentConfig.FREE_DISK, String.valueOf(settings.freeDiskBytes()));
    config.setConfigParam(EnvironmentConfig.LOG_FILE_MAX, String.valueOf(16L << 20));
    config.setConfigParam(EnvironmentConfig.FILE_LOGGING_LEVEL, "OFF");
    // By default a damaged record and all commits behind it are cut off without a word.
    config.setConfigParam(EnvironmentConfig.HALT_ON_COMMIT_AFTER_CHECKSUMEXCEPTION, "true");
    return config;
  }

  public ReplicatedEnvironment environment() {
    return environment;
  }

  /** Opens the table of records; the group must have a master. */
  public synchronized void openRecords() {
    if (database != null) {
      return;
    }
    DatabaseConfig config = new DatabaseConfig();
    config.setTransactional(true);
    config.setAllowCreate(environment.getState().isMaster());
    database = environment.openDatabase(null, DATABASE, config);
  }

  @Override
  public void append(long firstId, List<byte[]> records) {
    disk.requireRoom();
    Transaction transaction = null;
    try {
      transaction =
          environment.beginTransaction(null, new TransactionConfig().setDurability(DURABLE));
      for (int i = 0; i < records.size(); i++) {
        put(transaction, firstId + i, records.get(i));
      }
      transaction.commit();
    } catch (ReplicaWriteException | UnknownMasterException | InsufficientReplicasException e) {
      abort(transaction);
      throw new NotMasterException("this frontend is not the master: " + e.getMessage());
    } catch (DiskLimitException e) {
      abort(transaction);
      throw JournalDisk.full(e.getMessage());
    } catch (DatabaseException e) {
      LOG.error("it is unknown whether journal record {} was stored", firstId, e);
      fatal.run();
      throw e;
    }
  }

  private void put(Transaction transaction, long id, byte[] record) {
    DatabaseEntry value = new DatabaseEntry(record);
    if (database.put(transaction, key(id), value, Put.NO_OVERWRITE, null) == null) {
      abort(transaction);
      throw new IllegalStateException("journal record " + id + " exists already");
    }
  }

  private static void abort(Transaction transaction) {
    if (transaction != null && transaction.isValid()) {
      transaction.abort();
    }
  }

  @Override
  public long maxId() {
    return edge(Get.LAST);
  }

  @Override
  public long minId() {
    return edge(Get.FIRST);
  }

  private long edge(Get end) {
    try (Cursor cursor = database.openCursor(null, null)) {
      DatabaseEntry key = new DatabaseEntry();
      DatabaseEntry none = new DatabaseEntry();
      none.setPartial(0, 0, true);
      return cursor.get(key, none, end, null) == null ? 0 : LongBinding.entryToLong(key);
    }
  }

  @Override
  public Map<Long, byte[]> read(long fromId, int limit) {
    Map<Long, byte[]> found = new LinkedHashMap<>();
    try (Cursor cursor = database.openCursor(null, null)) {
      DatabaseEntry key = key(fromId);
      DatabaseEntry record = new DatabaseEntry();
      boolean more = cursor.get(key, record, Get.SEARCH_GTE, null) != null;
      while (more && found.size() < limit) {
        found.put(LongBinding.entryToLong(key), record.getData());
        more = cursor.get(key, record, Get.NEXT, null) != null;
      }
    }
    return found;
  }

  @Override
  public void deleteThrough(long id) {
    long first = minId();
    for (long at = first; first > 0 && at <= id; at += DELETE_AT_ONCE) {
      delete(at, Math.min(id, at + DELETE_AT_ONCE - 1));
    }
  }

  /** Not synced: what a crash brings back is deleted the next time. */
  private void delete(long from, long to) {
    TransactionConfig relaxed = new TransactionConfig().setDurability(Durability.COMMIT_NO_SYNC);
    Transaction transaction = environment.beginTransaction(null, relaxed);
    try {
      for (long at = from; at <= to; at++) {
        database.delete(transaction, key(at));
      }
      transaction.commit();
    } finally {
      abort(transaction);
    }
  }

  private static DatabaseEntry key(long id) {
    DatabaseEntry key = new DatabaseEntry();
    LongBinding.longToEntry(id, key);
    return key;
  }

  @Override
  public synchronized void close() {
    try {
      if (database != null) {
        database.close();
      }
      environment.close();
    } catch (DatabaseException e) {
      LOG.warn("the edit log was not closed cleanly: {}", e.getMessage());
    }
  }
}
