package org.dorisdr.minidoris.be.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dorisdr.thrift.TStatusCode;

/**
 * Snapshots of tablets: directories of hard links, {@code
 * snapshot/<time>.<n>.<timeout>/<tabletId>/<schemaHash>/}. Thread safe.
 */
public final class Snapshots {
  /**
   * A snapshot.
   *
   * @param path the {@code <time>.<n>.<timeout>} level
   * @param files names in the leaf, header included
   */
  public record Snapshot(Path path, Path leaf, List<String> files) {}

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
  private static final Pattern NAME = Pattern.compile("(\\d{14})\\.\\d+\\.(\\d{1,12})");
  static final String LOADED = "LOADED";

  private final StorageEngine engine;
  private final MetaDb db;
  private final Binlogs binlogs;
  private final AtomicLong sequence = new AtomicLong();

  Snapshots(StorageEngine engine, MetaDb db, Binlogs binlogs) {
    this.engine = engine;
    this.db = db;
    this.binlogs = binlogs;
  }

  public Path directory() {
    return engine.root().resolve("snapshot");
  }

  /**
   * Takes a snapshot of what {@code version} shows.
   *
   * @param version highest version to hold; -1 = everything
   * @param timeoutSeconds how long it is kept unless it is released
   */
  public Snapshot make(Tablet tablet, long version, long timeoutSeconds) throws IOException {
    if (version <= tablet.maxVersion()) {
      // Compared before the lock, so that loads need not wait for that.
      tablet.captureFiles(version < 0 ? tablet.maxVersion() : version);
    }
    Path path = newDirectory(timeoutSeconds);
    tablet.lock().lock();
    try {
      if (version > tablet.maxVersion()) {
        throw new StorageException(
            TStatusCode.INVALID_ARGUMENT,
            "tablet " + tablet.id() + " has version " + tablet.maxVersion() + ", not " + version);
      }
      return fill(tablet, version < 0 ? tablet.maxVersion() : version, path);
    } catch (IOException | RuntimeException e) {
      Durable.deleteTree(path);
      throw e;
    } finally {
      tablet.lock().unlock();
    }
  }

  private Snapshot fill(Tablet tablet, long version, Path path) throws IOException {
    Path leaf = leaf(path, tablet);
    Files.createDirectories(leaf);
    engine.smallFiles().flush(engine, tablet.id(), engine.clock().millis());
    List<RowsetMeta> rowsets = tablet.capture(version);
    List<String> files = new ArrayList<>();
    for (RowsetMeta rowset : rowsets) {
      for (String name : rowset.fileNames()) {
        Durable.link(tablet.directory().resolve(name), leaf.resolve(name));
        files.add(name);
      }
    }
    String header = tablet.id() + ".hdr";
    new HeaderFile(tablet.meta(), rowsets).write(leaf.resolve(header));
    files.add(header);
    return new Snapshot(path, leaf, List.copyOf(files));
  }

  /**
   * Adds the binlogs that the tablet keeps now, for another replica; those that expire meanwhile
   * are left out.
   */
  public Snapshot withBinlogs(Tablet tablet, Snapshot snapshot) throws IOException {
    Path header = snapshot.leaf.resolve(tablet.id() + ".hdr");
    List<String> files = new ArrayList<>(snapshot.files);
    List<RowsetMeta> kept = new ArrayList<>();
    for (RowsetMeta binlog : binlogs.versions(tablet.id()).values()) {
      if (link(tablet, binlog, snapshot.leaf)) {
        binlog.fileNames().forEach(name -> files.add(name + HeaderFile.BINLOG));
        kept.add(binlog);
      }
    }
    HeaderFile plain = HeaderFile.read(header);
    new HeaderFile(plain.tablet(), plain.rowsets(), kept).write(header);
    return new Snapshot(snapshot.path, snapshot.leaf, List.copyOf(files));
  }

  private boolean link(Tablet tablet, RowsetMeta binlog, Path leaf) throws IOException {
    try {
      for (int segment = 0; segment < binlog.segments(); segment++) {
        String name = binlog.fileName(segment) + HeaderFile.BINLOG;
        Durable.link(binlogs.file(tablet, binlog, segment), leaf.resolve(name));
      }
      return true;
    } catch (NoSuchFileException expired) {
      return false;
    }
  }

  private static Path leaf(Path path, Tablet tablet) {
    return path.resolve(String.valueOf(tablet.id())).resolve(String.valueOf(tablet.schemaHash()));
  }

  private Path newDirectory(long timeoutSeconds) throws IOException {
    Files.createDirectories(directory());
    while (true) {
      String time =
          TIME.format(LocalDateTime.ofInstant(engine.clock().instant(), ZoneId.systemDefault()));
      Path path =
          directory().resolve(time + "." + sequence.getAndIncrement() + "." + timeoutSeconds);
      if (!Files.exists(path)) {
        return Files.createDirectory(path);
      }
    }
  }

  /**
   * Deletes a snapshot; one that is gone is fine.
   *
   * @throws StorageException if the path is not below the snapshot directory
   */
  public void release(Path path) throws IOException {
    Path normal = path.toAbsolutePath().normalize();
    if (!normal.startsWith(directory()) || normal.equals(directory())) {
      throw new StorageException(
          TStatusCode.INVALID_ARGUMENT, "not a snapshot of this backend: " + path);
    }
    Durable.deleteTree(normal);
  }

  /** Deletes snapshots whose time-out has passed; what else lies there is not ours to delete. */
  public void sweep() throws IOException {
    LocalDateTime now = LocalDateTime.ofInstant(engine.clock().instant(), ZoneId.systemDefault());
    for (Path path : Durable.list(directory())) {
      Matcher name = NAME.matcher(path.getFileName().toString());
      if (name.matches() && end(name).isBefore(now)) {
        Durable.deleteTree(path);
      }
    }
  }

