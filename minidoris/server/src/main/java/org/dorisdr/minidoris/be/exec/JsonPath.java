package org.dorisdr.minidoris.be.exec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path into a JSON value, as Doris reads it: {@code $.name}, {@code $."a.b"}, {@code $[0]},
 * {@code $[last-1]}, {@code $.*}, {@code $[*]}, {@code $**.name}. Immutable.
 */
final class JsonPath {
  private static final Pattern LEG =
      Pattern.compile(
          "\\s*(\\*\\*)?(?:\\.?\\[\\s*(?<place>\\*|-?\\d+|last(?:\\s*-\\s*(?<back>\\d+)\\s*)?)\\s*\\]"
              + "|\\.(?<name>\\*|\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s.\\[\"]+))",
          Pattern.CASE_INSENSITIVE);

  private final List<Leg> legs = new ArrayList<>();
  private boolean many;

  /** A step: to a member by name, to an element by place (negative = from the end), or to all. */
  record Leg(String name, int place, boolean all, boolean deep) {}

  private JsonPath() {}

  /**
   * @throws IllegalArgumentException if it is no path
   */
  static JsonPath parse(String text) {
    String path = text.strip();
    JsonPath parsed = new JsonPath();
    if (!path.startsWith("$")) {
      throw new IllegalArgumentException("Json path error: Invalid Json Path for value: " + text);
    }
    Matcher leg = LEG.matcher(path);
    int at = 1;
    while (at < path.length()) {
      if (!leg.find(at) || leg.start() != at) {
        throw new IllegalArgumentException("Json path error: Invalid Json Path for value: " + text);
      }
      parsed.add(leg);
      at = leg.end();
    }
    return parsed;
  }

  private void add(Matcher found) {
    boolean deep = found.group(1) != null;
    String name = found.group("name");
    String place = found.group("place");
    boolean all = "*".equals(name) || "*".equals(place);
    many |= all || deep;
    if (name != null) {
      boolean quoted = name.startsWith("\"");
      String plain =
          quoted ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1") : name;
      legs.add(new Leg(plain, 0, all, deep));
    } else {
      legs.add(new Leg(null, all ? 0 : place(place, found.group("back")), all, deep));
    }
  }

  private static int place(String text, String back) {
    return text.toLowerCase(Locale.ROOT).startsWith("last")
        ? -1 - (back == null ? 0 : Integer.parseInt(back))
        : Integer.parseInt(text);
  }

  /** Its steps, the first one from the root. */
  List<Leg> legs() {
    return Collections.unmodifiableList(legs);
  }

  /** Whether it can lead to several values. */
  boolean isMany() {
    return many;
  }

  /** All values that it leads to. */
  List<JsonNode> find(JsonNode root) {
    List<JsonNode> found = List.of(root);
    for (Leg leg : legs) {
      List<JsonNode> next = new ArrayList<>();
      List<JsonNode> from = leg.deep() ? descendants(found) : found;
      from.forEach(node -> step(leg, node, next));
      found = next;
    }
    return found;
  }

  private static List<JsonNode> descendants(List<JsonNode> nodes) {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode node : nodes) {
      all.add(node);
      List<JsonNode> children = new ArrayList<>();
      node.forEach(children::add);
      all.addAll(descendants(children));
    }
    return all;
  }

  private static void step(Leg leg, JsonNode node, List<JsonNode> next) {
    if (leg.name() != null) {
      if (node.isObject()) {
        if (leg.all()) {
          node.forEach(next::add);
        } else if (node.has(leg.name())) {
          next.add(node.get(leg.name()));
        }
      }
    } else if (node.isArray()) {
      int place = leg.place() < 0 ? node.size() + leg.place() : leg.place();
      if (leg.all()) {
        node.forEach(next::add);
      } else if (node.has(place)) {
        next.add(node.get(place));
      }
    } else if (!leg.all() && leg.place() == 0) {
      next.add(node);
    }
  }
}
