package org.dorisdr.backup.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dorisdr.backup.snapshot.ContentHasher;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.backup.store.RepositoryStores;
import org.dorisdr.host.Repositories.Repository;
import org.dorisdr.job.JsonStore;
import org.dorisdr.sql.VerifySnapshot.Level;
import org.dorisdr.testing.MemoryHost;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofWorkerTest {
  private static final String SNAPSHOT = "__palo_repository_r/__ss_a/";
  private static final String TABLET =
      SNAPSHOT + "__ss_content/__db_1/__tbl_2/__part_3/__idx_4/__5/";
  private static final String CONTENT = "__palo_repository_r/__dr_content/";
  private static final String TIME = "2026-01-01-00-00-00";

  @TempDir Path directory;
  private final MemoryHost host = new MemoryHost();
  private ProofParts parts;
  private long bytesPerSecond;

  @BeforeEach
  void makeASnapshot() throws IOException {
    host.repositories.put("r", new Repository("r", "LOCAL", directory.toString(), false, Map.of()));
    parts =
        new ProofParts(
            new ProofStore(new JsonStore(host.metaStore())),
            new RepositoryAccess(host.repositories(), new RepositoryStores(), Runnable::run),
            new ContentHasher(host.localSql()),
            host.localSql(),
            () -> bytesPerSecond,
            host.clock());
    String header = put(TABLET, "5.hdr", "header".getBytes(UTF_8));
    String data = put(TABLET, "02_0.dat", "rows of the table".getBytes(UTF_8));
    put(
        SNAPSHOT,
        "__info_" + TIME,
        """
        {"name":"a","database":"d","id":1,"backup_objects":{"t":{"id":2,"partitions":{"t":{"id":3,
        "version":2,"indexes":{"t":{"id":4,"schema_hash":9,"tablets":{"5":["%s","%s"]}}}}}}}}"""
            .formatted(header, data)
            .getBytes(UTF_8));
    put(SNAPSHOT, "__meta", meta(5));
    put(CONTENT, "a.json", "{}".getBytes(UTF_8));
    put(CONTENT, "ab.json", "{}".getBytes(UTF_8));
  }

  private static byte[] meta(long tablet) {
    byte[] json =
        """
        {"tblNameMap":{"t":{"clazz":"OlapTable","id":2,"itm":{"4":{"sh":9}},"itp":{"3":{"id":3,"nm":"t",
        "bi":{"id":4,"tablets":[{"id":%d}]},"ivr":{}}}}}}"""
            .formatted(tablet)
            .getBytes(UTF_8);
    return ByteBuffer.allocate(4 + json.length).putInt(json.length).put(json).array();
  }

  @SuppressWarnings("deprecation")
  private String put(String folder, String name, byte[] content) throws IOException {
    String file = name + "." + Hashing.md5().hashBytes(content);
    Files.createDirectories(directory.resolve(folder));
    Files.write(directory.resolve(folder + file), content);
    return file;
  }

  private ProofRecord verify(Level level) throws Exception {
    ProofRecord proof = new ProofRecord();
    proof.repository = "r";
    proof.label = "a";
    proof.timestamp = TIME;
    proof.level = level;
    proof.stage = level == Level.FILES ? ProofRecord.Stage.FILES : ProofRecord.Stage.SCHEMA;
    parts.store().create(proof);
    for (int i = 0; i < 50 && !parts.store().find(proof.id).orElseThrow().state.isEnd(); i++) {
      // A worker of its own for each step, as after a change of the leader.
      new ProofWorker(parts, proof.id).step();
    }
    return parts.store().find(proof.id).orElseThrow();
  }

  /** Those of the snapshot, and the hashes of its contents. */
  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile)
          .filter(f -> !f.toString().contains("/ab.json"))
          .sorted()
          .toList();
    }
  }

  @Test
  void aGoodSnapshotPasses() throws Exception {
    ProofRecord files = verify(Level.FILES);
    assertThat(files.state).isEqualTo(ProofRecord.State.PASSED);
    assertThat(files.done).isEqualTo(5);
    assertThat(files.bytesDone).isEqualTo(files.bytesTotal).isPositive();
    assertThat(verify(Level.SCHEMA).state).isEqualTo(ProofRecord.State.PASSED);
  }

  @Test
  void oneFlippedBitInAnyByteOfAnyFileIsFound() throws Exception {
    for (Path file : files()) {
      byte[] good = Files.readAllBytes(file);
      for (int at = 0; at < good.length; at++) {
        byte[] bad = good.clone();
        bad[at] ^= 1;
        Files.write(file, bad);
        ProofRecord proof = verify(Level.FILES);
        assertThat(proof.state).as("%s at %d", file, at).isEqualTo(ProofRecord.State.FAILED);
        assertThat(proof.message()).contains(file.getFileName().toString());
      }
      Files.write(file, good);
    }
  }

  @Test
  void aMissingAShortAndAForeignFileAreFound() throws Exception {
    Path data = files().stream().filter(f -> f.toString().contains(".dat.")).findFirst().get();
    byte[] good = Files.readAllBytes(data);
    Files.write(data, "rows".getBytes(UTF_8));
    assertThat(verify(Level.FILES).message()).contains("damaged").contains("of 4 bytes");
    Files.delete(data);
    assertThat(verify(Level.FILES).message()).contains("missing").contains(".dat.");
    Files.write(data, good);
    Files.writeString(data.resolveSibling("02_0.dat.part"), "half");
    assertThat(verify(Level.FILES).message()).contains("foreign file").contains(".part");
  }

  @Test
  void schemasThatDoNotFitAreFound() throws Exception {
    Files.delete(files().stream().filter(f -> f.toString().contains("__meta")).findFirst().get());
    assertThat(verify(Level.SCHEMA).message()).contains("missing: the schemas");
    put(SNAPSHOT, "__meta", meta(6));
    assertThat(verify(Level.SCHEMA).message()).contains("other tablets");
  }

  @Test
  void aStoreThatCannotBeReachedIsNoProofOfDamage() throws Exception {
    host.repositories.put("r", new Repository("r", "FTP", "x", false, Map.of()));
    ProofRecord proof = verify(Level.FILES);
    assertThat(proof.state).isEqualTo(ProofRecord.State.ERROR);
    assertThat(proof.message()).contains("its kind is FTP");
  }

  @Test
  void readsNoFasterThanAllowed() throws Exception {
    bytesPerSecond = 100;
    var before = host.now;
    ProofRecord proof = verify(Level.FILES);
    assertThat(host.now).isAfterOrEqualTo(before.plusMillis(proof.bytesTotal * 10 * 9 / 10));
  }
}
