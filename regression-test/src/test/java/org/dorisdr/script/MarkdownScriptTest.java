package org.dorisdr.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownScriptTest {
  @Test
  void statementsMustSucceedAndATextBlockIsTheResultOfTheLastOne() {
    String page =
        """
        # Title
        ## First
        <!-- !use source -->
        words
        ```sql
        CREATE DATABASE a;
        SELECT 1;
        ```
        ```text
        | 1 |
        ```
        ## Second
        ```sql
        SHOW JOBS;
        ```
        <!-- !until 5: State = RUNNING; Lag < 1 -->
        ```sql norun
        NOT RUN;
        ```
        """;
    assertThat(MarkdownScript.toScript(page))
        .isEqualTo(
            """
            ## First
            !use source
            CREATE DATABASE a;
            !do
            SELECT 1;
            | 1 |

            !ok
            ## Second
            SHOW JOBS;
            State = RUNNING
            Lag < 1
            !until 5
            """);
  }

  @Test
  void anErrorIsExpectedWhereItStands() {
    String page = "## E\n```sql\nDROP x;\n```\n```text\nERROR 1 (HY000): no\n```\n";
    assertThat(MarkdownScript.toScript(page))
        .isEqualTo("## E\nDROP x;\nERROR 1 (HY000): no\n!fails\n");
  }
}
