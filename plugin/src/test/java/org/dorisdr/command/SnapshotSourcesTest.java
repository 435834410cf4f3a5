package org.dorisdr.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.dorisdr.backup.proof.ProofParts;
import org.dorisdr.backup.proof.ProofRecord;
import org.dorisdr.backup.proof.ProofStore;
import org.dorisdr.backup.proof.Proofs;
import org.dorisdr.backup.request.BackupRequests;
import org.dorisdr.backup.request.RequestRecord;
import org.dorisdr.backup.request.RequestStore;
import org.dorisdr.backup.request.RestoreTimes;
import org.dorisdr.backup.snapshot.ContentHasher;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.backup.store.RepositoryStores;
import org.dorisdr.host.Repositories.Repository;
import org.dorisdr.job.JsonStore;
import org.dorisdr.sql.VerifySnapshot.Level;
import org.dorisdr.testing.MemoryHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which snapshot EXPLAIN RECOVER names, in repositories that many databases share. */
class SnapshotSourcesTest {
  private static final LocalDateTime NIGHT = LocalDateTime.of(2026, 1, 1, 2, 30);
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss");

  @TempDir Path directory;
  private final MemoryHost host = new MemoryHost();

  @SuppressWarnings("deprecation")
  private static String summed(String name, String content) {
    return name + "." + Hashing.md5().hashString(content, UTF_8);
  }

