package org.dorisdr.minidoris.fe.recycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.dorisdr.minidoris.fe.testing.FeProcess;
import org.dorisdr.minidoris.testing.BeProcess;
import org.dorisdr.minidoris.testing.ProcessCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backends keep what is in the recycle bin, whoever asks them for their tablets afterwards. */
class RecycledTabletsTest {
  private static final String REST =
      " (k INT) PARTITION BY RANGE(k) (PARTITION p VALUES LESS THAN ('10'), PARTITION q VALUES LESS"
          + " THAN ('20')) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ('replication_num'='1')";

  private static final Pattern SAVED = Pattern.compile("saved image\\.(\\d+)");

  @TempDir Path directory;

  @Test
  void outliveAFrontendThatStartsFromAnImage() throws Exception {
    Map<String, String> images = Map.of("edit_log_roll_num", "1");
    try (ProcessCluster cluster = new ProcessCluster(directory, 1, images)) {
      FeProcess fe = cluster.fe;
      BeProcess backend = cluster.backends.get(0);
      for (String table : new String[] {"a.dropped", "a.parts", "a.emptied", "b.gone"}) {
        fe.sql("CREATE DATABASE IF NOT EXISTS " + table.substring(0, 1));
        fe.sql("CREATE TABLE " + table + REST);
        fe.sql("INSERT INTO " + table + " VALUES (1), (11)");
      }
      TreeSet<Long> tablets = backend.tablets();
      fe.sql("DROP TABLE a.dropped");
      fe.sql("ALTER TABLE a.parts DROP PARTITION q");
      fe.sql("TRUNCATE TABLE a.emptied");
      fe.sql("DROP DATABASE b");
      long last = Long.parseLong(fe.sql("SHOW FRONTENDS").get(0).get("ReplayedJournalId"));
      await().until(() -> lastImage(fe) >= last);

      fe.kill();
      fe.start();
      await().until(fe::isMaster);
      await().until(() -> backend.isKnownAlive(fe));
      String before = reported(fe);
      await().until(() -> !reported(fe).equals(before));
      assertThat(backend.tablets()).containsAll(tablets);

      fe.sql("RECOVER TABLE a.dropped");
      fe.sql("RECOVER PARTITION q FROM a.parts");
      fe.sql("RECOVER DATABASE b");
      for (String table : new String[] {"a.dropped", "a.parts", "b.gone"}) {
        assertThat(fe.sql("SELECT sum(k) AS s FROM " + table).get(0)).containsEntry("s", "12");
      }
      fe.sql("ALTER TABLE a.emptied DROP PARTITION q FORCE");
      fe.sql("RECOVER PARTITION q FROM a.emptied");
      assertThat(fe.sql("SELECT sum(k) AS s FROM a.emptied").get(0)).containsEntry("s", "11");
    }
  }

  /** Up to which record of the journal the newest image goes. */
  private static long lastImage(FeProcess fe) throws IOException {
    return SAVED
        .matcher(fe.log())
        .results()
        .mapToLong(m -> Long.parseLong(m.group(1)))
        .max()
        .orElse(0);
  }

  /** When a backend told its tablets last. */
  private static String reported(FeProcess fe) throws SQLException {
    String status = fe.sql("SHOW BACKENDS").get(0).get("Status");
    return status.substring(0, status.indexOf("lastStreamLoadTime"));
  }
}
