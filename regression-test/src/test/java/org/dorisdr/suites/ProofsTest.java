package org.dorisdr.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dorisdr.script.Script;
import org.junit.jupiter.api.Test;

/** What is said to prove something exists: tests, and steps of scripts. */
class ProofsTest {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();
  private static final Path PAGE = ROOT.resolve("docs/internals/proofs.md");

  /** A class, and a method or its beginning; both in one pair of ticks. */
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+)…?)?`");

  private static final List<String> MODULES =
      List.of(
          "plugin",
          "regression-test",
          "thrift",
          "sql-grammar",
          "minidoris/server",
          "minidoris/fe-core",
          "minidoris/s3");

  private static final Pattern SCRIPT = Pattern.compile("`([\\w-]+\\.iq)`(?:: ([^|`]+))?");

  private static List<MatchResult> all(Pattern pattern) throws IOException {
    Matcher matcher = pattern.matcher(Files.readString(PAGE));
    List<MatchResult> found = matcher.results().toList();
    assertThat(found).hasSizeGreaterThan(20);
    return found;
  }

  private static Map<String, Path> tests() throws IOException {
    Map<String, Path> tests = new HashMap<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test"))) {
        files
            .filter(f -> f.toString().endsWith(".java"))
            .forEach(f -> tests.put(f.getFileName().toString().replace(".java", ""), f));
      }
    }
    return tests;
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    Map<String, Path> tests = tests();
    for (MatchResult test : all(TEST)) {
      assertThat(tests).containsKey(test.group(1));
      if (test.group(2) != null) {
        assertThat(Files.readString(tests.get(test.group(1))))
            .as(test.group())
            .contains("void " + test.group(2));
      }
    }
  }

  /** Titles stand behind the script, with semicolons between them. */
  @Test
  void everyStepThatIsNamedExists() throws IOException {
    for (MatchResult script : all(SCRIPT)) {
      Path file = ROOT.resolve("regression-test/suites").resolve(script.group(1));
      assertThat(file).exists();
      List<String> titles = new ArrayList<>();
      try (Reader reader = Files.newBufferedReader(file)) {
        Script.read(script.group(1), reader).steps().forEach(step -> titles.add(step.title()));
      }
      if (script.group(2) != null) {
        String first =
            script.group(2).split(" \\(|, which|, where")[0].split(";")[0].replaceAll(",? *$", "");
        assertThat(titles).as(script.group()).anyMatch(title -> title.startsWith(first));
      }
    }
  }
}
