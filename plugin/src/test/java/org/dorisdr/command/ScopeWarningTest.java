package org.dorisdr.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Rows;
import org.dorisdr.cluster.SqlRunner;
import org.dorisdr.sync.job.SyncParts;
import org.dorisdr.sync.state.SyncJobRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What CREATE SYNC JOB says about tables of its list that are not there. */
class ScopeWarningTest {
  private final SyncParts.Connections clusters = mock(SyncParts.Connections.class);
  private final Cluster source = mock(Cluster.class);
  private final SqlRunner sql = mock(SqlRunner.class);
  private final SyncJobRecord record = new SyncJobRecord();

  @BeforeEach
  void theSourceHasTwo() throws Exception {
    record.name = "j";
    record.sourceDatabase = "shop";
    record.cluster = "up";
    when(clusters.remote("up")).thenReturn(source);
    when(source.sql()).thenReturn(sql);
    when(sql.run(null, "SHOW FULL TABLES FROM `shop`"))
        .thenReturn(
            new Rows(
                List.of("Tables_in_shop", "Table_type"),
                List.of(List.of("orders", "BASE TABLE"), List.of("seen", "VIEW"))));
  }

  @Test
  void namesWhatIsLeftOutAndIsNotThere() {
    record.exclude.addAll(List.of("orders", "ordres", "sen"));
    assertThat(ScopeWarning.of(clusters, record))
        .isEqualTo(
            "the source's database 'shop' has no table 'ordres', 'sen': nothing is left out before there is one. HINT: if a name is mistyped, DROP SYNC JOB j and create it again");
  }

  @Test
  void namesWhatIsWantedAndIsNotThere() {
    record.include.addAll(List.of("seen", "ordres"));
    assertThat(ScopeWarning.of(clusters, record))
        .contains("no table 'ordres': it is replicated as soon as there is one");
  }

  @Test
  void isSilentIfAllAreThereOrNobodyKnows() throws Exception {
    assertThat(ScopeWarning.of(clusters, record)).isNull();
    record.include.addAll(List.of("seen", "orders"));
    assertThat(ScopeWarning.of(clusters, record)).isNull();
    record.include.add("ordres");
    when(sql.run(null, "SHOW FULL TABLES FROM `shop`"))
        .thenThrow(ClusterException.transientError("no answer"));
    assertThat(ScopeWarning.of(clusters, record)).isNull();
  }
}
