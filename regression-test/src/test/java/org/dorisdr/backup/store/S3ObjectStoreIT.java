package org.dorisdr.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.dorisdr.host.Repositories.Repository;
import org.dorisdr.sandbox.Installation;
import org.dorisdr.sandbox.ManagedProcess;
import org.dorisdr.testing.TestPorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A real S3 endpoint, in a process of its own, as a store. */
class S3ObjectStoreIT extends ObjectStoreContract {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();
  private static final int PORT = 9121 + TestPorts.offset();
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

  /** Counts requests, and refuses to copy as Amazon refuses objects above 5 GB. */
  private static final class Watch implements ExecutionInterceptor {
    final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    volatile boolean tooLarge;

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      requests.add(context.request().getClass().getSimpleName());
      if (tooLarge && context.request() instanceof CopyObjectRequest) {
        throw S3Exception.builder().message("copy source is too large").statusCode(400).build();
      }
    }
  }

  private static S3Client client(Watch watch) {
    return S3Client.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + PORT))
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("ak", "sk")))
        .overrideConfiguration(c -> c.addExecutionInterceptor(watch))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  @Test
  void copiesInOneRequest() throws IOException {
    write("r/small", new byte[] {1, 2, 3});
    Watch watch = new Watch();
    S3Location location = S3Location.of("s3://store/" + prefix);
    try (S3Client watched = client(watch)) {
      new S3ObjectStore(watched, location, S3Copy.ofAmazonsSizes(watched))
          .copy("r/small", "r/copy");
    }
    assertThat(watch.requests).containsExactly("CopyObjectRequest");
    assertThat(store().open("r/copy").readAllBytes()).containsExactly(1, 2, 3);
  }

  @Test
  void copiesWhatIsTooLargePartByPart() throws IOException {
    byte[] content = new byte[11 * MIB];
    new Random(7).nextBytes(content);
    write("r/large", content);
    Watch watch = new Watch();
    watch.tooLarge = true;
    S3Location location = S3Location.of("s3://store/" + prefix);
    try (S3Client watched = client(watch)) {
      new S3ObjectStore(watched, location, new S3Copy(watched, 6L * MIB, 5L * MIB))
          .copy("r/large", "r/copy");
    }
    assertThat(watch.requests).filteredOn("UploadPartCopyRequest"::equals).hasSize(3);
    assertThat(store().open("r/copy").readAllBytes()).isEqualTo(content);
    assertThat(client.listMultipartUploads(r -> r.bucket("store")).uploads()).isEmpty();
  }

  @Test
  void leavesACopyAsItIsWhenTheOriginalIsReplacedOrDeleted() throws IOException {
    write("r/a", new byte[] {1});
    store().copy("r/a", "r/b");
    store().copy("r/a", "r/b");
    write("r/a", new byte[] {2});
    assertThat(store().open("r/b").readAllBytes()).containsExactly(1);
    store().copy("r/a", "r/b");
    assertThat(list("r/")).hasSize(2);
    store().delete(List.of("r/a"));
    assertThat(store().open("r/b").readAllBytes()).containsExactly(2);
  }

  @Test
  void saysThatNothingCanBeCopiedThatIsNotThere() {
    assertThatThrownBy(() -> store().copy("r/absent", "r/copy"))
        .isInstanceOf(FileNotFoundException.class);
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
