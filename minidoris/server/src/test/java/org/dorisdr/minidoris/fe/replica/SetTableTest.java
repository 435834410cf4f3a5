package org.dorisdr.minidoris.fe.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.TestFe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Doris's {@code AdminSetTableStatusCommand}, {@code AdminSetPartitionVersionCommand}, {@code
 * ShowTabletsBelongCommand} and those statements about nodes that minidoris refuses by their names.
 */
class SetTableTest {
  @TempDir Path home;
  private TestFe fe;
  private OlapTable table;

  @BeforeEach
  void start() {
    fe = new TestFe(home);
    fe.sql("CREATE DATABASE db1");
    fe.sql("USE db1");
    fe.sql(
        "CREATE TABLE t (k INT) DISTRIBUTED BY HASH(k) BUCKETS 2"
            + " PROPERTIES('replication_num'='1')");
    table = fe.table("db1", "t");
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  private void refuses(String sql, String refusal) {
    assertThat(fe.error(sql)).isEqualTo("errCode = 2, detailMessage = " + refusal);
  }

  @Test
  void putsATableIntoAState() {
    fe.sql("ADMIN SET TABLE t STATUS PROPERTIES('state'='rollup')");
    assertThat(table.state).isEqualTo("ROLLUP");
    assertThat(fe.error("ALTER TABLE t ADD COLUMN v INT")).contains("is not NORMAL");
    fe.sql("ADMIN SET TABLE db1.t STATUS PROPERTIES('STATE'='NORMAL')");
    assertThat(table.state).isEqualTo("NORMAL");
    refuses("ADMIN SET TABLE t STATUS PROPERTIES('state'='x')", "Invalid table state: x");
    refuses("ADMIN SET TABLE t STATUS PROPERTIES('x'='1')", "Unsupported property: x");
    refuses("ADMIN SET TABLE t STATUS", "Should add properties: STATE.");
  }

  @Test
  void setsTheVersionThatReadersSee() {
    Partition partition = table.partition("t").orElseThrow();
    String set = "ADMIN SET TABLE t PARTITION VERSION PROPERTIES(%s)";
    fe.sql(set.formatted("'partition_id'='" + partition.id + "','visible_version'='7'"));
    assertThat(List.of(partition.visibleVersion, partition.nextVersion)).containsExactly(7L, 8L);
    refuses(
        set.formatted("'partition_id'='1','visible_version'='7'"),
        "Failed to set partition visible version to 7. Partition 1 not exists. Database db1, Table"
            + " t.");
    refuses(set.formatted("'visible_version'='7'"), "Should specify 'partition_id' property.");
    refuses(set.formatted("'partition_id'='1'"), "Should specify 'visible_version' property.");
    refuses(
        set.formatted("'partition_id'='1','visible_version'='7','x'='1'"),
        "Unknown properties: [x]");
  }

  @Test
  void tellsWhichTablesTabletsAreOf() {
    List<Long> ids =
        table.partition("t").orElseThrow().index(table.baseIndexId).tablets.stream()
            .map(t -> t.id)
            .toList();
    assertThat(fe.sql("SHOW TABLETS BELONG %d, 1, %d".formatted(ids.get(1), ids.get(0))))
        .containsExactly(List.of("db1", "t", "0.000 ", "1", "2", "2", ids.toString()));
    assertThat(fe.columns)
        .containsExactly(
            "DbName",
            "TableName",
            "TableSize",
            "PartitionNum",
            "BucketNum",
            "ReplicaCount",
            "TabletIds");
  }

  @Test
  void refusesByName() {
    fe.sql("ADMIN REBALANCE DISK");
    fe.sql("ADMIN CANCEL REBALANCE DISK ON ('127.0.0.1:9050')");
    refuses("ADMIN COPY TABLET 1", "Unknown tablet: 1");
    assertThat(fe.error("ADMIN COPY TABLET " + anyTablet() + " PROPERTIES('version'='2')"))
        .contains("minidoris has no ADMIN COPY TABLET");
    String modify = "ALTER SYSTEM MODIFY BACKEND '%s' %s";
    refuses(
        modify.formatted("nosuch:1", "SET ('disable_query'='true')"),
        "backend does not exists[nosuch:1]");
    assertThat(fe.error(modify.formatted("127.0.0.1:9050", "SET ('disable_query'='true')")))
        .contains("minidoris has no ALTER SYSTEM MODIFY BACKEND");
    assertThat(fe.error(modify.formatted("127.0.0.1:9050", "HOSTNAME 'localhost'")))
        .contains("minidoris has no ALTER SYSTEM MODIFY BACKEND … HOSTNAME");
    assertThat(fe.error("ALTER SYSTEM MODIFY FRONTEND '127.0.0.1:9010' HOSTNAME 'localhost'"))
        .contains("minidoris has no ALTER SYSTEM MODIFY FRONTEND … HOSTNAME");
  }

  private long anyTablet() {
    return table.partition("t").orElseThrow().index(table.baseIndexId).tablets.get(0).id;
  }
}
