package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Joins that the engine, or the parser before it, has in other words or not at all. */
class JoinsTest extends EngineScene {
  private static final String FROM = " FROM (SELECT 1 AS a, 2 AS b UNION ALL SELECT 3, 4) x ";

  /** Doris's left_anti_with_other, test_half_join_nullable_build_side, test_join. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "* ~ LEFT SEMI JOIN (SELECT 1 AS a) y ON x.a = y.a ~ 1|2",
        "* ~ left anti join (SELECT 1 AS a) y ON x.a = y.a ~ 3|4",
        "* ~ LEFT ANTI JOIN (SELECT 1 AS a, 7 AS c) y ON x.a = y.a AND y.c < x.b ~ 1|2 3|4",
        "* ~ RIGHT SEMI JOIN (SELECT 1 AS a, 7 AS c) y ON x.a = y.a ~ 1|7",
        "* ~ RIGHT ANTI JOIN (SELECT 5 AS a, 7 AS c) y ON x.a = y.a ~ 5|7",
        "* ~ LEFT SEMI JOIN (SELECT 1 AS a) y USING (a) ~ 1|2",
        "* ~ LEFT ANTI JOIN (SELECT 1 AS a, 2 AS b) y USING (a, `b`) ~ 3|4",
        "* ~ RIGHT ANTI JOIN (SELECT 5 AS a, 7 AS c) y USING (a) ~ 5|7",
        "y.c ~ JOIN (SELECT 3 AS a, 7 AS c) y WHERE x.a = y.a ~ 7",
        "y.c ~ INNER JOIN (SELECT 7 AS c) y ~ 7 7",
        "y.c ~ JOIN [shuffle] (SELECT 3 AS a, 7 AS c) y ON x.a = y.a ~ 7",
        "y.c ~ JOIN [Broadcast] (SELECT 3 AS a, 7 AS c) y ON x.a == y.a ~ 7",
      })
  void haveTheRowsThatDorisHas(String columns, String join, String expected) throws Exception {
    assertThat(joined("SELECT " + columns + FROM + join + " ORDER BY 1")).isEqualTo(expected);
  }

  /** Doris's test_join3: {@code *} has the left side's column, also where only the right one is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "FULL JOIN (SELECT 3 AS a, 7 AS c UNION ALL SELECT 5, 8) y USING (a) ~ null|null|8 1|2|null 3|4|7",
        "RIGHT JOIN (SELECT 5 AS a, 8 AS c) y USING (a) ~ null|null|8",
        "FULL JOIN (SELECT 5 AS a, 8 AS c) y USING (a) FULL JOIN (SELECT 5 AS a, 9 AS d) z USING (a)"
            + " ~ null|null|null|9 null|null|8|null 1|2|null|null 3|4|null|null",
        "LEFT JOIN (SELECT 3 AS a, 8 AS c) y USING (a) ~ 1|2|null 3|4|8",
      })
  void withUsingHaveTheColumnsOfTheLeftSide(String join, String expected) throws Exception {
    assertThat(joined("SELECT *" + FROM + join + " ORDER BY 1, 2, 3")).isEqualTo(expected);
  }

  /** LogicalPlanBuilder: a condition is wanted of all but inner and cross joins. */
  @ParameterizedTest
  @CsvSource({"LEFT JOIN", "FULL OUTER JOIN", "LEFT ANTI JOIN", "RIGHT SEMI JOIN"})
  void wantAConditionUnlessTheyAreInner(String join) {
    assertThatThrownBy(() -> run("SELECT 1" + FROM + join + " (SELECT 1 AS a) y"))
        .hasMessageContaining("on mustn't be empty except for cross/inner join");
  }

  @Test
  void refusesToKeepTheRightSideBehindOtherJoins() {
    assertThatThrownBy(
            () ->
                run(
                    "SELECT 1 FROM (SELECT 1 AS a) x JOIN (SELECT 1 AS a) y ON x.a = y.a"
                        + " RIGHT SEMI JOIN (SELECT 1 AS a) z ON z.a = x.a"))
        .hasMessageContaining("minidoris has RIGHT SEMI JOIN between two tables only");
  }

  /** BindExpression.bindWithOrdinal: a place that no column has is a constant. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "SELECT 2 AS a UNION ALL SELECT 1 ORDER BY 1, 7 ~ 1 2",
        "SELECT a FROM (SELECT 2 AS a) t ORDER BY 0, 3 ~ 2",
        "SELECT 1 MINUS SELECT 2 ~ 1",
        "SELECT a, sum(a) FROM (SELECT 2 AS a) t GROUP BY ROLLUP(a) ORDER BY 1 ~ null|2 2|2",
        "SELECT a, sum(a) FROM (SELECT 2 AS a) t GROUP BY cube(a) ORDER BY 1 ~ null|2 2|2",
        "SELECT median(a) FROM (SELECT 2 AS a) t HAVING median(a) > 1 ~ 2",
        "SELECT 7 FROM (SELECT 2 AS a) t HAVING NDV(a) = 1 ~ 7",
      })
  void readsQueriesAsDoris(String query, String expected) throws Exception {
    assertThat(joined(query)).isEqualTo(expected);
  }

  private String joined(String query) throws Exception {
    return String.join(" ", rows(query));
  }
}
