package org.dorisdr.minidoris.fe.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.dorisdr.sql.stock.StockSql;
import org.dorisdr.sql.stock.StockStatement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which frontend answers: {@code toRedirectStatus} of Doris's commands. */
class ForwardedShowsTest {
  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 0);
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  private static boolean forwarded(String sql, Map<String, String> variables) {
    Session session = new Session(1, "root", "127.0.0.1");
    session.variables().putAll(variables);
    StockStatement statement = StockSql.parse(sql);
    return c.fe.statements().find(statement).orElseThrow().needsMaster(session);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "SHOW FRONTENDS : wanted",
        "SHOW BACKENDS : wanted",
        "SHOW PARTITIONS FROM t : wanted",
        "SHOW TABLETS FROM t : wanted",
        "SHOW TABLET 1 : wanted",
        "SHOW RESOURCES : wanted",
        "SHOW REPLICA STATUS FROM t : wanted",
        "SHOW REPLICA DISTRIBUTION FROM t : wanted",
        "SHOW BUILD INDEX : wanted",
        "SHOW PROC '/dbs' : wanted",
        "SHOW ALTER TABLE COLUMN : always",
        "SHOW BACKUP : always",
        "SHOW RESTORE : always",
        "SHOW CATALOG RECYCLE BIN : always",
        "SHOW DYNAMIC PARTITION TABLES : always",
        "SHOW TABLET DIAGNOSIS 1 : always",
        "SHOW TRANSACTION WHERE id = 1 : always",
        "SHOW FRONTEND CONFIG : never",
        "SHOW DATABASES : never",
        "SHOW TABLES : never",
        "SHOW CREATE TABLE t : never",
        "SHOW DATA : never",
        "SHOW FULL COLUMNS FROM t : never",
        "SHOW FUNCTIONS : never",
        "SHOW GRANTS : never",
        "SHOW INDEX FROM t : never",
        "SHOW PARTITION 1 : never",
        "SHOW PLUGINS : never",
        "SHOW PROCESSLIST : never",
        "SHOW REPOSITORIES : never",
        "SHOW CREATE REPOSITORY FOR r : never",
        "SHOW SNAPSHOT ON r : never",
        "SHOW STORAGE POLICY : never",
        "SHOW TABLE STATUS : never",
        "SHOW TRASH : never",
        "SHOW VARIABLES : never",
      })
  void isTheOneThatDorisAsks(String sql, String when) {
    assertThat(forwarded(sql, Map.of())).isEqualTo(!when.equals("never"));
    assertThat(forwarded(sql, Map.of("forward_to_master", "false")))
        .isEqualTo(when.equals("always"));
  }
}
