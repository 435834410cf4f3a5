package org.dorisdr.sync.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** ADD_PARTITION records as statements for the target. */
class PartitionRewriterTest {

  @Test
  void writesARangeWithoutAnUpperEndAsDorisTakesIt() throws Exception {
    assertThat(
            PartitionRewriter.addPartition(
                "ADD PARTITION `p` VALUES [(\"1\", \"2\"), (MAXVALUE, MAXVALUE)) (\"k\" = \"v\");",
                false,
                "d",
                "t",
                "DISTRIBUTED BY RANDOM BUCKETS 1"))
        .isEqualTo(
            "ALTER TABLE `d`.`t` ADD PARTITION IF NOT EXISTS `p` VALUES LESS THAN MAXVALUE"
                + " (\"k\" = \"v\") DISTRIBUTED BY RANDOM BUCKETS 1");
    String one = "ADD PARTITION `p` VALUES [(\"1\"), (MAXVALUE)) (\"k\" = \"v\")";
    assertThat(PartitionRewriter.addPartition(one, false, "d", "t", ""))
        .contains(one.substring(14));
  }

  @Test
  void writesATemporaryPartitionOfATableWithoutPartitions() throws UnexpectedForm {
    assertThat(
            PartitionRewriter.addPartition(
                "ADD TEMPORARY PARTITION `iot_temp_1_t` ", true, "d", "t", "DISTRIBUTED BY …"))
        .isEqualTo(
            "ALTER TABLE `d`.`t` ADD TEMPORARY PARTITION IF NOT EXISTS `iot_temp_1_t` DISTRIBUTED BY …");
  }

  @Test
  void writesATemporaryPartitionThatTakesWhatNoOtherDoes() throws UnexpectedForm {
    assertThat(
            PartitionRewriter.addPartition(
                "ADD TEMPORARY PARTITION `iot_temp_1_p` (\"version_info\" = \"1\");",
                true,
                "d",
                "t",
                "DISTRIBUTED BY …"))
        .isEqualTo(
            "ALTER TABLE `d`.`t` ADD TEMPORARY PARTITION IF NOT EXISTS `iot_temp_1_p`"
                + " (\"version_info\" = \"1\") DISTRIBUTED BY …");
  }
}
