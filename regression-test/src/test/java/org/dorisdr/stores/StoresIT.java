package org.dorisdr.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.sandbox.Installation;
import org.dorisdr.sandbox.Topology;
import org.dorisdr.stores.FaultyS3.Fault;
import org.dorisdr.testing.TestPorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Repositories on every kind of store, over SQL and through real processes. */
class StoresIT {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();
  private static final int PORT_OFFSET = TestPorts.offset();

  /** The FE works on the jobs of all databases in turn: a store that hangs holds all up. */
  private static final String JOBS = "jobs";

  @TempDir static Path directory;
  private static Clusters clusters;

  @BeforeAll
  static void start() throws SQLException {
    clusters =
        new Clusters(
            directory.resolve("clusters"),
            Installation.ofShortLives(ROOT),
            PORT_OFFSET,
            Topology.PLAIN,
            // Images too are searched for secrets.
            Map.of("edit_log_roll_num", "20", "checkpoint_interval_millis", "1000"));
    clusters.start();
    try (Connection connection = clusters.source().connect()) {
      Shell sql = new Shell(connection);
      sql.run("ADMIN SET FRONTEND CONFIG (\"dr_backup_retry_first_seconds\" = \"2\")");
      sql.run("ADMIN SET FRONTEND CONFIG (\"dr_backup_stall_seconds\" = \"20\")");
    }
  }

  @AfterAll
  static void stop() {
    if (clusters != null) {
      clusters.close();
    }
  }

