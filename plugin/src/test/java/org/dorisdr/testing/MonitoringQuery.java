package org.dorisdr.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dorisdr.host.Metrics;

/**
 * One expression of the files below docs/monitoring, and what its answer is shown with. A misspelt
 * label makes no error in Prometheus: the alert just never fires.
 *
 * @param shown annotations of an alert, or the legend of a curve
 */
public record MonitoringQuery(String name, String expression, String shown) {
  private static final Path FILES = Path.of("..", "docs", "monitoring");
  private static final Pattern METRIC = Pattern.compile("doris_fe_(dr_[a-z_]+)(?:\\{([^}]*)})?");
  private static final Pattern SELECTED = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
  private static final Pattern GROUPED = Pattern.compile("\\b(?:on|by)\\s*\\(([^)]*)\\)");
  private static final Pattern SHOWN = Pattern.compile("\\{\\{\\s*(?:\\$labels\\.)?([a-z]+)\\s*}}");
  private static final Pattern ALERT =
      Pattern.compile(
          "- alert: (\\w+)\\n\\s+expr: (.*?)\\n(?:\\s+for: [^\\n]*\\n)?\\s+annotations:\\n\\s+summary: '([^\\n]*)'",
          Pattern.DOTALL);

  /** The alert rules. */
  public static List<MonitoringQuery> alerts() throws IOException {
    List<MonitoringQuery> alerts = new ArrayList<>();
    Matcher matcher = ALERT.matcher(text("alerts.yml"));
    while (matcher.find()) {
      alerts.add(new MonitoringQuery(matcher.group(1), matcher.group(2), matcher.group(3)));
    }
    return alerts;
  }

  /** The curves of a dashboard. */
  public static List<MonitoringQuery> dashboard(String file) throws IOException {
    List<MonitoringQuery> queries = new ArrayList<>();
    for (JsonNode target : new ObjectMapper().readTree(text(file)).findParents("expr")) {
      String shown = target.path("legendFormat").asText();
      queries.add(new MonitoringQuery(shown, target.get("expr").asText(), shown));
    }
    return queries;
  }

  /** A file below docs/monitoring. */
  public static String text(String file) throws IOException {
    return Files.readString(FILES.resolve(file));
  }

  /** Labels that are named and that the metrics on the page do not have, with the query's name. */
  public static Set<String> unknownLabels(
      List<MonitoringQuery> queries, Collection<Metrics.Sample> page) {
    Map<String, Set<String>> known = new HashMap<>();
    for (Metrics.Sample sample : page) {
      // Prometheus adds it.
      known.computeIfAbsent(sample.name(), name -> new HashSet<>(Set.of("instance")));
      known.get(sample.name()).addAll(sample.labels().keySet());
    }
    Set<String> unknown = new TreeSet<>();
    queries.forEach(query -> query.check(known, unknown));
    return unknown;
  }

  /** Metrics that are not on the page are another test's. */
  private void check(Map<String, Set<String>> known, Set<String> unknown) {
    Set<String> everywhere = labels(GROUPED, expression);
    if (!expression.contains("sum(") && !expression.contains("absent(")) {
      everywhere.addAll(labels(SHOWN, shown));
      everywhere.remove("value");
    }
    Matcher metric = METRIC.matcher(expression);
    while (metric.find()) {
      Set<String> wanted = new TreeSet<>(everywhere);
      wanted.addAll(labels(SELECTED, metric.group(2) == null ? "" : metric.group(2)));
      wanted.removeAll(known.getOrDefault(metric.group(1), wanted));
      wanted.forEach(label -> unknown.add(name + ": " + metric.group(1) + " has no " + label));
    }
  }

  private static Set<String> labels(Pattern pattern, String text) {
    Set<String> labels = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      for (String label : matcher.group(1).split(",")) {
        labels.add(label.trim());
      }
    }
    return labels;
  }
}
