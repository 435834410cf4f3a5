package org.dorisdr.minidoris.fe.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.dorisdr.minidoris.fe.backup.BackupManager;
import org.dorisdr.minidoris.fe.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository that a real frontend wrote to S3: read by ours, and compared with one of ours. */
class GoldenRepositoryTest {
  private static final String FOLDER = "bkt/x/__palo_repository_rs/";
  private static final String CREATE =
      " REPOSITORY rs WITH S3 ON LOCATION \"s3://bkt/x\" PROPERTIES("
          + "\"s3.endpoint\"=\"http://127.0.0.1:9111\",\"s3.region\"=\"us-east-1\","
          + "\"s3.access_key\"=\"ak\",\"s3.secret_key\"=\"sk\",\"use_path_style\"=\"true\");";

  @TempDir Path home;

  private static Map<String, byte[]> recorded() throws IOException {
    Path root = Golden.path("repository");
    Map<String, byte[]> objects = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        objects.put(FOLDER + root.relativize(file), Files.readAllBytes(file));
      }
    }
    return objects;
  }

  @Test
  void listsAndRestoresWhatARealFrontendWrote() throws Exception {
    try (RecordedFrontend frontend = new RecordedFrontend(home)) {
      frontend.bucket.objects.putAll(recorded());
      assertThat(frontend.sql("CREATE READ ONLY" + CREATE)).containsExactly("ok");
      assertThat(frontend.sql("SHOW SNAPSHOT ON rs;"))
          .containsExactly(
              "Snapshot | Timestamp | Status",
              "b1 | 2026-11-22-13-53-28 | OK",
              "b3 | 2026-11-22-13-53-58 | OK");
      String details =
          frontend
              .sql(
                  "SHOW SNAPSHOT ON rs WHERE SNAPSHOT = \"b1\""
                      + " AND TIMESTAMP = \"2026-11-22-13-53-28\";")
              .get(1);
      assertThat(details).startsWith("b1 | 2026-11-22-13-53-28 | bk | {").contains("\"p1\"");

      frontend.sql("CREATE DATABASE bk;");
      restore(frontend, "b1", "2026-11-22-13-53-28");
      assertThat(frontend.sql("SHOW TABLES FROM bk;"))
          .containsExactly("Tables_in_bk", "p", "t", "v");
      assertThat(frontend.sql("SHOW PARTITIONS FROM bk.p;")).hasSize(2);
      assertThat(frontend.sql("SHOW CREATE TABLE bk.t;").get(1))
          .contains("UNIQUE KEY(`k`)⏎DISTRIBUTED BY HASH(`k`) BUCKETS 2");
      restore(frontend, "b3", "2026-11-22-13-53-58");
      assertThat(frontend.sql("SHOW PARTITIONS FROM bk.p;")).hasSize(3);
    }
  }

  private static void restore(RecordedFrontend frontend, String label, String time)
      throws Exception {
    String sql =
        "RESTORE SNAPSHOT bk.%s FROM rs PROPERTIES(\"backup_timestamp\"=\"%s\","
            + "\"replication_num\"=\"1\");";
    assertThat(frontend.sql(sql.formatted(label, time))).containsExactly("ok");
    finish(frontend, "SHOW RESTORE FROM bk;", label);
  }

  private static void finish(RecordedFrontend frontend, String show, String label)
      throws Exception {
    String last = "";
    for (int i = 0; i < 2_000; i++) {
      frontend.fe.part(BackupManager.class).orElseThrow().advanceAll();
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
      List<String> rows = frontend.sql(show);
      last = rows.get(rows.size() - 1);
      if (last.contains("| " + label + " |") && last.contains("| FINISHED |")) {
        return;
      }
    }
    throw new AssertionError(label + " does not finish: " + last);
  }

  @Test
  void writesTheSameObjectsFieldByField() throws Exception {
    try (RecordedFrontend frontend = new RecordedFrontend(home)) {
      boolean inside = false;
      for (Recording.Step step : Recording.steps()) {
        inside |= step.text().equals("CREATE DATABASE bk;");
        if (step.text().startsWith("DROP TABLE t")) {
          break;
        }
        // The first two backups of the section that are made, and what they need.
        boolean wanted =
            step.text()
                    .matches("CREATE (DATABASE|TABLE|VIEW).*|USE.*|BACKUP .*\\(p1\\).*|.*_only.*")
                || step.text().equals("CREATE" + CREATE);
        if (inside && wanted) {
          frontend.sql(step.text());
          if (step.text().startsWith("BACKUP")) {
            finish(frontend, "SHOW BACKUP FROM bk;", step.text().substring(19, 21));
          }
        }
      }
      Map<String, List<String>> ours = comparable(frontend.bucket.objects);
      Map<String, List<String>> theirs = comparable(recorded());
      assertThat(ours.keySet()).isEqualTo(theirs.keySet());
      theirs.forEach((name, lines) -> assertThat(ours.get(name)).as(name).isEqualTo(lines));
    }
  }

  private static Map<String, List<String>> comparable(Map<String, byte[]> objects) {
    Map<String, List<String>> texts = new TreeMap<>();
    objects.forEach(
        (name, bytes) -> {
          boolean meta = name.contains("__meta.");
          String json =
              new String(
                  bytes, meta ? 4 : 0, bytes.length - (meta ? 4 : 0), StandardCharsets.UTF_8);
          texts.put(GoldenText.objectName(name), GoldenText.document(json).lines().toList());
        });
    return texts;
  }
}
