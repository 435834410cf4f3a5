package org.dorisdr.backup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dorisdr.backup.request.RestoreOptions;
import org.dorisdr.host.LocalSql;
import org.junit.jupiter.api.Test;

/** Which tables the colocation groups of a cluster take. */
class RestoreGroupsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Has a group of four buckets and two replicas in one database, and one of all. */
  private static final LocalSql FE =
      (database, sql) -> {
        assertThat(sql).isEqualTo("SHOW PROC '/colocation_group'");
        return new LocalSql.Result(
            List.of("GroupName", "BucketsNum", "ReplicaAllocation", "DistCols"),
            List.of(
                List.of("db.g", "4", "tag.location.default: 2", "int, varchar(20)"),
                List.of("__global__g", "4", "tag.location.default: 2", "bigint")));
      };

  private static RestoreGroups groups(String replicas) {
    Map<String, String> properties =
        new TreeMap<>(Map.of("reserve_colocate", "true", "replication_num", replicas));
    return new RestoreGroups(RestoreOptions.of(properties), new LocalTables(FE, "db"));
  }

  private static JsonNode table(String group, int buckets, int replicas, String... types)
      throws Exception {
    String columns =
        String.join(
            ",",
            java.util.Arrays.stream(types)
                .map("{\"name\":\"k\",\"type\":{\"type\":\"%s\",\"len\":9}}"::formatted)
                .toList());
    return JSON.readTree(
        "{\"cgs\":\"%s\",\"di\":{\"bucketNum\":%d,\"distributionColumns\":[%s]},\"tp\":{\"properties\":{\"default.replication_allocation\":\"tag.location.default: %d\"}}}"
            .formatted(group, buckets, columns, replicas));
  }

  private static String why(RestoreGroups groups, JsonNode table) throws Exception {
    return groups.obstacle("t", table).orElse("");
  }

  @Test
  void aGroupThatIsHereTakesTablesThatAreSpreadLikeIt() throws Exception {
    assertThat(why(groups("2"), table("g", 4, 1, "INT", "STRING"))).isEmpty();
    assertThat(why(groups("2"), table("__global__g", 4, 1, "BIGINT"))).isEmpty();
    assertThat(why(groups("2"), table("g", 3, 1, "INT", "STRING")))
        .contains(
            "group g failed: Colocate tables must have same bucket num: 3 should be 4", "HINT");
    assertThat(why(groups("2"), table("g", 4, 1, "INT")))
        .contains("distribution columns size must be same: 1 should be 2");
    assertThat(why(groups("2"), table("g", 4, 1, "BIGINT", "STRING")))
        .contains("must have the same data type: bigint should be int");
    assertThat(why(groups("1"), table("g", 4, 1, "INT", "VARCHAR")))
        .contains("{ tag.location.default: 1 } should be { tag.location.default: 2 }");
  }

  @Test
  void aGroupThatTheRestoreMakesIsHeldToTheReplicasOfItsSource() throws Exception {
    RestoreGroups groups = groups("1");
    assertThat(why(groups, table("new", 4, 3, "INT"))).isEmpty();
    assertThat(why(groups, table("new", 4, 3, "INT")))
        .contains("should be { tag.location.default: 3 }, as the source had");
    RestoreGroups alike = groups("3");
    assertThat(why(alike, table("new", 4, 3, "INT"))).isEmpty();
    assertThat(why(alike, table("new", 4, 3, "INT"))).isEmpty();
  }

  @Test
  void nobodyIsAskedForTablesWithoutOne() throws Exception {
    LocalSql nobody =
        (database, sql) -> {
          throw new AssertionError(sql);
        };
    RestoreOptions plain = RestoreOptions.of(Map.of());
    RestoreGroups groups = new RestoreGroups(plain, new LocalTables(nobody, "db"));
    assertThat(groups.obstacle("t", table("g", 4, 1, "INT"))).isEqualTo(Optional.empty());
  }
}
