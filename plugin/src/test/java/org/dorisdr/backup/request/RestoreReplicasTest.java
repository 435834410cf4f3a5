package org.dorisdr.backup.request;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.dorisdr.testing.MemoryHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreReplicasTest {
  private final MemoryHost host = new MemoryHost();

  private void check(String property) throws HostException {
    host.answers.put(
        "SHOW BACKENDS",
        new LocalSql.Result(
            List.of("BackendId", "Alive"), List.of(List.of("1", "true"), List.of("2", "false"))));
    String sql = "RESTORE SNAPSHOT d.l FROM r PROPERTIES (\"backup_timestamp\" = \"x\"%s)";
    RestoreReplicas.check(host.localSql(), Statements.parse(sql.formatted(property)));
  }

  @Test
  void moreReplicasThanThereAreBackendsAreRefusedWithTheNumberThatCanBe() {
    assertThatThrownBy(() -> check(""))
        .hasMessage(
            "replication num should be less than the number of available backends. replication num is 3, available backend num is 2. HINT: \"replication_num\" = \"2\", which can be raised later");
    assertThatThrownBy(() -> check(", \"replication_num\" = \"4\""))
        .hasMessageContaining("replication num is 4, ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", \"replication_num\" = \"2\"",
        ", \"replication_num\" = \"many\"",
        ", \"reserve_replica\" = \"true\"",
        ", \"replication_allocation\" = \"tag.location.default: 1\""
      })
  void whatMayBePossibleIsLeftToDoris(String property) {
    assertThatCode(() -> check(property)).doesNotThrowAnyException();
  }
}
