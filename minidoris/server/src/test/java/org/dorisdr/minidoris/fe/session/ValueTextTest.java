package org.dorisdr.minidoris.fe.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValueTextTest {
  private final Session session = new Session(1, "root", "127.0.0.1");
  private final SystemVariables variables = new SystemVariables(1 << 20);

  @Test
  void putsTextsTogetherUnlessOneIsNull() {
    assertThat(text("concat('a', 1, @@autocommit)")).isEqualTo("a11");
    assertThat(text("concat('a', NULL, 'c')")).isNull();
    assertThat(text("concat('a', @unset)")).isNull();
  }

  private String text(String expression) {
    return new ValueText(session, variables, expression).value().text();
  }
}