  /** Answers the file of its description. */
  private Path snapshot(String label, String database, LocalDateTime time) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("__palo_repository_r/__ss_" + label));
    String info =
        """
        {"name":"%s","database":"%s","id":1,"backup_time":1,"backup_objects":{"t":{"id":2,"partitions":{}}}}"""
            .formatted(label, database);
    Files.writeString(folder.resolve(summed("__meta", "m")), "m");
    return Files.writeString(
        folder.resolve(summed("__info_" + STAMP.format(time), info)), info, UTF_8);
  }

  private List<TableSource> find() throws Exception {
    host.repositories.put("r", new Repository("r", "LOCAL", directory.toString(), false, Map.of()));
    RepositoryAccess repositories =
        new RepositoryAccess(host.repositories(), new RepositoryStores(), Runnable::run);
    ProofStore proofs = new ProofStore(new JsonStore(host.metaStore()));
    ProofParts parts =
        new ProofParts(
            proofs,
            repositories,
            new ContentHasher(host.localSql()),
            host.localSql(),
            () -> 0,
            host.clock());
    return new SnapshotSources(
            repositories,
            new Proofs(parts, () -> true),
            new RestoreTimes(new RequestStore(new JsonStore(host.metaStore()))),
            host.localCluster())
        .find("shop", "t", NIGHT.plusDays(1), false);
  }

  @Test
  void aTableIsFoundBehindAnyNumberOfNewerSnapshotsOfOtherDatabases() throws Exception {
    snapshot("older", "shop", NIGHT.minusDays(1));
    snapshot("wanted", "shop", NIGHT);
    for (int i = 0; i < 300; i++) {
      snapshot("other" + i, "db" + i, NIGHT.plusMinutes(i));
    }
    assertThat(find()).singleElement().satisfies(s -> assertThat(s.name()).isEqualTo("r/wanted"));
  }

  @Test
  void aDescriptionThatIsDamagedLeadsToAnOlderSnapshotAndIsToldIfThereIsNone() throws Exception {
    Path damaged = snapshot("newest", "shop", NIGHT);
    Files.writeString(damaged, "{");
    assertThat(find())
        .singleElement()
        .satisfies(s -> assertThat(s.statement()).isNull())
        .satisfies(s -> assertThat(s.obstacle()).contains("1 of its 1 snapshots", "is damaged"));
    snapshot("older", "shop", NIGHT.minusDays(1));
    assertThat(find()).singleElement().satisfies(s -> assertThat(s.name()).isEqualTo("r/older"));
  }

  @Test
  void howLongItTakesIsKnownFromAnotherSnapshotOfTheDatabase() throws Exception {
    snapshot("older", "shop", NIGHT.minusDays(1));
    snapshot("wanted", "shop", NIGHT);
    assertThat(find()).singleElement().satisfies(s -> assertThat(s.seconds()).isNull());
    snapshot("other", "db", NIGHT);
    proven(1, "older", NIGHT.minusDays(1), 4200);
    proven(2, "other", NIGHT, 99_000);
    assertThat(find()).singleElement().satisfies(s -> assertThat(s.seconds()).isEqualTo("4.2"));
    proven(3, "wanted", NIGHT, 5100);
    proven(4, "older", NIGHT.minusDays(1), 7000);
    assertThat(find()).singleElement().satisfies(s -> assertThat(s.seconds()).isEqualTo("5.1"));
  }

  @Test
  void howLongItTakesIsEstimatedByRestoresOfOthersIfNoneWasMeasured() throws Exception {
    Path folder = snapshot("wanted", "shop", NIGHT).getParent();
    bytes(folder, 3000);
    restored(1, "elsewhere", 1000, 500);
    restored(2, "elsewhere", 6000, 1500);
    assertThat(find()).singleElement().satisfies(s -> assertThat(s.seconds()).isEqualTo("~0.8"));
    // Those of the same repository tell more.
    restored(3, "r", 1000, 1000);
    assertThat(find()).singleElement().satisfies(s -> assertThat(s.seconds()).isEqualTo("~3.0"));
    // No restore is shorter than the shortest.
    restored(4, "r", 900_000, 2000);
    assertThat(find()).singleElement().satisfies(s -> assertThat(s.seconds()).isEqualTo("~1.0"));
    proven(5, "wanted", NIGHT, 5100);
    assertThat(find()).singleElement().satisfies(s -> assertThat(s.seconds()).isEqualTo("5.1"));
  }

  @Test
  void nobodyKnowsHowLongSomethingTakesThatIsMuchMoreThanWasEverRestored() throws Exception {
    bytes(snapshot("wanted", "shop", NIGHT).getParent(), 3000);
    restored(1, "r", 299, 500);
    assertThat(find()).singleElement().satisfies(s -> assertThat(s.seconds()).isNull());
    restored(2, "r", 300, 500);
    assertThat(find()).singleElement().satisfies(s -> assertThat(s.seconds()).isEqualTo("~5.0"));
  }

  /** Gives the table of a snapshot a file. */
  private static void bytes(Path folder, int count) throws IOException {
    String file = summed("02_0.dat", "x");
    String old = "\"partitions\":{}";
    String tablet =
        "\"partitions\":{\"t\":{\"id\":3,\"version\":2,\"indexes\":{\"t\":{\"id\":4,\"schema_hash\":9,\"tablets\":{\"5\":[\""
            + file
            + "\"]}}}}}";
    try (var all = Files.list(folder)) {
      for (Path info : all.filter(f -> f.getFileName().toString().startsWith("__info")).toList()) {
        String text = Files.readString(info).replace(old, tablet);
        Files.delete(info);
        String stem = info.getFileName().toString().replaceFirst("[.].*", "");
        Files.writeString(folder.resolve(summed(stem, text)), text, UTF_8);
      }
    }
    Path tabletFolder = folder.resolve("__ss_content/__db_1/__tbl_2/__part_3/__idx_4/__5");
    Files.createDirectories(tabletFolder);
    Files.write(tabletFolder.resolve(file), new byte[count]);
  }

  private void restored(long id, String repository, long bytes, long ms) throws Exception {
    RequestRecord restore = new RequestRecord();
    restore.id = id;
    restore.kind = BackupRequests.Kind.RESTORE;
    restore.repository = repository;
    restore.database = "d";
    restore.phase = RequestRecord.Phase.FINISHED;
    restore.attempts = 1;
    restore.attemptMs = 1000;
    restore.finishedMs = 1000 + ms;
    restore.bytes = bytes;
    new JsonStore(host.metaStore()).put(Map.of("dr.backup.request." + id, restore));
  }

  private void proven(long id, String label, LocalDateTime time, long restoreMs) throws Exception {
    ProofRecord proof = new ProofRecord();
    proof.id = id;
    proof.repository = "r";
    proof.label = label;
    proof.timestamp = STAMP.format(time);
    proof.level = Level.DATA;
    proof.state = ProofRecord.State.PASSED;
    proof.restoreMs = restoreMs;
    new JsonStore(host.metaStore()).put(Map.of("dr.backup.proof." + id, proof));
  }
}
