package org.dorisdr.minidoris.common.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of maps as Doris takes and writes them, as JSON. */
class NestedTextTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {1:"a, b:c", 2: 'd'}        | {"1":"a, b:c","2":"d"}
          {k:v, l:1.50, m:true}       | {"k":"v","l":1.50,"m":true}
          {"k":{1:[1,null]}}          | {"k":{"1":[1,null]}}
          {2020-01-01:"it's \\"so\\""} | {"2020-01-01":"it's \\"so\\""}
          {'a':'it\\'s'}               | {"a":"it's"}
          {}                          | {}
          { }                         | {}
          [ {1:2} , {} ]              | [{"1":2},{}]
          {null:1}                    | {null:1}
          {1:2                        | {1:2
          {1:2} x                     | {1:2} x
          {1,2}                       | {1,2}
          """)
  void writesJson(String text, String json) {
    assertThat(NestedText.json(text)).isEqualTo(json);
  }
}
