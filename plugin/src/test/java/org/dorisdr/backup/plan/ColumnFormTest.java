package org.dorisdr.backup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms of schemas as in the recordings of a real FE, beside what its DESC tells. */
class ColumnFormTest {
  private static ColumnForm schema(String type, int len, int precision, int scale)
      throws Exception {
    return ColumnForm.ofSchema(
        new ObjectMapper()
            .readTree(
                "{\"name\":\"c\",\"isKey\":true,\"isAllowNull\":true,\"type\":{\"clazz\":\"ScalarType\",\"type\":\"%s\",\"len\":%d,\"precision\":%d,\"scale\":%d}}"
                    .formatted(type, len, precision, scale)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INT | -1 | 0 | 0 | int",
        "DATEV2 | -1 | 0 | 0 | date",
        "DATEV2 | -1 | 0 | 0 | datev2",
        "DATETIMEV2 | -1 | 18 | 3 | datetime(3)",
        "DATETIMEV2 | -1 | 18 | 0 | datetime",
        "VARCHAR | 20 | 0 | 0 | varchar(20)",
        "STRING | -1 | 0 | 0 | text",
        "DECIMAL64 | -1 | 10 | 2 | decimal(10,2)",
        "DECIMAL64 | -1 | 10 | 2 | decimalv3(10, 2)",
        "JSONB | -1 | 0 | 0 | json",
        "HLL | -1 | 0 | 0 | hll",
      })
  void theSameTypeIsTheSame(String type, int len, int precision, int scale, String desc)
      throws Exception {
    ColumnForm here = ColumnForm.ofDesc("c", desc, "true", "Yes");
    assertThat(schema(type, len, precision, scale).difference(here)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INT | -1 | bigint | true | Yes | column c is int KEY in the snapshot, bigint KEY here",
        "VARCHAR | 20 | varchar(30) | true | Yes | column c is varchar(20) KEY in the snapshot, varchar(30) KEY here",
        "INT | -1 | int | false | Yes | column c is int KEY in the snapshot, int here",
        "INT | -1 | int | true | No | column c is int KEY in the snapshot, int KEY NOT NULL here",
      })
  void aDifferenceIsTold(
      String type, int len, String desc, String key, String nullable, String told)
      throws Exception {
    ColumnForm here = ColumnForm.ofDesc("c", desc, key, nullable);
    assertThat(schema(type, len, 0, 0).difference(here)).contains(told);
  }
}