  private static LocalDateTime end(Matcher name) {
    try {
      return LocalDateTime.parse(name.group(1), TIME).plusSeconds(Long.parseLong(name.group(2)));
    } catch (DateTimeException noTime) {
      return LocalDateTime.MAX;
    }
  }

  /**
   * Puts a downloaded snapshot in the place of a tablet's contents. May be repeated: what was
   * loaded once is left alone.
   *
   * @param leaf directory with {@code <tabletId>.hdr} and the files that it names
   */
  public void load(Tablet tablet, Path leaf) throws IOException {
    if (Files.exists(leaf.resolve(LOADED))) {
      return;
    }
    HeaderFile header = HeaderFile.read(leaf.resolve(tablet.id() + ".hdr"));
    tablet.lock().lock();
    try {
      replaceContents(
          tablet, link(tablet, header, leaf), linkBinlogs(tablet, header, leaf), header);
    } finally {
      tablet.lock().unlock();
    }
    // If a power failure takes this away, the same is loaded again.
    Files.createFile(leaf.resolve(LOADED));
  }

  /**
   * The same for a replica that fell behind, unless it has caught up by itself meanwhile: then what
   * it has is kept, but if it still waits for a conversion.
   */
  public void loadNewer(Tablet tablet, Path leaf) throws IOException {
    HeaderFile header = HeaderFile.read(leaf.resolve(tablet.id() + ".hdr"));
    tablet.lock().lock();
    try {
      if (header.maxVersion() > tablet.maxVersion()) {
        load(tablet, leaf);
        tablet.checkFiles();
      } else if (tablet.damage() != null || tablet.meta().converting()) {
        replaceDamaged(tablet, header, leaf);
      }
    } finally {
      tablet.lock().unlock();
    }
  }

  private void replaceDamaged(Tablet tablet, HeaderFile header, Path leaf) throws IOException {
    if (header.maxVersion() < tablet.maxVersion()) {
      // The frontend counts on the newer versions, which others will have soon as well.
      throw new IOException("the copy of tablet " + tablet.id() + " lacks its newest versions");
    }
    load(tablet, leaf);
    tablet.checkFiles();
  }

  private List<RowsetMeta> link(Tablet tablet, HeaderFile header, Path leaf) throws IOException {
    List<RowsetMeta> fresh = new ArrayList<>();
    boolean synced = true;
    for (RowsetMeta old : header.rowsets()) {
      RowsetMeta rowset = old.copyFor(tablet, engine.newRowsetId(), 0);
      boolean small = SmallFiles.areSmall(rowset);
      for (int segment = 0; segment < old.segments(); segment++) {
        Path file = tablet.file(rowset, segment);
        Durable.link(leaf.resolve(old.fileName(segment)), file);
        if (!small) {
          Durable.sync(file);
        }
      }
      synced &= small || rowset.segments() == 0;
      fresh.add(rowset);
    }
    if (!synced) {
      Durable.sync(tablet.directory());
    }
    return fresh;
  }

  private List<RowsetMeta> linkBinlogs(Tablet tablet, HeaderFile header, Path leaf)
      throws IOException {
    List<RowsetMeta> fresh = new ArrayList<>();
    if (header.binlogs().isEmpty()) {
      return fresh;
    }
    Files.createDirectories(tablet.binlogDirectory());
    for (RowsetMeta old : header.binlogs()) {
      RowsetMeta binlog = old.copyFor(tablet, engine.newRowsetId(), old.txnId());
      for (int segment = 0; segment < old.segments(); segment++) {
        Path file = binlogs.file(tablet, binlog, segment);
        Durable.link(leaf.resolve(old.fileName(segment) + HeaderFile.BINLOG), file);
        Durable.sync(file);
      }
      fresh.add(binlog);
    }
    Durable.sync(tablet.binlogDirectory());
    return fresh;
  }

  private void replaceContents(
      Tablet tablet, List<RowsetMeta> fresh, List<RowsetMeta> freshBinlogs, HeaderFile header)
      throws IOException {
    List<RowsetMeta> old = tablet.rowsets();
    TabletMeta taken = tablet.meta().withColumns(header.tablet().columns()).restored();
    TabletMeta meta = header.tablet().converting() ? taken : taken.converted();
    MetaDb.Batch batch = new MetaDb.Batch().put(Keys.tablet(tablet.id()), meta);
    old.forEach(r -> batch.delete(Keys.rowset(r)));
    for (RowsetMeta rowset : fresh) {
      batch.put(Keys.rowset(rowset), rowset);
      engine.smallFiles().keep(tablet, rowset, batch);
    }
    List<RowsetMeta> oldBinlogs = List.copyOf(binlogs.versions(tablet.id()).values());
    binlogs.forget(tablet.id(), batch);
    freshBinlogs.forEach(r -> batch.put(Keys.binlog(tablet.id(), r.endVersion()), r));
    db.write(batch);
    fresh.stream().filter(SmallFiles::areSmall).forEach(engine.smallFiles()::remember);
    freshBinlogs.forEach(binlogs::remember);
    tablet.meta(meta);
    tablet.replaceAll(fresh);
    for (RowsetMeta rowset : old) {
      engine.swaps().deleteFiles(tablet, rowset);
    }
    for (RowsetMeta binlog : oldBinlogs) {
      for (int segment = 0; segment < binlog.segments(); segment++) {
        Files.deleteIfExists(binlogs.file(tablet, binlog, segment));
      }
    }
  }
}
