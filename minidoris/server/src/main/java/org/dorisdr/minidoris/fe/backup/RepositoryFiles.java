package org.dorisdr.minidoris.fe.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.common.Md5;
import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.common.remote.RemoteStore;
import org.dorisdr.minidoris.common.remote.RemoteStore.RemoteFile;
import org.dorisdr.minidoris.common.remote.RemoteStoreException;

/**
 * The files of a repository that a frontend reads and writes, in Doris's layout. Opened for a few
 * calls, by one thread, and closed by who opened it. Every call may touch the network and throws
 * {@link BackupException} with Doris's text.
 */
final class RepositoryFiles implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SNAPSHOT_PREFIX = "__ss_";
  private static final String INFO_PREFIX = "__info_";
  private static final String META = "__meta";

  private final Repository repository;
  private final RemoteStore store;

  RepositoryFiles(Repository repository) {
    this.repository = repository;
    this.store = call(repository::open);
  }

  /**
   * Writes {@code __repo_info}, or reads the one that is there.
   *
   * @return the repository with the creation time of the store
   */
  Repository initialize() {
    if (!call(() -> store.exists(repository.infoPath()))) {
      ObjectNode info = JSON.createObjectNode();
      info.put("create_time", Times.text(repository.createTime()));
      info.put("name", repository.name());
      byte[] bytes = info.toString().getBytes(StandardCharsets.UTF_8);
      call(
          () -> {
            store.upload(bytes, repository.infoPath());
            return null;
          });
      return repository;
    }
    return adopt(call(() -> store.read(repository.infoPath())));
  }

  private Repository adopt(byte[] bytes) {
    try {
      JsonNode info = JSON.readTree(bytes);
      String name = info.path("name").asText();
      if (!name.equals(repository.name())) {
        throw new BackupException(
            "Invalid repository __repo_info, expected repo '%s', but get name '%s' from %s"
                .formatted(repository.name(), name, repository.infoPath()));
      }
      return repository.withCreateTime(Times.parse(info.path("create_time").asText()));
    } catch (IOException | DateTimeParseException e) {
      throw new BackupException("failed to parse create time of repository: " + e.getMessage());
    }
  }

  /** Null if the repository can be reached, else why not. */
  String ping() {
    try {
      return store.exists(repository.infoPath()) ? null : "failed to find " + repository.infoPath();
    } catch (RemoteStoreException e) {
      return e.getMessage();
    }
  }

  /** Labels, ordered; also of snapshots that were never finished. */
  List<String> labels() {
    return call(() -> store.list(repository.root())).directories().stream()
        .map(RepositoryFiles::lastPart)
        .filter(d -> d.startsWith(SNAPSHOT_PREFIX))
        .map(d -> d.substring(SNAPSHOT_PREFIX.length()))
        .toList();
  }

  /** Names of the {@code __info_} files of a snapshot. */
  List<String> infoFiles(String label) {
    List<String> names = new ArrayList<>();
    for (RemoteFile file : call(() -> store.list(repository.snapshotPath(label))).files()) {
      if (file.name().startsWith(INFO_PREFIX)) {
        names.add(file.name());
      }
    }
    return names;
  }

  /** Time in the name of a file of {@link #infoFiles}; null if the name is malformed. */
  static String timestamp(String infoFile) {
    ChecksummedName name = ChecksummedName.parse(infoFile);
    return name == null ? null : name.name().substring(INFO_PREFIX.length());
  }

  JobInfo jobInfo(String label, String timestamp) {
    byte[] bytes = readChecked(label, INFO_PREFIX + timestamp);
    try {
      return JobInfo.parse(bytes);
    } catch (JsonProcessingException e) {
      throw new BackupException("Failed to create job info from file: " + e.getOriginalMessage());
    }
  }

  byte[] meta(String label) {
    return readChecked(label, META);
  }

  void writeMeta(String label, byte[] content) {
    write(label, META, content);
  }

  void writeInfo(String label, long backupTime, byte[] content) {
    write(label, INFO_PREFIX + Times.fileText(backupTime), content);
  }

  private void write(String label, String name, byte[] content) {
    String file = ChecksummedName.of(name, content).fileName();
    call(
        () -> {
          store.upload(content, repository.snapshotPath(label) + "/" + file);
          return null;
        });
  }

  private byte[] readChecked(String label, String name) {
    String path = repository.snapshotPath(label) + "/" + name;
    List<RemoteFile> found =
        call(() -> store.list(repository.snapshotPath(label))).files().stream()
            .filter(f -> f.name().startsWith(name))
            .toList();
    if (found.size() != 1) {
      throw new BackupException("Expected one file with path: " + path + ". get: " + found.size());
    }
    ChecksummedName file = ChecksummedName.parse(found.get(0).name());
    if (file == null) {
      throw new BackupException("file name should contains checksum: " + found.get(0).name());
    }
    byte[] content = call(() -> store.read(found.get(0).location()));
    String md5 = Md5.hex(content);
    if (!md5.equals(file.md5())) {
      throw new BackupException(
          "md5sum does not equal. local: %s, remote: %s of %s".formatted(md5, file.md5(), path));
    }
    return content;
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static <T> T call(java.util.function.Supplier<T> work) {
    try {
      return work.get();
    } catch (RemoteStoreException e) {
      throw new BackupException(e.getMessage());
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
