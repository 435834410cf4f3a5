package org.dorisdr.minidoris.be.storage;

import com.sleepycat.je.Cursor;
import com.sleepycat.je.Database;
import com.sleepycat.je.DatabaseConfig;
import com.sleepycat.je.DatabaseEntry;
import com.sleepycat.je.DatabaseException;
import com.sleepycat.je.Durability;
import com.sleepycat.je.Environment;
import com.sleepycat.je.EnvironmentConfig;
import com.sleepycat.je.LockMode;
import com.sleepycat.je.OperationStatus;
import com.sleepycat.je.Transaction;
import com.sleepycat.je.TransactionConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of a {@link MetaDb}, open; invalid for good once they could not be written. */
final class MetaTable implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MetaTable.class);
  private static final long FREE_BYTES = 32L << 20;

  private final Environment environment;
  private final Database database;
  private boolean closed;

  MetaTable(Path directory) {
    environment = new Environment(directory.toFile(), config());
    DatabaseConfig databaseConfig = new DatabaseConfig();
    databaseConfig.setAllowCreate(true);
    databaseConfig.setTransactional(true);
    try {
      database = environment.openDatabase(null, "meta", databaseConfig);
    } catch (DatabaseException e) {
      quietly(environment);
      throw e;
    }
  }

  private static EnvironmentConfig config() {
    EnvironmentConfig config = new EnvironmentConfig();
    config.setAllowCreate(true);
    config.setTransactional(true);
    config.setDurability(Durability.COMMIT_SYNC);
    config.setCacheSize(32L << 20);
    config.setConfigParam(EnvironmentConfig.LOG_FILE_MAX, String.valueOf(16 << 20));
    // By default a damaged record and all commits behind it are cut off without a word.
    config.setConfigParam(EnvironmentConfig.HALT_ON_COMMIT_AFTER_CHECKSUMEXCEPTION, "true");
    // The default wants 5 GB. What is kept free lets this one still say that the disk is full.
    config.setConfigParam(EnvironmentConfig.FREE_DISK, String.valueOf(FREE_BYTES));
    config.setConfigParam(EnvironmentConfig.FILE_LOGGING_LEVEL, "OFF");
    return config;
  }

  boolean isValid() {
    return environment.isValid();
  }

  /**
   * Makes all the changes or none; a null value deletes.
   *
   * @param before is given what was there, also of a change that fails
   */
  void write(Map<String, byte[]> changes, TransactionConfig config, Map<String, byte[]> before) {
    Transaction transaction = environment.beginTransaction(null, config);
    try {
      changes.forEach((key, value) -> change(transaction, key, value, before));
      transaction.commit();
    } finally {
      if (transaction.isValid()) {
        transaction.abort();
      }
    }
  }

  private void change(
      Transaction transaction, String name, byte[] value, Map<String, byte[]> before) {
    DatabaseEntry key = entry(name);
    DatabaseEntry old = new DatabaseEntry();
    database.get(transaction, key, old, LockMode.RMW);
    before.put(name, old.getData());
    if (value == null) {
      database.delete(transaction, key);
    } else {
      database.put(transaction, key, new DatabaseEntry(value));
    }
  }

  /** Visits every key that begins with {@code prefix}, in order. */
  void scan(String prefix, BiConsumer<String, byte[]> visitor) {
    DatabaseEntry key = entry(prefix);
    DatabaseEntry value = new DatabaseEntry();
    try (Cursor cursor = database.openCursor(null, null)) {
      OperationStatus status = cursor.getSearchKeyRange(key, value, LockMode.DEFAULT);
      while (status == OperationStatus.SUCCESS) {
        String name = new String(key.getData(), StandardCharsets.UTF_8);
        if (!name.startsWith(prefix)) {
          return;
        }
        visitor.accept(name, value.getData());
        status = cursor.getNext(key, value, LockMode.DEFAULT);
      }
    }
  }

  private static DatabaseEntry entry(String key) {
    return new DatabaseEntry(key.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      quietly(database);
      quietly(environment);
    }
  }

  private static void quietly(java.io.Closeable part) {
    try {
      part.close();
    } catch (DatabaseException | java.io.IOException e) {
      LOG.warn("the metadata were not closed cleanly: {}", e.getMessage());
    }
  }
}
