package org.dorisdr.minidoris.be.storage;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sleepycat.je.DatabaseException;
import com.sleepycat.je.DiskLimitException;
import com.sleepycat.je.Durability;
import com.sleepycat.je.EnvironmentFailureException;
import com.sleepycat.je.TransactionConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.dorisdr.thrift.TStatusCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Durable map from keys to JSON objects, changed in atomic batches: the metadata of one storage
 * root. A disk that cannot be written makes changes fail; they succeed again once it can. Thread
 * safe; close it last.
 */
final class MetaDb implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MetaDb.class);

  static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  private final Path directory;
  private MetaTable table;

  private final ReadWriteLock using = new ReentrantReadWriteLock();

  /** What was under the keys of batches of which it is unknown whether they were stored. */
  private final Map<String, Optional<byte[]>> unknown = new ConcurrentHashMap<>();

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
    this.directory = directory;
    this.table = new MetaTable(directory);
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
    while (!tryWrite(batch, config)) {
      reopen();
    }
  }

  /** False if the table has failed before. */
  private boolean tryWrite(Batch batch, TransactionConfig config) {
    Map<String, byte[]> before = new HashMap<>();
    // Shared: nobody opens it again before all whose change failed have said what it was.
    using.readLock().lock();
    try {
      if (!table.isValid()) {
        return false;
      }
      table.write(batch.changes, config, before);
      return true;
    } catch (EnvironmentFailureException e) {
      before.forEach((key, value) -> unknown.put(key, Optional.ofNullable(value)));
      throw cannotWrite(e);
    } catch (DiskLimitException e) {
      throw new StorageException("the disk of the metadata is full", e);
    } finally {
      using.readLock().unlock();
    }
  }

  /** The disk may be writable by now. */
  private void reopen() {
    using.writeLock().lock();
    try {
      if (!table.isValid()) {
        table.close();
        table = takenBack(new MetaTable(directory));
        LOG.info("the metadata in {} can be written again", directory);
      }
    } catch (DatabaseException e) {
      throw cannotWrite(e);
    } finally {
      using.writeLock().unlock();
    }
  }

  /** Nobody was told that it is stored, and what is in memory goes without it. */
  private MetaTable takenBack(MetaTable fresh) {
    Batch undo = new Batch();
    unknown.forEach((key, value) -> undo.putBytes(key, value.orElse(null)));
    try {
      fresh.write(undo.changes, null, new HashMap<>());
    } catch (DatabaseException e) {
      fresh.close();
      throw e;
    }
    unknown.clear();
    return fresh;
  }

  private StorageException cannotWrite(DatabaseException e) {
    return new StorageException(
        TStatusCode.INTERNAL_ERROR,
        "the metadata in "
            + directory
            + " cannot be written: "
            + e.getMessage()
            + ". HINT: make room on that disk and let it be written; it is tried again with the"
            + " next change");
  }

  /** Visits every key that begins with {@code prefix}, in order. */
  <T> void scan(String prefix, Class<T> type, BiConsumer<String, T> visitor) {
    table.scan(prefix, (name, value) -> visitor.accept(name, read(name, value, type)));
  }

  /** What {@link Batch#putBytes} put under keys that begin with {@code prefix}. */
  Map<String, byte[]> scanBytes(String prefix) {
    Map<String, byte[]> found = new LinkedHashMap<>();
    table.scan(prefix, found::put);
    return found;
  }

  private static <T> T read(String name, byte[] value, Class<T> type) {
    try {
      return JSON.readValue(value, type);
    } catch (IOException e) {
      throw new StorageException("damaged metadata of " + name, e);
    }
  }

  @Override
  public void close() {
    table.close();
  }
}
