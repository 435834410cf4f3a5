package org.dorisdr.minidoris.be.storage;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sleepycat.je.Cursor;
import com.sleepycat.je.Database;
import com.sleepycat.je.DatabaseConfig;
import com.sleepycat.je.DatabaseEntry;
import com.sleepycat.je.Durability;
import com.sleepycat.je.Environment;
import com.sleepycat.je.EnvironmentConfig;
import com.sleepycat.je.LockMode;
import com.sleepycat.je.OperationStatus;
import com.sleepycat.je.Transaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Durable map from keys to JSON objects, changed in atomic batches: the metadata of one storage
 * root. Thread safe; close it last.
 */
final class MetaDb implements AutoCloseable {
  static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  private final Environment environment;
  private final Database database;

  MetaDb(Path directory) throws IOException {
    Files.createDirectories(directory);
    EnvironmentConfig config = new EnvironmentConfig();
    config.setAllowCreate(true);
    config.setTransactional(true);
    config.setDurability(Durability.COMMIT_SYNC);
    config.setCacheSize(32L << 20);
    config.setConfigParam(EnvironmentConfig.LOG_FILE_MAX, String.valueOf(16 << 20));
    environment = new Environment(directory.toFile(), config);
    DatabaseConfig databaseConfig = new DatabaseConfig();
    databaseConfig.setAllowCreate(true);
    databaseConfig.setTransactional(true);
    database = environment.openDatabase(null, "meta", databaseConfig);
  }

  /** Changes to make together. Not thread safe. */
  static final class Batch {
    private final Map<String, byte[]> changes = new LinkedHashMap<>();

    Batch put(String key, Object value) {
      try {
        changes.put(key, JSON.writeValueAsBytes(value));
      } catch (IOException e) {
        throw new IllegalStateException("not writable as JSON: " + key, e);
      }
      return this;
    }

    Batch delete(String key) {
      changes.put(key, null);
      return this;
    }
  }

  /** All of it is on disk when this returns, or none. */
  void write(Batch batch) {
    if (batch.changes.isEmpty()) {
      return;
    }
    Transaction transaction = environment.beginTransaction(null, null);
    try {
      batch.changes.forEach((key, value) -> change(transaction, key, value));
      transaction.commit();
    } finally {
      if (transaction.isValid()) {
        transaction.abort();
      }
    }
  }

  private void change(Transaction transaction, String key, byte[] value) {
    if (value == null) {
      database.delete(transaction, entry(key));
    } else {
      database.put(transaction, entry(key), new DatabaseEntry(value));
    }
  }

  /** Visits every key that begins with {@code prefix}, in order. */
  <T> void scan(String prefix, Class<T> type, BiConsumer<String, T> visitor) {
    DatabaseEntry key = entry(prefix);
    DatabaseEntry value = new DatabaseEntry();
    try (Cursor cursor = database.openCursor(null, null)) {
      OperationStatus status = cursor.getSearchKeyRange(key, value, LockMode.DEFAULT);
      while (status == OperationStatus.SUCCESS) {
        String name = new String(key.getData(), StandardCharsets.UTF_8);
        if (!name.startsWith(prefix)) {
          return;
        }
        visitor.accept(name, read(name, value.getData(), type));
        status = cursor.getNext(key, value, LockMode.DEFAULT);
      }
    }
  }

  private static <T> T read(String name, byte[] value, Class<T> type) {
    try {
      return JSON.readValue(value, type);
    } catch (IOException e) {
      throw new StorageException("damaged metadata of " + name, e);
    }
  }

  private static DatabaseEntry entry(String key) {
    return new DatabaseEntry(key.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    database.close();
    environment.close();
  }
}
