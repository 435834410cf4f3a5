package org.dorisdr.script;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a page of the documentation as a script, so that its examples are run by a test.
 *
 * <p>A heading {@code ## title} begins a step. In a block {@code ```sql} every statement must
 * succeed; if a block {@code ```text} follows, it is the result of the last one. A comment {@code
 * <!-- !command -->} gives the runner a command that readers need not see; its first lines, if it
 * has several, are the content before the command. A block {@code ```sql norun} is not run.
 */
public final class MarkdownScript {
  private static final String FENCE = "```";

  /** Commands that do not speak of the statement before. */
  private static final List<String> APART =
      List.of("!use", "!same", "!start", "!kill", "!freeze", "!thaw");

  private final List<String> lines;
  private final StringBuilder script = new StringBuilder();
  private int next;
  private String pending;

  private MarkdownScript(String page) {
    this.lines = page.lines().toList();
  }

  /** The page in the form that {@link Script#read} takes. */
  public static String toScript(String page) {
    MarkdownScript reader = new MarkdownScript(page);
    reader.run();
    return reader.script.toString();
  }

  private void run() {
    while (next < lines.size()) {
      String line = lines.get(next++);
      if (line.startsWith("## ")) {
        flush("!do");
        script.append(line).append('\n');
      } else if (line.equals(FENCE + "sql")) {
        flush("!do");
        statements(block(FENCE));
      } else if (line.equals(FENCE + "text") && pending != null) {
        result(block(FENCE));
      } else if (line.startsWith(FENCE)) {
        block(FENCE);
      } else if (line.startsWith("<!-- !")) {
        command(line);
      }
    }
    flush("!do");
  }

  private List<String> block(String end) {
    List<String> block = new ArrayList<>();
    while (next < lines.size() && !lines.get(next).equals(end)) {
      block.add(lines.get(next++));
    }
    next++;
    return block;
  }

  private void statements(List<String> block) {
    StringBuilder statement = new StringBuilder();
    for (String line : block) {
      statement.append(line).append('\n');
      if (line.stripTrailing().endsWith(";")) {
        flush("!do");
        pending = statement.toString();
        statement.setLength(0);
      }
    }
    if (!statement.toString().isBlank()) {
      // It would be left out, and nobody would see that it is not run.
      throw new IllegalArgumentException("no semicolon behind: " + statement.toString().strip());
    }
  }

  private void result(List<String> block) {
    StringBuilder expected = new StringBuilder();
    block.forEach(line -> expected.append(line).append('\n'));
    boolean error = !block.isEmpty() && block.get(0).startsWith("ERROR ");
    flush(expected + (error ? "!fails" : "\n!ok"));
  }

  /** {@code <!-- !until 60: A = b; C < 5 -->}: what stands behind the colon comes before it. */
  private void command(String line) {
    String text = line.substring(5, line.indexOf("-->")).trim();
    int colon = text.indexOf(": ");
    if (colon < 0) {
      flushBefore(text);
      script.append(text).append('\n');
    } else {
      String content = text.substring(colon + 2).replace("; ", "\n");
      flush(content + "\n" + text.substring(0, colon));
    }
  }

  /** {@code !columns} and the like speak of the statement before. */
  private void flushBefore(String command) {
    if (APART.stream().anyMatch(command::startsWith)) {
      flush("!do");
    } else if (pending != null) {
      script.append(pending);
      pending = null;
    }
  }

  private void flush(String command) {
    if (pending != null) {
      script.append(pending).append(command).append('\n');
      pending = null;
    }
  }
}