  @Test
  @Tag("long")
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock(value = JOBS, mode = ResourceAccessMode.READ)
  void aLocalDirectoryHoldsBackupsFromTheFirstToTheLast() throws Exception {
    Path store = Files.createDirectories(directory.resolve("local store"));
    cycle(new Place("LOCAL", store.toString(), ""));
    assertThat(children(store.resolve("__palo_repository_cycle_local")))
        .allMatch(name -> !name.startsWith("__ss_"));
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock(value = JOBS, mode = ResourceAccessMode.READ)
  void hdfsHoldsBackupsFromTheFirstToTheLast() throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.resolve("hdfs").toString());
    try (MiniDFSCluster hdfs = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build()) {
      hdfs.waitActive();
      cycle(on(hdfs.getURI()));
      FileStatus[] left =
          hdfs.getFileSystem()
              .listStatus(new org.apache.hadoop.fs.Path("/backups/__palo_repository_cycle_hdfs"));
      assertThat(Arrays.stream(left).map(s -> s.getPath().getName()))
          .allMatch(name -> !name.startsWith("__ss_"));
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock(value = JOBS, mode = ResourceAccessMode.READ)
  void aFlippedByteIsFoundAndToldBeforeARestore() throws Exception {
    Path store = Files.createDirectories(directory.resolve("damaged store"));
    try (Connection connection = clusters.source().connect()) {
      new DamagedSnapshot(new Shell(connection), store).run();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock(value = JOBS, mode = ResourceAccessMode.READ)
  void whateverIsWrongWithARepositoryIsToldAndHarmsNoTable() throws Exception {
    Path store = Files.createDirectories(directory.resolve("broken store"));
    try (Connection connection = clusters.source().connect()) {
      new BrokenRepository(new Shell(connection), store).run();
    }
  }

  private static void cycle(Place place) throws SQLException, InterruptedException {
    try (Connection connection = clusters.source().connect()) {
      new WholeCycle(new Shell(connection), place).run();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock(value = JOBS, mode = ResourceAccessMode.READ)
  void noSecretIsShownOrWrittenDown() throws Exception {
    try (SecretSession session = new SecretSession(clusters)) {
      session.run();
      session.assertNothingShown();
      session.awaitImages(directory);
      session.assertNothingWritten(directory);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSES", "DENIES"})
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock(value = JOBS, mode = ResourceAccessMode.READ)
  void aStoreThatFailsIsToldByEveryStatementAndHarmsNothing(Fault fault) throws Exception {
    try (FaultyRepository faulty = new FaultyRepository(clusters, "before", fault)) {
      new FaultBefore(faulty).run();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EVERY_THIRD", "LISTS_STALE"})
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock(value = JOBS, mode = ResourceAccessMode.READ)
  void aStoreThatFailsNowAndThenGivesTheRightResultOrOneClearError(Fault fault) throws Exception {
    try (FaultyRepository faulty = new FaultyRepository(clusters, "always", fault)) {
      new FaultThroughout(faulty).run();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock(value = JOBS, mode = ResourceAccessMode.READ)
  void aBackupThatIsCancelledAmidItsUploadLeavesNothingInTheBucket() throws Exception {
    Path bucket = directory.resolve("clusters/s3/data").resolve(Clusters.BUCKET);
    try (FaultyRepository faulty = new FaultyRepository(clusters, "amid", Fault.HANGS_AT_DATA)) {
      new FaultAmidUpload(faulty).cancelledAmidUpload(bucket);
    }
  }

  /** Attempts are few and short here, so nobody else asks for any meanwhile. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock(JOBS)
  void aBackupThatFailsAmidItsUploadLeavesNothingInTheBucket() throws Exception {
    Path bucket = directory.resolve("clusters/s3/data").resolve(Clusters.BUCKET);
    try (Connection connection = clusters.source().connect();
        FaultyRepository faulty = new FaultyRepository(clusters, "upload", Fault.FULL_AFTER_TWO)) {
      Shell sql = new Shell(connection);
      sql.run("ADMIN SET FRONTEND CONFIG (\"dr_backup_max_attempts\" = \"1\")");
      sql.run("ADMIN SET FRONTEND CONFIG (\"dr_backup_stall_seconds\" = \"5\")");
      try {
        new FaultAmidUpload(faulty).failsAmidUpload(bucket);
      } finally {
        sql.run("ADMIN SET FRONTEND CONFIG (\"dr_backup_max_attempts\" = \"5\")");
        sql.run("ADMIN SET FRONTEND CONFIG (\"dr_backup_stall_seconds\" = \"20\")");
      }
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock(value = JOBS, mode = ResourceAccessMode.READ)
  void aTableThatIsBeingRestoredTakesRowsOnlyIfThatIsAllowed() throws Exception {
    try (FaultyRepository faulty =
        new FaultyRepository(clusters, "load", Fault.HANGS_AT_DOWNLOAD)) {
      new FaultAmidDownload(faulty).loadsAmidRestore();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"UNAVAILABLE", "NO_BUCKET"})
  @Tag("long")
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock(value = JOBS, mode = ResourceAccessMode.READ)
  void anotherStoreThatFailsIsToldAlike(Fault fault) throws Exception {
    try (FaultyRepository faulty = new FaultyRepository(clusters, "before", fault)) {
      new FaultBefore(faulty).run();
    }
  }

  @Test
  @Tag("long")
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock(JOBS)
  void aStoreThatHangsIsToldByEveryStatementAndHarmsNothing() throws Exception {
    try (FaultyRepository faulty = new FaultyRepository(clusters, "before", Fault.HANGS)) {
      new FaultBefore(faulty).run();
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {
        "NONE",
        "HANGS",
        "HANGS_AT_SECOND_DELETE",
        "HANGS_AT_DATA",
        "HANGS_AT_DOWNLOAD",
        "FULL_AFTER_TWO"
      })
  @Tag("long")
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock(value = JOBS, mode = ResourceAccessMode.READ)
  void aStoreThatFailsInTheMiddleIsToldAndAllIsDoneWhenItIsBack(Fault fault) throws Exception {
    try (FaultyRepository faulty = new FaultyRepository(clusters, "amid", fault)) {
      new FaultAmid(faulty).run();
    }
  }

  @Test
  @Tag("long")
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock(JOBS)
  void aStoreThatHangsInTheMiddleIsToldAndAllIsDoneWhenItIsBack() throws Exception {
    try (FaultyRepository faulty = new FaultyRepository(clusters, "amid", Fault.HANGS)) {
      new FaultAmid(faulty).run();
    }
  }

  private static Place on(URI hdfs) {
    return new Place(
        "HDFS",
        "/backups",
        "\"fs.defaultFS\" = \"%s\", \"hadoop.username\" = \"%s\""
            .formatted(hdfs, System.getProperty("user.name")));
  }

  private static List<String> children(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }
}
