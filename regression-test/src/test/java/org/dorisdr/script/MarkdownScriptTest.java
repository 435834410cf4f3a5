package org.dorisdr.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarkdownScriptTest {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();

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

  @Test
  void aStatementWithoutItsSemicolonIsNoOversight() {
    assertThatThrownBy(() -> MarkdownScript.toScript("## E\n```sql\nSHOW JOBS\n```\n"))
        .hasMessage("no semicolon behind: SHOW JOBS");
  }

  /** The guide says that each of its commands is run. */
  @Test
  void nothingInTheBackupGuideIsLeftOut() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/backup-guide.md"));
    List<String> fences = page.lines().filter(line -> line.startsWith("```")).toList();
    assertThat(fences).isSubsetOf("```", "```sql", "```text").contains("```sql");
    Script script = Script.read("guide", new StringReader(MarkdownScript.toScript(page)));
    String all = script.steps().stream().map(Script.Step::text).collect(Collectors.joining());
    page.lines()
        .filter(line -> line.stripTrailing().endsWith(";"))
        .forEach(line -> assertThat(all).contains(line));
  }
}
