package org.dorisdr.minidoris.be.storage;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sleepycat.je.Cursor;
import com.sleepycat.je.Database;
import com.sleepycat.je.DatabaseConfig;
import com.sleepycat.je.DatabaseEntry;
import com.sleepycat.je.DatabaseException;
import com.sleepycat.je.DiskLimitException;
import com.sleepycat.je.Durability;
import com.sleepycat.je.Environment;
import com.sleepycat.je.EnvironmentConfig;
import com.sleepycat.je.LockMode;
import com.sleepycat.je.OperationStatus;
import com.sleepycat.je.Transaction;
import com.sleepycat.je.TransactionConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.dorisdr.thrift.TStatusCode;

/**
 * Durable map from keys to JSON objects, changed in atomic batches: the metadata of one storage
 * root. Thread safe; close it last.
 */
final class MetaDb implements AutoCloseable {
  static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  private static final long FREE_BYTES = 32L << 20;

  private final Environment environment;
  private final Database database;

  /**
   * Opens the metadata of a storage root.
   *
   * @param data where the tablets lie that the metadata describe
   * @throws StorageException if the metadata are damaged, or gone while there are tablets: to start
   *     with none would throw the tablets away
   */
  static MetaDb open(Path directory, Path data) throws IOException {
    boolean fresh =
        Durable.list(directory).stream().noneMatch(file -> file.toString().endsWith(".jdb"));
    if (fresh && hasFiles(data)) {
      throw new StorageException(
          TStatusCode.INTERNAL_ERROR,
          "there are tablets in "
              + data
              + " but no metadata in "
              + directory
              + ". HINT: put the metadata back, or start with an empty directory and let the other"
              + " replicas be copied");
    }
    try {
      return new MetaDb(directory);
    } catch (DatabaseException e) {
      throw new StorageException(
          "the metadata in "
              + directory
              + " cannot be used. HINT: put back a good copy, or start with an empty directory and"
              + " let the other replicas be copied",
          e);
    }
  }

  private static boolean hasFiles(Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(data)) {
      return files.anyMatch(Files::isRegularFile);
    }
  }

  private MetaDb(Path directory) throws IOException {
    Files.createDirectories(directory);
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

    Batch putBytes(String key, byte[] value) {
      changes.put(key, value);
      return this;
    }

    Batch delete(String key) {
      changes.put(key, null);
      return this;
    }
  }

  /** All of it is on disk when this returns, or none. */
  void write(Batch batch) {
    write(batch, null);
  }

  /** As {@link #write}, but a power failure may undo it; it never comes before earlier writes. */
  void writeLazily(Batch batch) {
    write(batch, new TransactionConfig().setDurability(Durability.COMMIT_WRITE_NO_SYNC));
  }

  private void write(Batch batch, TransactionConfig config) {
    if (batch.changes.isEmpty()) {
      return;
    }
    Transaction transaction = environment.beginTransaction(null, config);
    try {
      batch.changes.forEach((key, value) -> change(transaction, key, value));
      transaction.commit();
    } catch (DiskLimitException e) {
      throw new StorageException("the disk of the metadata is full", e);
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
    scan(prefix, (name, value) -> visitor.accept(name, read(name, value, type)));
  }

  /** What {@link Batch#putBytes} put under keys that begin with {@code prefix}. */
  Map<String, byte[]> scanBytes(String prefix) {
    Map<String, byte[]> found = new LinkedHashMap<>();
    scan(prefix, found::put);
    return found;
  }

  private void scan(String prefix, BiConsumer<String, byte[]> visitor) {
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
