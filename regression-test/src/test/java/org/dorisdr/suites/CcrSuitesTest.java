package org.dorisdr.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dorisdr.script.Script;
import org.junit.jupiter.api.Test;

/** The table that maps the suites of ccr-syncer to our scripts is whole and true. */
class CcrSuitesTest {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();
  private static final Path TABLE = ROOT.resolve("docs/internals/ccr-suites.md");
  private static final Path SUITES = ROOT.resolve("regression-test/suites");
  private static final Pattern GROUP = Pattern.compile("#### (\\w+) .*");
  private static final Pattern SUITE = Pattern.compile("\\| `([^`]+)` \\| `(test_\\w+)` \\|.*");
  private static final Pattern ROW =
      Pattern.compile("\\| `([^`]+)` \\| `(test_\\w+)` \\| (.+) \\|");
  private static final Pattern STEP = Pattern.compile("`([\\w-]+\\.iq)`: (.+)");
  private static final Pattern REASON =
      Pattern.compile("(not tested|does not apply): .{10,}", Pattern.DOTALL);

  /** Suite and name, and what stands beside them. */
  private static Map<String, String> table() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    for (String line : Files.readAllLines(TABLE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        String before = rows.put(row.group(1) + " " + row.group(2), row.group(3));
        assertThat(before).as(line).isNull();
      }
    }
    return rows;
  }

  @Test
  void namesEverySuiteOfTheFacts() throws IOException {
    Path facts = ROOT.resolveSibling("shared").resolve("facts/ccr.md");
    if ("true".equals(System.getenv("CI"))) {
      assertThat(facts).exists();
    }
    assumeTrue(Files.exists(facts), "no facts at " + facts);
    List<String> suites = new ArrayList<>();
    String group = null;
    boolean inside = false;
    for (String line : Files.readAllLines(facts)) {
      inside = line.startsWith("### ") ? line.startsWith("### 8.2 ") : inside;
      Matcher heading = GROUP.matcher(line);
      Matcher suite = SUITE.matcher(line);
      if (inside && heading.matches()) {
        group = heading.group(1);
      } else if (inside && suite.matches()) {
        suites.add(group + "/" + suite.group(1) + " " + suite.group(2));
      }
    }
    assertThat(suites).hasSize(296);
    assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(suites);
  }

  @Test
  void everyStepThatIsNamedExists() throws IOException {
    Map<String, List<String>> titles = new TreeMap<>();
    try (Stream<Path> files = Files.list(SUITES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".iq")).toList()) {
        try (Reader reader = Files.newBufferedReader(file)) {
          String name = file.getFileName().toString();
          titles.put(
              name, Script.read(name, reader).steps().stream().map(Script.Step::title).toList());
        }
      }
    }
    assertThat(table()).isNotEmpty();
    table()
        .forEach(
            (suite, where) -> {
              Matcher step = STEP.matcher(where);
              if (step.matches()) {
                assertThat(titles).as(suite).containsKey(step.group(1));
                assertThat(titles.get(step.group(1)))
                    .as(suite)
                    .anyMatch(title -> title.startsWith(step.group(2)));
              } else {
                assertThat(where).as(suite).matches(REASON);
              }
            });
  }
}
