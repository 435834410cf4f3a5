package org.dorisdr.backup.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.dorisdr.testing.MemoryHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreReplicasTest {
  private final MemoryHost host = new MemoryHost();

  private Optional<String> refusal(String property) throws HostException {
    host.answers.put(
        "SHOW BACKENDS",
        new LocalSql.Result(
            List.of("BackendId", "Alive", "Tag"),
            List.of(
                List.of("1", "true", "{\"location\" : \"default\"}"),
                List.of("2", "false", "{\"location\" : \"default\"}"),
                List.of("3", "true", "{\"location\" : \"north\"}"))));
    String sql = "RESTORE SNAPSHOT d.l FROM r PROPERTIES (\"backup_timestamp\" = \"x\"%s)";
    Statements.Parsed parsed = Statements.parse(sql.formatted(property));
    RestoreOptions options = RestoreOptions.of(parsed.properties().asMap());
    return new RestoreReplicas(options, Backends.of(host.localSql())).refusal();
  }

  @Test
  void moreReplicasThanThereAreBackendsAreRefusedWithTheNumberThatCanBe() throws Exception {
    assertThat(refusal(""))
        .hasValue(
            "replication num should be less than the number of available backends. replication num is 3, available backend num is 2. HINT: \"replication_num\" = \"2\", which can be raised later");
    assertThat(refusal(", \"replication_num\" = \"4\"").orElseThrow())
        .contains("replication num is 4, ");
    assertThat(refusal(", \"replication_allocation\" = \"tag.location.north: 2\"").orElseThrow())
        .startsWith(
            "replication_allocation needs 2 backends with the tag location: north and there are 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", \"replication_num\" = \"2\"",
        ", \"reserve_replica\" = \"true\"",
        ", \"replication_allocation\" = \"tag.location.default: 1\"",
        ", \"replication_allocation\" = \"somewhere\""
      })
  void whatMayBePossibleIsLeftToDoris(String property) throws Exception {
    assertThat(refusal(property)).isEmpty();
  }
}
