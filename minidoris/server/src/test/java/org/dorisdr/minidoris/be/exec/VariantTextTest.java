package org.dorisdr.minidoris.be.exec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Doris's suites of schema_change_p0 and variant_p0 read back. */
class VariantTextTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"a" : 1, "b" : [1], "c": 1.0}            | {"a":1,"b":[1],"c":1}
          {"b":{"z":2,"a":null},"a":"x"}            | {"a":"x","b":{"z":2}}
          {"a":{"b":null},"c":{}}                   | {"c":{}}
          {"a":null}                                | {}
          [{"z":1,"a":null},2.50]                   | [{"z":1,"a":null},2.5]
          {"k":-9.223372036854776e+17}              | {"k":-9.223372036854776e+17}
          {"k":1048.576e-7}                         | {"k":0.0001048576}
          {"k":0.00001}                             | {"k":1e-05}
          {"k":1e300}                               | {"k":1e+300}
          {"k":9223372036854775807}                 | {"k":9223372036854775807}
          {"q":"a\\"b"}                             | {"q":"a\\"b"}
          1.0                                       | 1
          "x"                                       | "x"
          true                                      | true
          """)
  void isWrittenAsDorisWritesIt(String given, String expected) {
    assertThat(VariantText.of(given)).isEqualTo(expected);
  }
}
