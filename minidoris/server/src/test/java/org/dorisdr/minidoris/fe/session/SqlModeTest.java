package org.dorisdr.minidoris.fe.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SqlModeHelper.encode and decode; a FE of 4.0.1 was seen to refuse unknown names. */
class SqlModeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "'' : ''",
        "DEFAULT : ''",
        "4 : ANSI_QUOTES",
        "strict_trans_tables, ,only_full_group_by : ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES",
        "'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO' : NO_AUTO_VALUE_ON_ZERO,ONLY_FULL_GROUP_BY",
        "TRADITIONAL : ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
            + "STRICT_ALL_TABLES,STRICT_TRANS_TABLES,TRADITIONAL",
        "2147483648 : PAD_CHAR_TO_FULL_LENGTH",
      })
  void keepsTheNamesInOrder(String given, String kept) {
    assertThat(SqlMode.normal(given)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "x : Variable 'sql_mode' can't be set to the value of 'x'",
        "ANSI_QUOTES,y : Variable 'sql_mode' can't be set to the value of 'y'",
        "512 : Variable 'sql_mode' can't be set to the value of '512'",
        "PIPES_AS_CONCAT : minidoris has no sql_mode PIPES_AS_CONCAT: || is OR only. HINT: CONCAT",
        "ANSI : minidoris has no sql_mode PIPES_AS_CONCAT",
        "NO_BACKSLASH_ESCAPES : minidoris has no sql_mode NO_BACKSLASH_ESCAPES",
      })
  void refusesWhatIsUnknownOrWouldChangeAnswers(String given, String message) {
    assertThatThrownBy(() -> SqlMode.normal(given)).hasMessageContaining(message);
  }
}
