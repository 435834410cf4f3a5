package org.dorisdr.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prometheus' text format, version 0.0.4, as strictly as its own checker: one that scrapes drops a
 * whole page for one bad line. Of the plugin's own metrics also what that checker warns of.
 */
final class ExpositionFormat {
  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\"";
  private static final Pattern SAMPLE =
      Pattern.compile(
          "("
              + NAME
              + ")(?:\\{((?:"
              + LABEL
              + "(?:,[ \\t]*"
              + LABEL
              + ")*,?[ \\t]*)?)\\})?[ \\t]+(\\S+)(?:[ \\t]+-?\\d+)?");
  private static final Pattern LABELS = Pattern.compile("(" + LABEL + ")[, \\t]*");
  private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") \\S.*");
  private static final Pattern TYPE =
      Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|histogram|summary|untyped)");
  private static final Pattern SPECIAL = Pattern.compile("[+-]?Inf|NaN");
  private static final String OURS = "doris_fe_dr_";

  private final Map<String, String> types = new HashMap<>();
  private final Set<String> helped = new HashSet<>();
  private final Set<String> over = new HashSet<>();
  private final Set<String> series = new HashSet<>();
  private final List<String> problems = new ArrayList<>();
  private String group = "";

  private ExpositionFormat() {}

  /** What is wrong with a page, each with the line. */
  static List<String> problems(String page) {
    ExpositionFormat format = new ExpositionFormat();
    if (!page.endsWith("\n")) {
      format.problems.add("the last line does not end");
    }
    page.lines().forEach(format::read);
    return format.problems;
  }

  private void read(String line) {
    Matcher sample = SAMPLE.matcher(line);
    Matcher type = TYPE.matcher(line);
    Matcher help = HELP.matcher(line);
    if (type.matches()) {
      enter(type.group(1), line);
      check(types.put(type.group(1), type.group(2)) == null, "a second TYPE", line);
    } else if (help.matches()) {
      enter(help.group(1), line);
      check(helped.add(help.group(1)), "a second HELP", line);
    } else if (sample.matches()) {
      sample(sample, line);
    } else {
      boolean comment = line.startsWith("#") && !line.matches("# (HELP|TYPE)\\b.*");
      check(line.isBlank() || comment, "neither sample nor comment", line);
    }
  }

  private void sample(Matcher sample, String line) {
    String metric = metric(sample.group(1));
    enter(metric, line);
    check(isNumber(sample.group(3)), "no number", line);
    Set<String> labels = new HashSet<>();
    Matcher label = LABELS.matcher(sample.group(2) == null ? "" : sample.group(2));
    while (label.find()) {
      labels.add(label.group(1));
    }
    check(series.add(sample.group(1) + labels), "a second sample of the same series", line);
    if (metric.startsWith(OURS)) {
      boolean counter = "counter".equals(types.get(metric));
      check(types.containsKey(metric) && helped.contains(metric), "no TYPE or HELP", line);
      check(counter == metric.endsWith("_total"), "counters alone end in _total", line);
    }
  }

  /** Samples of histograms and summaries have longer names than what they belong to. */
  private String metric(String name) {
    String base = name.replaceFirst("_(bucket|sum|count)$", "");
    String type = types.get(base);
    return "histogram".equals(type) || "summary".equals(type) ? base : name;
  }

  private void enter(String metric, String line) {
    if (!metric.equals(group)) {
      check(!over.contains(metric), "lines of one metric stand apart", line);
      over.add(group);
      group = metric;
    }
  }

  private static boolean isNumber(String text) {
    try {
      return SPECIAL.matcher(text).matches() || !Double.isNaN(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private void check(boolean holds, String problem, String line) {
    if (!holds) {
      problems.add(problem + ": " + line);
    }
  }
}
