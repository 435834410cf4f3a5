package org.dorisdr.backup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dorisdr.backup.request.Backends;
import org.dorisdr.backup.request.RestoreOptions;
import org.dorisdr.backup.request.RestoreReplicas;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.junit.jupiter.api.Test;

class RestoreLossesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Answers what is asked of policies, analyzers, backends and a table; nothing else. */
  private static final LocalSql FE =
      (database, sql) ->
          switch (sql) {
            case "SHOW STORAGE POLICY" ->
                new LocalSql.Result(
                    List.of("PolicyName", "Type"), List.of(List.of("cold", "STORAGE")));
            case "SHOW INVERTED INDEX ANALYZER" ->
                new LocalSql.Result(List.of("id", "name"), List.of(List.of("1", "mine")));
            case "SHOW CREATE TABLE `db`.`in_group`" -> created("\n\"colocate_with\" = \"g\",\n");
            case "SHOW CREATE TABLE `db`.`alone`" -> created("COMMENT '\"colocate_with\" = \"g\"'");
            case "SHOW BACKENDS" ->
                new LocalSql.Result(
                    List.of("BackendId", "Alive", "Tag"),
                    List.of(
                        List.of("1", "true", "{\"location\" : \"default\"}"),
                        List.of("2", "false", "{\"location\" : \"default\"}"),
                        List.of("3", "true", "{\"location\" : \"north\"}")));
            default -> throw new HostException("not here: " + sql);
          };

  private static LocalSql.Result created(String text) {
    return new LocalSql.Result(
        List.of("Table", "Create Table"), List.of(List.of("t", "CREATE TABLE " + text)));
  }

  private static String losses(String schema, String... properties) throws Exception {
    return new RestoreLosses(options(properties), new LocalTables(FE, "db"), true)
        .warning(null, JSON.readTree(schema));
  }

  private static RestoreOptions options(String... properties) {
    Map<String, String> all = new java.util.TreeMap<>();
    for (int i = 0; i < properties.length; i += 2) {
      all.put(properties[i], properties[i + 1]);
    }
    return RestoreOptions.of(all);
  }

  @Test
  void saysNothingOfAPlainTable() throws Exception {
    assertThat(losses("{\"tp\":{\"properties\":{\"storage_medium\":\"HDD\"}}}")).isNull();
    assertThat(losses("{}")).isNull();
  }

  @Test
  void namesAStoragePolicyThatIsNotHere() throws Exception {
    String table = "{\"tp\":{\"properties\":{\"storage_policy\":\"%s\"}}}";
    assertThat(losses(table.formatted("cold"))).isNull();
    assertThat(losses(table.formatted("frozen")))
        .startsWith("storage policy frozen, which it names, is not here")
        .contains("no partition can be added")
        .endsWith("HINT: CREATE STORAGE POLICY frozen before");
    assertThat(losses(table.formatted("frozen"), "is_being_synced", "true"))
        .contains("left out")
        .doesNotContain("HINT");
    assertThat(
            losses("{\"tp\":{\"properties\":{\"dynamic_partition.storage_policy\":\"frozen\"}}}"))
        .contains("storage policy frozen");
  }

  @Test
  void namesThePoliciesOfSinglePartitionsWhichABackupForgets() throws Exception {
    String table =
        "{\"tp\":{\"properties\":{\"storage_policy\":\"cold\"}},\"pi\":{\"IdToStoragePolicy\":{\"1\":\"cold\",\"2\":\"%s\",\"3\":\"\"}}}";
    assertThat(losses(table.formatted("cold"))).isNull();
    assertThat(losses(table.formatted("other"))).contains("single partitions (other)");
  }

  @Test
  void namesGroupDynamicPartitionsAndSsdUnlessTheyAreReserved() throws Exception {
    String table =
        "{\"cgs\":\"g\",\"tp\":{\"properties\":{\"dynamic_partition.enable\":\"true\",\"storage_medium\":\"SSD\"}}}";
    assertThat(losses(table))
        .contains("leaves colocation group g", "\"reserve_colocate\"", "switched off", "on HDD");
    assertThat(
            losses(table, "reserve_colocate", "true", "reserve_dynamic_partition_enable", "true"))
        .isEqualTo("it was on SSD and is made on HDD");
  }

  @Test
  void saysThatRowsLoadedMeanwhileAreLost() throws Exception {
    assertThat(losses("{}", "allow_load", "true"))
        .startsWith("rows that are loaded while it is restored are lost")
        .contains("HINT");
  }

  @Test
  void namesAnAnalyzerThatIsNotHere() throws Exception {
    String table = "{\"indexes\":{\"indexes\":[{\"pt\":{\"analyzer\":\"%s\"}}]}}";
    assertThat(losses(table.formatted("english"))).isNull();
    assertThat(losses(table.formatted("mine"))).isNull();
    assertThat(losses(table.formatted("yours")))
        .contains("analyzer yours", "CREATE INVERTED INDEX ANALYZER yours");
  }

  @Test
  void saysThatASnapshotHasNoRows() throws Exception {
    assertThat(
            new RestoreLosses(options(), new LocalTables(FE, "db"), false)
                .warning("first", JSON.readTree("{}")))
        .isEqualTo(
            "first; the snapshot was made with \"content\" = \"metadata_only\" and has no rows");
  }

  @Test
  void knowsTablesInAGroup() throws Exception {
    LocalTables local = new LocalTables(FE, "db");
    assertThat(local.isColocated("in_group")).isTrue();
    assertThat(local.isColocated("alone")).isFalse();
  }

  @Test
  void countsBackendsWhereReplicasAreToLie() throws Exception {
    Backends backends = Backends.of(FE);
    assertThat(backends)
        .isEqualTo(
            new Backends(Map.of("default", 2, "north", 1), Map.of("default", 1, "north", 1)));
    assertThat(need(backends, "replication_num", "1")).isEmpty();
    assertThat(need(backends, "replication_num", "2"))
        .startsWith(
            "the restore needs 2 backends with the tag location: default and 1 of these are alive");
    assertThat(need(backends))
        .isEqualTo(
            "replication num should be less than the number of available backends. replication num is 3, available backend num is 2. HINT: \"replication_num\" = \"2\", which can be raised later");
    String places = "tag.location.default: 1, tag.location.%s: %d";
    assertThat(need(backends, "replication_allocation", places.formatted("north", 1))).isEmpty();
    assertThat(need(backends, "replication_allocation", places.formatted("north", 2)))
        .contains("needs 2 backends with the tag location: north and there are 1");
    JsonNode table =
        JSON.readTree(
            "{\"itp\":{\"7\":{\"id\":7,\"nm\":\"p\"}},\"pi\":{\"IdToReplicaAllocation\":{\"7\":{\"allocMap\":[[{\"type\":\"location\",\"value\":\"south\"},1]]}}}}");
    RestoreReplicas kept = new RestoreReplicas(options("reserve_replica", "true"), backends);
    assertThat(kept.ofTable(table, Set.of("other"))).isEmpty();
    assertThat(kept.ofTable(table, Set.of("p")).orElseThrow())
        .startsWith("partition p needs 1 backends with the tag location: south and there are 0");
  }

  private static String need(Backends backends, String... properties) {
    return new RestoreReplicas(options(properties), backends).ofStatement().orElse("");
  }
}
