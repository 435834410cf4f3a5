package org.dorisdr.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dorisdr.testing.MonitoringQuery;
import org.junit.jupiter.api.Test;

/** The tests of the alert rules, which promtool runs and a build without it cannot. */
class AlertTestsTest {
  private static final Pattern NAME = Pattern.compile("alertname: (\\w+)");
  private static final Pattern SERIES = Pattern.compile("series: '(doris_fe_[a-z_]+)\\{(\\w+)=");
  private static final Pattern EXPECTED =
      Pattern.compile("exp_labels: \\{ (\\w+): (\\w+) }\\s+exp_annotations:\\s+summary: '([^']*)'");

  private final Map<String, MonitoringQuery> alerts = new TreeMap<>();
  private final String tests;

  AlertTestsTest() throws Exception {
    MonitoringQuery.alerts().forEach(alert -> alerts.put(alert.name(), alert));
    tests = MonitoringQuery.text("alerts-test.yml");
  }

  private static Stream<Matcher> all(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return Stream.generate(() -> matcher).takeWhile(Matcher::find);
  }

  @Test
  void everyRuleIsRead() throws Exception {
    long written =
        MonitoringQuery.text("alerts.yml").lines().filter(l -> l.contains("- alert:")).count();
    assertThat(alerts).hasSize((int) written).hasSizeGreaterThan(10);
  }

  @Test
  void nameOnlyRulesThatAreThereAndFeedOnlyWhatTheseAskFor() {
    assertThat(all(NAME, tests).map(m -> m.group(1)).toList())
        .hasSizeGreaterThan(4)
        .allMatch(alerts::containsKey);
    String asked =
        alerts.values().stream().map(MonitoringQuery::expression).collect(Collectors.joining(" "));
    assertThat(all(SERIES, tests).map(m -> m.group(1)).toList())
        .hasSizeGreaterThan(20)
        .allMatch(metric -> Pattern.compile(metric + "\\b").matcher(asked).find());
  }

  @Test
  void expectTheWordsOfTheRule() {
    assertThat(all(EXPECTED, tests).map(AlertTestsTest::words).toList())
        .hasSizeGreaterThan(2)
        .allMatch(words -> alerts.values().stream().anyMatch(alert -> alert.shown().equals(words)));
  }

  /** With the labels put back; the only number in them is the value. */
  private static String words(Matcher expected) {
    return expected
        .group(3)
        .replaceFirst(" \\d+ s ", " {{ \\$value }} s ")
        .replace(" " + expected.group(2) + " ", " {{ $labels." + expected.group(1) + " }} ");
  }
}
