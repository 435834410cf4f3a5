package org.dorisdr.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.dorisdr.host.Repositories.Repository;
import org.dorisdr.sandbox.Installation;
import org.dorisdr.sandbox.ManagedProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A real S3 endpoint, in a process of its own, as a store. */
class S3ObjectStoreIT extends ObjectStoreContract {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();
  private static final int PORT = 9121 + Integer.getInteger("dorisdr.port.offset", 12_000);
  private static final AtomicInteger ROOTS = new AtomicInteger();
  private static final int MIB = 1 << 20;

  @TempDir static Path directory;
  private static ManagedProcess endpoint;
  private static S3Client client;

  private final String prefix = "p/" + ROOTS.incrementAndGet();

  @BeforeAll
  static void startEndpoint() throws IOException {
    List<String> command =
        new ArrayList<>(
            new Installation(ROOT).s3Command("org.dorisdr.minidoris.s3.S3Endpoint", "-Xmx192m"));
    command.addAll(List.of("--dir", directory.resolve("data").toString(), "--bucket", "store"));
    command.addAll(List.of("--port", "" + PORT, "--access-key", "ak", "--secret-key", "sk"));
    endpoint = new ManagedProcess("s3", command, directory.resolve("s3.out"));
    endpoint.start();
    endpoint.awaitPort(PORT, Duration.ofSeconds(60));
    client = S3Clients.open(S3Settings.of(properties()));
  }

  @AfterAll
  static void stopEndpoint() {
    if (client != null) {
      client.close();
    }
    endpoint.stop();
  }

  private static Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    properties.put("s3.endpoint", "127.0.0.1:" + PORT);
    properties.put("AWS_ACCESS_KEY", "ak");
    properties.put("s3.secret_key", "sk");
    properties.put("use_path_style", "true");
    return properties;
  }

  private Repository repository(Map<String, String> properties) {
    return new Repository("r", "S3", "s3://store/" + prefix, false, properties);
  }

  @Override
  ObjectStore open() throws IOException {
    return new RepositoryStores().open(repository(properties()));
  }

  @Override
  void write(String path, byte[] content) {
    client.putObject(
        r -> r.bucket("store").key(prefix + "/" + path), RequestBody.fromBytes(content));
  }

  @Test
  void listsAndDeletesMoreThanOnePage() throws IOException {
    Path folder = directory.resolve("data/store/" + prefix + "/r/many");
    Files.createDirectories(folder);
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < 2_300; i++) {
      Files.writeString(folder.resolve("f" + i), "x");
      paths.add("r/many/f" + i);
    }
    assertThat(list("r/many/")).hasSize(2_300);
    assertThat(store().children("r/many")).hasSize(2_300);
    store().delete(paths);
    assertThat(list("r/many/")).isEmpty();
  }

  @Test
  void copiesLargeFilesPartByPart() throws IOException {
    byte[] content = new byte[11 * MIB];
    new Random(7).nextBytes(content);
    write("r/large", content);
    S3Location location = S3Location.of("s3://store/" + prefix);
    // Not closed: the client is everybody's.
    S3ObjectStore small =
        new S3ObjectStore(client, location, new S3Copy(client, 6L * MIB, 5L * MIB));
    small.copy("r/large", "r/copy");
    assertThat(store().open("r/copy").readAllBytes()).isEqualTo(content);
    assertThat(client.listMultipartUploads(r -> r.bucket("store")).uploads()).isEmpty();
  }

  @Test
  void tellsOfWrongKeysWithoutShowingThem() throws IOException {
    Map<String, String> wrong = properties();
    wrong.put("s3.secret_key", "not-the-secret");
    try (ObjectStore store = new RepositoryStores().open(repository(wrong))) {
      assertThatThrownBy(() -> store.children("r"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("SignatureDoesNotMatch")
          .message()
          .doesNotContain("not-the-secret");
    }
  }

  @Test
  void tellsOfAMissingBucketAndOfAnUnreachableStore() throws IOException {
    Repository bucketless = new Repository("r", "S3", "s3://none/x", false, properties());
    try (ObjectStore store = new RepositoryStores().open(bucketless)) {
      assertThatThrownBy(() -> store.children("r")).hasMessageContaining("NoSuchBucket");
    }
    Map<String, String> nowhere = properties();
    nowhere.put("s3.endpoint", "http://127.0.0.1:1");
    try (ObjectStore store = new RepositoryStores().open(repository(nowhere))) {
      assertThatThrownBy(() -> store.children("r"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot list r");
    }
  }

  @Test
  void namesAllSnapshotsOfALargeRepository() throws IOException {
    Path root = directory.resolve("data/store/" + prefix + "/__palo_repository_r");
    String md5 = "0123456789abcdef0123456789abcdef";
    for (int i = 0; i < 300; i++) {
      Path snapshot = root.resolve("__ss_s" + i);
      Files.createDirectories(snapshot.resolve("__ss_content/__db_1"));
      Files.writeString(snapshot.resolve("__ss_content/__db_1/x"), "x");
      Files.writeString(snapshot.resolve("__meta." + md5), "x");
      Files.writeString(snapshot.resolve("__info_2026-01-01-00-00-00." + md5), "x");
    }
    List<StoredSnapshot> snapshots =
        new SnapshotReader(store(), "r", java.util.concurrent.ForkJoinPool.commonPool())
            .snapshots();
    assertThat(snapshots).hasSize(300).allMatch(StoredSnapshot::isWhole);
  }
}
