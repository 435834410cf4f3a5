package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.TestFe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A frontend has the settings that are fields of Config in Doris 4.0.1, and says as ConfigBase does
 * why one cannot be set.
 */
class FrontendConfigTest {
  @TempDir static Path home;
  private static TestFe fe;

  @BeforeAll
  static void start() throws Exception {
    fe = new TestFe(home);
  }

  @AfterAll
  static void stop() throws Exception {
    fe.close();
  }

  private static List<String> row(String pattern) {
    return fe.sql("SHOW FRONTEND CONFIG LIKE '" + pattern + "'").get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cloud_unique_id            | cloud_unique_id                | ''   | String   | false | false",
        "%enable_workload_group     | experimental_enable_workload_group | true | boolean | true | false",
        "enable_workload_group%     |                                |      |          |       |",
        "max_dynamic_partition_num  | max_dynamic_partition_num      | 500  | int      | true  | true",
        "jdbc_driver_url_white_list | jdbc_driver_url_white_list     | []   | String[] | true  | false",
      })
  void showsWhatDorisHas(
      String pattern, String key, String value, String type, String mutable, String master) {
    if (key == null) {
      assertThat(fe.sql("SHOW FRONTEND CONFIG LIKE '" + pattern + "'")).isEmpty();
      return;
    }
    assertThat(row(pattern)).containsExactly(key, value, type, mutable, master, "");
  }

  @Test
  void showsFoldersWhereTheyAre() {
    assertThat(row("small_file_dir").get(1)).isEqualTo(home + "/small_files");
  }

  @Test
  void keepsWhatIsSetAsDorisWritesIt() {
    fe.sql(
        "ADMIN SET FRONTEND CONFIG ('qe_slow_log_ms' = '007000', 'enable_print_request_before_execution' = 'TRUE')");
    assertThat(row("qe_slow_log_ms").get(1)).isEqualTo("7000");
    assertThat(row("enable_print_request_before_execution").get(1)).isEqualTo("true");
    fe.sql("ADMIN SET FRONTEND CONFIG ('s3_load_endpoint_white_list' = 'a, b')");
    assertThat(row("s3_load_endpoint_white_list").get(1)).isEqualTo("[a, b]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nosuch | 1 | Config 'nosuch' does not exist",
        "experimental_qe_slow_log_ms | 1 | Config 'experimental_qe_slow_log_ms' does not exist",
        "query_port | 1 | Config 'query_port' is not mutable",
        "qe_slow_log_ms | x | 'Failed to set config ''qe_slow_log_ms''. err: For input string: \"x\"'",
        "disable_balance | 1 | Failed to set config 'disable_balance'. err: type mismatch",
        "disable_decimalv2 | false | minidoris knows disable_decimalv2 as 'true' only",
      })
  void saysWhyASettingStays(String key, String value, String error) {
    String before = fe.sql("SHOW FRONTEND CONFIG").toString();
    assertThat(
            fe.error(
                "ADMIN SET FRONTEND CONFIG ('qe_slow_log_ms' = '1', '"
                    + key
                    + "' = '"
                    + value
                    + "')"))
        .contains(error);
    assertThat(fe.sql("SHOW FRONTEND CONFIG").toString()).isEqualTo(before);
  }

  @Test
  void takesTheValueThatASettingHasOnly() {
    fe.sql("ADMIN SET ALL FRONTENDS CONFIG ('disable_decimalv2' = 'true')");
    fe.sql("ADMIN SET FRONTEND CONFIG ('experimental_enable_workload_group' = 'true')");
    assertThat(row("disable_decimalv2").get(1)).isEqualTo("true");
  }
}
