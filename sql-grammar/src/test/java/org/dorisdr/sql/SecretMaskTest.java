package org.dorisdr.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {
  private static final String HIDDEN = "hunter-2 is it";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "('password' = '#')",
        "('password'='#', 'user' = 'me')",
        "(\"s3.secret_key\" == \"#\")",
        "('password' '#')",
        "('password' = hunter-2)",
        "('password' = #",
        "('password' = '#",
        "('password = 'hunter-2')",
        "('pasword' = '#')",
        "('passwd' = '#')",
        "(password = 'hun'hunter-2'')",
        "('fe_hosts' = 'h, 'user' = 'root', 'password' = 'hunter-2')",
        "('access_key_id' = '#')"
      })
  void noValueOfASecretIsLeftHoweverWrongTheStatementIs(String properties) {
    String sql = "CREATE REMOTE CLUSTER c PROPERTIES " + properties.replace("#", HIDDEN);
    assertThat(SecretMask.mask(sql)).startsWith("CREATE REMOTE CLUSTER c").doesNotContain("hunter");
    if (DrParser.parse(sql).get(0) instanceof ParsedStatement.Malformed wrong) {
      assertThat(wrong.error().message()).doesNotContain("hunter");
    }
  }

  @Test
  void allElseIsLeftAsItIs() {
    assertThat(
            SecretMask.mask(
                "CREATE REMOTE CLUSTER 🗝 PROPERTIES ('user' = 'me', 'password' = 'é', 'rpc_port' = '1')"))
        .isEqualTo(
            "CREATE REMOTE CLUSTER 🗝 PROPERTIES ('user' = 'me', 'password' = \"*XXX\", 'rpc_port' = '1')");
    String plain = "EXPLAIN RECOVER TABLE d.passwords AS OF '2026-01-01'";
    assertThat(SecretMask.mask(plain)).isEqualTo(plain);
  }

  @Test
  void anErrorAtASecretSaysSoWithoutShowingIt() {
    ParsedStatement parsed =
        DrParser.parse("CREATE REMOTE CLUSTER c PROPERTIES ('password' 'hunter-2')").get(0);
    assertThat(((ParsedStatement.Malformed) parsed).error().message())
        .isEqualTo("syntax error at line 1, column 48: found a secret, expected '='");
  }
}
