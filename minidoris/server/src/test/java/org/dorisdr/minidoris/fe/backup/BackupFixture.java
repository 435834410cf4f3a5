package org.dorisdr.minidoris.fe.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.testing.FakeBackend;
import org.dorisdr.minidoris.fe.testing.TestFrontend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A frontend with a database {@code bk}, whose backend only remembers the text of tablets. */
abstract class BackupFixture {
  static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path home;
  final Map<String, String> snapshots = new ConcurrentHashMap<>();
  final FakeBackend backend = new FakeBackend(snapshots);
  TestFrontend test;
  Database db;

  @BeforeEach
  void start() {
    test =
        new TestFrontend(
            home,
            Map.of(
                "backup_handler_update_interval_millis", "10",
                "backup_task_retry_millis", "10",
                "catalog_recycle_bin_interval_millis", "10"));
    test.agent.answerWith(backend);
    db = test.database("bk");
    test.session.use("bk");
  }

  @AfterEach
  void stop() {
    test.close();
  }

  void createRepository() {
    test.rows("CREATE REPOSITORY rs WITH LOCAL ON LOCATION '" + home.resolve("repo") + "/'");
  }

  /** Gives every tablet of a table a text of its own. */
  List<Long> fill(OlapTable table, String text) {
    List<Long> ids = new ArrayList<>();
    table.partitions.values().stream()
        .flatMap(p -> p.indexes.values().stream())
        .flatMap(i -> i.tablets.stream())
        .forEach(
            (Tablet t) -> {
              backend.tablets.put(t.id, text + ids.size());
              ids.add(t.id);
            });
    return ids;
  }

  List<String> texts(OlapTable table) {
    return table.partitions.values().stream()
        .flatMap(p -> p.indexes.values().stream())
        .flatMap(i -> i.tablets.stream())
        .map(t -> backend.tablets.get(t.id))
        .toList();
  }

  List<String> backupRow() {
    List<List<String>> rows = test.rows("SHOW BACKUP FROM bk");
    return rows.get(rows.size() - 1);
  }

  List<String> restoreRow(String database) {
    List<List<String>> rows = test.rows("SHOW RESTORE FROM " + database);
    return rows.get(rows.size() - 1);
  }

  void awaitBackup(String state) {
    await().untilAsserted(() -> assertThat(backupRow().get(3)).isEqualTo(state));
  }

  void awaitRestore(String database, String state) {
    await().untilAsserted(() -> assertThat(restoreRow(database).get(4)).isEqualTo(state));
  }

  String timestamp(String label) {
    return test.rows("SHOW SNAPSHOT ON rs WHERE SNAPSHOT = '" + label + "'").get(0).get(1);
  }

  static byte[] only(Path directory, String prefix) throws Exception {
    try (var files = Files.list(directory)) {
      Path file =
          files
              .filter(f -> f.getFileName().toString().startsWith(prefix))
              .findFirst()
              .orElseThrow();
      assertThat(file.getFileName().toString()).matches(".*\\.[0-9a-f]{32}");
      return Files.readAllBytes(file);
    }
  }
}
