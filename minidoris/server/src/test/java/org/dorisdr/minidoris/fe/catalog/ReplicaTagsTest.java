package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags of backends in {@code replication_allocation}: each answer as a FE of 4.0.1 gave it. */
class ReplicaTagsTest {
  private static final String ABSENT =
      "errCode = 2, detailMessage = Failed to find enough backend, please check the replication"
          + " num,replication tag and storage medium and avail capacity of backends or maybe all be"
          + " on same host. Backends details: backends with tag {\"location\" : \"nowhere\"} is [],"
          + " \nCreate failed replications:\nreplication tag: {\"location\" : \"nowhere\"},"
          + " replication num: 1, storage medium: null";

  @TempDir Path home;
  private TestFe fe;

  @BeforeEach
  void start() {
    fe = new TestFe(home);
    fe.sql("CREATE DATABASE d");
    fe.sql("USE d");
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  private static String create(String allocation) {
    return ("CREATE TABLE t (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_allocation'='%s')")
        .formatted(allocation);
  }

  @Test
  void ofNoBackendIsRefusedInCreateTable() {
    assertThat(fe.error(create("tag.location.nowhere:1"))).isEqualTo(ABSENT);
    fe.sql(create("tag.location.default :  1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "location.default:1 | Invalid replication allocation tag property: location.default:1",
        "default:1 | Invalid replication allocation tag property: default:1",
        "tag.location.other:1:2 | Invalid replication allocation property: tag.location.other:1:2"
      })
  void otherFormsAreRefused(String allocation, String refusal) {
    assertThat(fe.error(create(allocation))).isEqualTo("errCode = 2, detailMessage = " + refusal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET ('default.replication_allocation'='tag.location.nowhere:1')",
        "MODIFY PARTITION p1 SET ('replication_allocation'='tag.location.nowhere:1')",
        "ADD PARTITION p2 VALUES LESS THAN ('20') ('replication_allocation'='tag.location.nowhere:1')"
      })
  void ofNoBackendIsRefusedInAlterTable(String clause) {
    fe.sql(
        "CREATE TABLE t (k INT) DUPLICATE KEY(k) PARTITION BY RANGE(k)"
            + " (PARTITION p1 VALUES LESS THAN ('10')) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='1')");
    assertThat(fe.error("ALTER TABLE t " + clause)).isEqualTo(ABSENT);
  }

  @Test
  void ofNoBackendIsRefusedInDynamicPartitions() {
    assertThat(
            fe.error(
                "CREATE TABLE t (k DATE NOT NULL) DUPLICATE KEY(k) PARTITION BY RANGE(k) ()"
                    + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1',"
                    + " 'dynamic_partition.enable'='true', 'dynamic_partition.time_unit'='DAY',"
                    + " 'dynamic_partition.end'='3', 'dynamic_partition.prefix'='p',"
                    + " 'dynamic_partition.buckets'='1',"
                    + " 'dynamic_partition.replication_allocation'='tag.location.nowhere:1')"))
        .isEqualTo(ABSENT);
  }

  /** PropertyAnalyzer takes the number, and what it leaves CREATE TABLE does not know. */
  @Test
  void besideANumberOfReplicasAreRefusedInCreateTable() {
    assertThat(
            fe.error(
                "CREATE TABLE t (k INT) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES("
                    + "'replication_num'='1', 'replication_allocation'='tag.location.default: 1')"))
        .isEqualTo(
            "errCode = 2, detailMessage = Unknown properties:"
                + " {replication_allocation=tag.location.default: 1}");
  }

  /** PartitionDefinition.validate: those of the table are put below those of the partition. */
  @Test
  void ofAPartitionComeAfterTheNumberOfItsTable() {
    fe.sql(
        "CREATE TABLE t (k INT) PARTITION BY RANGE(k) (PARTITION p VALUES LESS THAN ('1')"
            + " ('replication_allocation'='tag.location.default: 2'))"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')");
    assertThat(fe.sql("SHOW PARTITIONS FROM t").get(0).get(9)).isEqualTo("1");
  }
}
